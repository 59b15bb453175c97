import { join } from 'node:path'
import { build } from 'esbuild'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { chromium, launchChromium } from '../support/chromium.ts'
import { describeWith } from '../support/need.ts'
import { projectRoot } from '../support/project-copy.ts'

/** The app in the guide with the mock in the page, and a list that continues at the press of a button. */
const app = `
import { QueryClient, QueryClientProvider, useInfiniteQuery } from '@tanstack/react-query'
import { createRoot } from 'react-dom/client'
import { createClient } from 'sdk/environments'
import { createMock } from 'sdk/environments/mocks'
import { infiniteQueryOptions, itemsOf } from 'sdk/query'
import { createMock as createSandboxMock } from 'sdk/sandbox/mocks'
import { Sandboxes } from './test/environments/projects/react-query/src/sandboxes.tsx'

globalThis.fetch = createSandboxMock().fetch
const mock = createMock()
const environments = createClient({ token: 'any', fetch: mock.fetch })
for (const name of ['a', 'b', 'c'])
  await environments.createSandboxEnvironment({ project_id: 1 }, { name, network_access_level: 'full' })

function Environments() {
  const { listSandboxEnvironments } = environments
  const { data, hasNextPage, fetchNextPage } = useInfiniteQuery({
    ...infiniteQueryOptions(listSandboxEnvironments, { project_id: 1, limit: 2 }),
    select: itemsOf(listSandboxEnvironments),
  })
  return (
    <section>
      <p id="count">{data?.length}</p>
      {hasNextPage && <button type="button" id="more" onClick={() => fetchNextPage()}>More</button>}
    </section>
  )
}

createRoot(document.getElementById('root')).render(
  <QueryClientProvider client={new QueryClient()}><Environments /><Sandboxes /></QueryClientProvider>,
)`

async function bundle(): Promise<string> {
  const built = ['index', 'environments', 'environments/mocks', 'query', 'sandbox', 'sandbox/mocks'].map(
    (name) => [name === 'index' ? 'sdk' : `sdk/${name}`, join(projectRoot, `dist/${name}.js`)],
  )
  const { outputFiles } = await build({
    stdin: { contents: app, loader: 'tsx', resolveDir: projectRoot },
    // Longest first: esbuild also applies an alias to the paths below it.
    alias: Object.fromEntries(built.reverse()),
    nodePaths: [join(projectRoot, 'test/query/node_modules')],
    define: { 'import.meta.env': '{}', 'process.env.NODE_ENV': '"production"' },
    jsx: 'automatic',
    bundle: true,
    format: 'esm',
    write: false,
    logLevel: 'error',
  })
  return outputFiles[0]?.text ?? ''
}

describeWith(chromium, 'the app of the guide, in Chromium', () => {
  let browser: Browser
  beforeAll(async () => {
    browser = await launchChromium()
  })
  afterAll(() => browser?.close())

  it('lists, creates, and goes on to the next page', async () => {
    const page = await browser.newPage()
    const problems: string[] = []
    page.on('pageerror', ({ message }) => problems.push(message))
    await page.route('**/*', (route) =>
      route.fulfill({ contentType: 'text/html', body: '<div id="root"></div>' }),
    )
    await page.goto('http://localhost/')
    await page.addScriptTag({ content: await bundle(), type: 'module' })

    await expect.poll(() => page.locator('#count').textContent()).toBe('2')
    await page.click('#more')
    await expect.poll(() => page.locator('#count').textContent()).toBe('3')
    expect(await page.locator('#more').count()).toBe(0)

    await page.fill('[name=name]', 'test')
    await page.click('[type=submit]')
    await expect.poll(() => page.locator('li').allTextContents()).toContain('test')
    await page.fill('[name=name]', 'test')
    await page.click('[type=submit]')
    await expect.poll(() => page.locator('form p').textContent()).toMatch(/named 'test' exists already/)
    expect(problems).toEqual([])
  })
})
