import type { Browser, Page } from 'playwright-core'
import { launchChromium } from '../../support/chromium.ts'
import type { Environment } from '../environment.ts'
import { readResults, runProgram } from '../program.ts'
import type { CaseResult, Place } from '../suite/stage.ts'
import { versionOf } from '../version.ts'
import { type Api, startApi } from './api.ts'
import { type App, startApp } from './app.ts'

/** A framework's app, built and started the way its users do. */
export interface Site extends Omit<Environment, 'version' | 'run'> {
  /** The package with the version for the table. */
  readonly framework: string
  readonly build: readonly [string, ...string[]]
  readonly start: readonly [string, ...string[]]
  /** The environment variables of its build, and its server, which finds its address in HOST and PORT. */
  environment(api: Api): Readonly<Record<string, string>>
  /** Whether the cases run in the browser instead of the server. */
  readonly casesInPage?: boolean
  /** Facts about this framework only, by title. Each starts with a fresh API, in a new page. */
  readonly facts: Readonly<Record<string, (visit: Visit) => Promise<void>>>
}

/** The input of a fact. */
export interface Visit {
  readonly page: Page
  readonly url: string
  readonly api: Api
  readonly place: Place
  /** The HTML of a path, as the server sends it. */
  html(path: string): Promise<string>
}

/** Builds an app, starts it, runs the cases in it at `/cases`, and then checks the facts about its framework. */
export function siteOf(site: Site): Environment {
  const { framework, build, start, environment, casesInPage, facts, ...rest } = site
  return {
    ...rest,
    version: versionOf(framework),
    async run(context) {
      const api = await startApi()
      try {
        const variables = environment(api)
        const { problem, output } = await runProgram(context, build, variables)
        if (problem) throw new Error(`the build ${problem}: ${output}`)
        const app = await startApp(context, start, variables)
        const browser = await launchChromium()
        try {
          const param = encodeURIComponent(JSON.stringify(context.place))
          const url = `${app.url}/cases?place=${param}`
          const results = await (casesInPage ? printedByPage(browser, url) : printedByServer(app, url))
          const visit = { url: app.url, api, place: context.place }
          return [...results, ...(await factsIn(browser, visit, facts))]
        } finally {
          await browser.close()
          await app.stop()
        }
      } finally {
        await api.close()
      }
    },
  }
}

/** The server of an app runs the cases when a page is requested, and prints the results. */
async function printedByServer(app: App, url: string): Promise<CaseResult[]> {
  const response = await fetch(url)
  const html = await response.text()
  const results = readResults(app.output())
  if (response.ok && results.length) return results
  const problem = `/cases gave ${response.status}: ${html.slice(0, 500)}\n${app.output().slice(-2000)}`
  return [...results, { title: 'cases', problem }]
}

/** A page runs the cases, prints the results, and sets its title to `done`. */
async function printedByPage(browser: Browser, url: string): Promise<CaseResult[]> {
  const page = await browser.newPage()
  let output = ''
  page.on('console', (message) => {
    output += `${message.text()}\n`
  })
  page.on('pageerror', (error) => {
    output += `${error}\n`
  })
  await page.goto(url)
  const problem = await page
    .waitForFunction(() => document.title === 'done', null, { timeout: 60_000 })
    .then(
      () => null,
      (error) => `${error}\n${output.slice(-2000)}`,
    )
  await page.close()
  return [...readResults(output), ...(problem === null ? [] : [{ title: 'cases', problem }])]
}

async function factsIn(
  browser: Browser,
  visit: Omit<Visit, 'page' | 'html'>,
  facts: Site['facts'],
): Promise<CaseResult[]> {
  const results: CaseResult[] = []
  for (const [title, check] of Object.entries(facts)) {
    visit.api.reset()
    const context = await browser.newContext()
    const page = await context.newPage()
    page.setDefaultTimeout(15_000)
    const html = async (path: string) => (await fetch(visit.url + path)).text()
    const problem = await check({ ...visit, page, html }).then(
      () => null,
      (error) => `${error}`,
    )
    results.push({ title, problem })
    await context.close()
  }
  return results
}
