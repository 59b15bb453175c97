import { same } from '../../runtimes/suite/expect.ts'
import { siteOf } from '../web/site.ts'

const listed = 'listSandboxes 200'

export const nuxt = siteOf({
  name: 'Nuxt',
  about: '`useAsyncData` in SSR, server routes',
  project: 'nuxt',
  framework: 'nuxt',
  node: 22,
  build: ['npm', 'run', 'build'],
  start: ['node', '.output/server/index.mjs'],
  environment: ({ url }) => ({
    NUXT_PUBLIC_SANDBOX_URL: url,
    NUXT_VALSTORM_TOKEN: 'any',
    NUXT_TELEMETRY_DISABLED: '1',
  }),
  facts: {
    'hydration makes no second request': async ({ page, url, api }) => {
      const requests: string[] = []
      page.on('request', (request) => requests.push(request.url()))
      await page.goto(url, { waitUntil: 'networkidle' })
      await page.waitForFunction(() => 'useNuxtApp' in globalThis)

      same('the list', await page.locator('li').allTextContents(), ['dev'])
      same(
        'requests to the API',
        requests.filter((each) => each.startsWith(api.url)),
        [],
      )
      same('calls', api.calls(), [listed])
    },
    'the status of an error becomes that of the page': async ({ url, api }) => {
      api.mock.fail('listSandboxes', 403)
      const { status } = await fetch(url)

      same('status', status, 403)
    },
    'a server route with its own token': async ({ page, url, api }) => {
      await page.goto(`${url}/create`, { waitUntil: 'networkidle' })
      await page.fill('[name=name]', 'dev')
      await page.click('button')
      const refused = await page.locator('p').textContent()
      await page.fill('[name=name]', 'test')
      await page.click('button')
      const created = await page.locator('li').textContent()

      same('texts', [refused, created], ["Value error, a sandbox named 'dev' exists already", 'test'])
      same('calls', api.calls(), ['createSandbox 422', 'createSandbox 201'])
    },
  },
})
