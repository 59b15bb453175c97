import { same } from '../../runtimes/suite/expect.ts'
import { type Site, siteOf } from '../web/site.ts'

const created = 'createSandbox 201'
const listed = 'listSandboxes 200'

const facts: Site['facts'] = {
  'the response is in the page': async ({ html, api }) => {
    const text = await html('/')

    same('the list', /<li>(.*?)<\/li>/.exec(text)?.[1], 'dev')
    same('the answer', /data-sveltekit-fetched data-url="([^"]*)"/.exec(text)?.[1], `${api.url}/v1/sandbox`)
    same('calls', api.calls(), [listed])
  },
  'hydration makes no second request': async ({ page, url, api }) => {
    const requests: string[] = []
    page.on('request', (request) => requests.push(request.url()))
    await page.goto(url, { waitUntil: 'networkidle' })

    same('the list', await page.locator('li').allTextContents(), ['dev'])
    same('hydrated', await page.locator('script[data-sveltekit-fetched]').count(), 0)
    same(
      'requests to the API',
      requests.filter((each) => each.startsWith(api.url)),
      [],
    )
    same('calls', api.calls(), [listed])
  },
}

const base: Site = {
  name: 'SvelteKit',
  about: 'universal `load` with its `fetch`, during SSR',
  project: 'sveltekit',
  framework: '@sveltejs/kit',
  build: ['npm', 'run', 'build'],
  start: ['node', 'build'],
  environment: ({ url }) => ({ PUBLIC_SANDBOX_URL: url, SANDBOX_URL: url, VALSTORM_API_TOKEN: 'any' }),
  notes: { list: 'no request id: `load` hides headers unless the hook `handle` allows them' },
  place: { withheldHeaders: true },
  facts,
}

export const sveltekit = siteOf({
  ...base,
  facts: {
    ...facts,
    'a server load and a form action': async ({ page, url, api }) => {
      // Hydration resets the field of a page.
      await page.goto(`${url}/server`, { waitUntil: 'networkidle' })
      await page.fill('input', 'dev')
      await page.click('button')
      const refused = await page.locator('p').textContent()
      await page.waitForLoadState('networkidle')
      await page.fill('input', 'test')
      await page.click('button')
      await page.locator('li >> nth=1').waitFor()

      same('refused', refused, "Value error, a sandbox named 'dev' exists already")
      same('the list', await page.locator('li').allTextContents(), ['dev', 'test'])
      same('calls', api.calls(), [listed, 'createSandbox 422', listed, created, listed])
    },
  },
})

export const sveltekit3 = siteOf({ ...base, name: 'SvelteKit 3', project: 'sveltekit-3', node: 22 })
