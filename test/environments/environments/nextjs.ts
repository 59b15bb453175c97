import { same } from '../../runtimes/suite/expect.ts'
import { type Site, siteOf, type Visit } from '../web/site.ts'

const listed = 'listSandboxes 200'
const created = 'createSandbox 201'

/** The items in a page, as its server sends them. */
const itemsIn = async ({ html }: Visit, path: string) =>
  [...(await html(path)).matchAll(/<li>(.*?)<\/li>/g)].map(([, text]) => text)

/** A page comes from the cache until a route handler that changes something expires its tag. */
const expiresByTag = (path: string) => async (visit: Visit) => {
  const body = '{"name":"test"}'
  await itemsIn(visit, path)
  const asked = visit.api.calls().length
  const before = await itemsIn(visit, path)
  const { status } = await fetch(`${visit.url}/api/sandboxes`, { method: 'POST', body })
  const after = await itemsIn(visit, path)

  same('the lists', [before, status, after], [['dev'], 201, ['dev', 'test']])
  same('calls', visit.api.calls().slice(asked), [created, listed])
}

const facts: Site['facts'] = {
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
  'cache() merges equal calls in a render': async (visit) => {
    same('the list', await itemsIn(visit, '/dedupe/cache'), ['dev', 'dev'])
    same('calls', visit.api.calls(), [listed])
  },
  'equal GETs in a render are one request without time limits': async (visit) => {
    same('the list', await itemsIn(visit, '/dedupe/no-limits'), ['dev', 'dev'])
    same('calls', visit.api.calls(), [listed])
  },
  'a retry is a new request': async (visit) => {
    visit.api.mock.fail('listSandboxes', 503, { times: 1 })

    same('the list', await itemsIn(visit, '/retry'), ['dev'])
    same('calls', visit.api.calls(), ['listSandboxes 503', listed])
  },
  'next.revalidate and next.tags': expiresByTag('/cached/tag'),
  "cache: 'force-cache'": async (visit) => {
    await itemsIn(visit, '/cached/force')
    await itemsIn(visit, '/cached/force')

    same('calls', visit.api.calls(), [listed])
  },
  "cache: 'no-store' makes a page dynamic": async (visit) => {
    await itemsIn(visit, '/cached/none')
    await itemsIn(visit, '/cached/none')

    same('calls', visit.api.calls(), [listed, listed])
  },
  'an event listener': async (visit) => {
    same('the list', await itemsIn(visit, '/events'), ['dev'])
  },
  'the cases in a route handler': async ({ url, place }) => {
    const param = encodeURIComponent(JSON.stringify({ ...place, url: `${place.url}-route` }))
    const results = await (await fetch(`${url}/cases-in-route?place=${param}`)).json()

    same(
      'problems',
      results.filter(({ problem }: { problem: unknown }) => problem !== null),
      [],
    )
    same('cases', results.length, 8)
  },
}

const app = {
  project: 'nextjs',
  framework: 'next',
  build: ['npm', 'run', 'build'],
  start: ['next', 'start', '-H', '127.0.0.1'],
} as const

const variables = { VALSTORM_API_TOKEN: 'any', NEXT_TELEMETRY_DISABLED: '1' }

export const nextjs = siteOf({
  ...app,
  name: 'Next.js',
  about: 'server components, server actions, route handlers',
  environment: ({ url }) => ({ ...variables, SANDBOX_URL: url }),
  facts,
})

export const nextjsCacheComponents = siteOf({
  ...app,
  name: 'Next.js with Cache Components',
  about: 'the same with `cacheComponents: true`',
  environment: ({ url }) => ({ ...variables, SANDBOX_URL: url, CACHE_COMPONENTS: 'true' }),
  facts: {
    ...facts,
    "'use cache' and cacheTag": expiresByTag('/use-cache'),
  },
})
