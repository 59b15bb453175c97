import { same } from '../../runtimes/suite/expect.ts'
import { siteOf, type Visit } from '../web/site.ts'

const listed = 'listSandboxes 200'
const created = 'createSandbox 201'

/** The items that a page lists, as its server sends them. */
const itemsIn = async ({ html }: Visit, path: string) =>
  [...(await html(path)).matchAll(/<li>(.*?)<\/li>/g)].map(([, text]) => text)

export const nextjs = siteOf({
  name: 'Next.js',
  about: 'server components, server actions, route handlers',
  project: 'nextjs',
  framework: 'next',
  build: ['npm', 'run', 'build'],
  start: ['next', 'start', '-H', '127.0.0.1'],
  environment: ({ url }) => ({ SANDBOX_URL: url, VALSTORM_API_TOKEN: 'any', NEXT_TELEMETRY_DISABLED: '1' }),
  facts: {
    'a server component and a server action': async ({ page, url, api }) => {
      await page.goto(url)
      await page.fill('[name=name]', 'dev')
      await page.click('button')
      const refused = await page.locator('p').textContent()
      await page.fill('[name=name]', 'test')
      await page.click('button')
      await page.locator('li >> nth=1').waitFor()

      same('refused', refused, "Value error, a sandbox named 'dev' exists already")
      same('the list', await page.locator('li').allTextContents(), ['dev', 'test'])
      same('calls', api.calls(), [listed, 'createSandbox 422', created, listed])
    },
    'equal calls of a render are one, by cache()': async (visit) => {
      same('the list', await itemsIn(visit, '/dedupe/cache'), ['dev', 'dev'])
      same('calls', visit.api.calls(), [listed])
    },
    'equal GETs of a render are one request without limits': async (visit) => {
      same('the list', await itemsIn(visit, '/dedupe/no-limits'), ['dev', 'dev'])
      same('calls', visit.api.calls(), [listed])
    },
    'a retry is a request of its own': async (visit) => {
      visit.api.mock.fail('listSandboxes', 503, { times: 1 })

      same('the list', await itemsIn(visit, '/retry'), ['dev'])
      same('calls', visit.api.calls(), ['listSandboxes 503', listed])
    },
    'next.revalidate and next.tags': async (visit) => {
      const before = [await itemsIn(visit, '/cached/tag'), await itemsIn(visit, '/cached/tag')]
      const asked = visit.api.calls()
      const { status } = await fetch(`${visit.url}/api/sandboxes`, {
        method: 'POST',
        body: '{"name":"test"}',
      })
      const after = await itemsIn(visit, '/cached/tag')

      same('the lists', [before, status, after], [[['dev'], ['dev']], 201, ['dev', 'test']])
      same('calls', [asked, visit.api.calls()], [[listed], [listed, created, listed]])
    },
    "cache: 'force-cache'": async (visit) => {
      await itemsIn(visit, '/cached/force')
      await itemsIn(visit, '/cached/force')

      same('calls', visit.api.calls(), [listed])
    },
    "cache: 'no-store'": async (visit) => {
      await itemsIn(visit, '/cached/none')
      await itemsIn(visit, '/cached/none')

      same('calls', visit.api.calls(), [listed, listed])
    },
  },
})
