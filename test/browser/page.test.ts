import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { servePage } from '../../examples/browser/serve.ts'
import { chromium, launchChromium } from '../support/chromium.ts'
import { describeWith } from '../support/need.ts'

describeWith(chromium, 'the page of examples/browser, in Chromium', () => {
  let browser: Browser
  let site: Awaited<ReturnType<typeof servePage>>
  let page: Page
  const problems: string[] = []

  beforeAll(async () => {
    site = await servePage()
    browser = await launchChromium()
  })
  afterAll(async () => {
    await browser?.close()
    await site?.close()
  })
  beforeEach(async () => {
    await page?.close()
    problems.length = 0
    page = await browser.newPage()
    page.on('pageerror', ({ message }) => problems.push(message))
    await page.goto(site.url)
    await page.getByRole('listitem').first().waitFor()
  })
  const names = () => page.locator('li strong').allTextContents()

  it('lists what the mock was seeded with', async () => {
    expect(await names()).toEqual(['dev', 'staging'])
    expect(problems).toEqual([])
  })

  it('creates and deletes: the mock keeps its state in the page', async () => {
    await page.getByLabel('Name').fill('feature 7')
    await page.getByRole('button', { name: 'Create' }).click()
    await expect.poll(names).toEqual(['dev', 'staging', 'feature 7'])

    await page.getByRole('listitem').filter({ hasText: 'staging' }).getByRole('button').click()
    await expect.poll(names).toEqual(['dev', 'feature 7'])
    expect(problems).toEqual([])
  })

  it("shows the vendor's errors", async () => {
    await page.getByLabel('Name').fill('dev')
    await page.getByRole('button', { name: 'Create' }).click()

    await expect
      .poll(() => page.getByRole('alert').textContent())
      .toBe(
        "sandbox.createSandbox failed with 422: name: Value error, a sandbox named 'dev' exists already (POST /v1/sandbox)",
      )
  })

  it.each([
    ['503', /failed with 503: Service Unavailable/],
    ['disconnect', /got no response/],
    ['stall', /timed out after \d+ ms \(attempt, waiting for body\)/],
    ['cut', /was cut off while receiving the response/],
    ['bad-json', /not valid JSON/],
    ['html', /failed with 502/],
  ])('shows the fault %s and recovers from it', async (fault, message) => {
    await page.getByRole('combobox').selectOption(fault)
    await page.getByLabel('Name').fill('late')
    await page.getByRole('button', { name: 'Create' }).click()
    await expect.poll(() => page.getByRole('alert').textContent(), { timeout: 5000 }).toMatch(message)

    await page.getByRole('combobox').selectOption('')
    await page.getByLabel('Name').fill('then')
    await page.getByRole('button', { name: 'Create' }).click()
    await expect.poll(names).toContain('then')
    expect(problems).toEqual([])
  })
})
