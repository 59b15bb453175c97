import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { servePage } from '../../examples/browser/serve.ts'
import { chromium, launchChromium } from '../support/chromium.ts'
import { describeWith } from '../support/need.ts'
import { projectRoot } from '../support/project-copy.ts'
import { inBrowser } from './all-programs.ts'
import { placeOf } from './block.ts'

/** The call that checks the page of a program afterwards. */
interface Asked {
  readonly done: boolean
  readonly status: number
}

describe('programs for a browser', () => {
  it('have no claims, which nothing would check', () => {
    expect(inBrowser.filter(({ claims }) => claims.length).map(({ block }) => placeOf(block))).toEqual([])
  })
})

describeWith(chromium, 'programs for a browser, in Chromium', () => {
  let browser: Browser
  beforeAll(async () => {
    browser = await launchChromium()
  })
  afterAll(() => browser?.close())

  it.each(inBrowser.map((program) => [placeOf(program.block), program] as const))(
    '%s runs, and then answers the calls of its page',
    async (_, { path, source }) => {
      const contents = `${source}\nObject.assign(globalThis, { done: true })`
      const site = await servePage(0, {
        stdin: { contents, loader: 'ts', sourcefile: path, resolveDir: `${projectRoot}/test/docs` },
      })
      const page = await browser.newPage()
      const problems: string[] = []
      page.on('pageerror', ({ message }) => problems.push(message))

      await page.goto(site.url)
      await page.waitForFunction('globalThis.done', undefined, { timeout: 10_000 }).catch(() => {})
      const asked = await page.evaluate<Asked>(`
        fetch('https://api.valstorm.com/v1/sandbox', { headers: { authorization: 'Bearer any' } })
          .then(({ status }) => ({ done: globalThis.done, status }), () => ({ done: globalThis.done, status: 0 }))
      `)
      await page.close()
      await site.close()

      expect(problems).toEqual([])
      expect(asked).toEqual({ done: true, status: 200 })
    },
  )
})
