import { same } from '../../runtimes/suite/expect.ts'
import { siteOf } from '../web/site.ts'

const listed = 'listSandboxes 200'
const busy = 'listSandboxes 503'

export const reactQuery = siteOf({
  name: 'React + TanStack Query',
  about: 'queries and mutations in Chromium, built by Vite',
  project: 'react-query',
  framework: '@tanstack/react-query',
  build: ['npm', 'run', 'build'],
  start: ['vite', 'preview'],
  environment: ({ url }) => ({ VITE_SANDBOX_URL: url }),
  casesInPage: true,
  facts: {
    'a query and a mutation': async ({ page, url, api }) => {
      await page.goto(url)
      await page.locator('li').waitFor()
      await page.fill('[name=name]', 'dev')
      await page.click('[type=submit]')
      const refused = await page.locator('p').textContent()
      await page.fill('[name=name]', 'test')
      await page.click('[type=submit]')
      await page.locator('li >> nth=1').waitFor()

      same('refused', refused, "Value error, a sandbox named 'dev' exists already")
      same('the list', await page.locator('li').allTextContents(), ['dev', 'test'])
      same('calls', api.calls(), [listed, 'createSandbox 422', 'createSandbox 201', listed])
    },
    'a typed error': async ({ page, url, api }) => {
      api.mock.fail('listSandboxes', 403)
      await page.goto(url)

      same('the page', await page.locator('p').textContent(), 'Ask an administrator for access.')
    },
    'an unmount aborts the request': async ({ page, url, api }) => {
      api.mock.fail('listSandboxes', { type: 'latency', ms: 20_000 })
      const failed = page.waitForEvent('requestfailed')
      const started = page.waitForRequest(`${api.url}/**`)
      await page.goto(url)
      await started
      await page.click('#close')

      same('why', (await failed).failure()?.errorText, 'net::ERR_ABORTED')
      same('calls', api.calls().length, 1)
    },
    'a permanent 503 makes three requests if the client retries': async ({ page, url, api }) => {
      api.mock.fail('listSandboxes', 503)
      await page.goto(url)
      await page.locator('p').waitFor()

      same('calls', api.calls(), [busy, busy, busy])
    },
    'a permanent 503 makes four requests if the query retries': async ({ page, url, api }) => {
      api.mock.fail('listSandboxes', 503)
      await page.goto(`${url}/query-retries`)
      const text = await page.locator('p').textContent()

      same('the page', /, \d times$/.exec(`${text}`)?.[0], ', 4 times')
      same('calls', api.calls(), [busy, busy, busy, busy])
    },
  },
})
