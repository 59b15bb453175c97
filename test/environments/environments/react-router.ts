import { same } from '../../runtimes/suite/expect.ts'
import { siteOf } from '../web/site.ts'

const listed = 'listSandboxes 200'

export const reactRouter = siteOf({
  name: 'React Router',
  about: 'framework mode: loaders and actions',
  project: 'react-router',
  framework: 'react-router',
  build: ['npm', 'run', 'build'],
  start: ['react-router-serve', 'build/server/index.js'],
  environment: ({ url }) => ({ SANDBOX_URL: url, VALSTORM_API_TOKEN: 'any' }),
  facts: {
    'a loader and an action': async ({ page, url, api }) => {
      await page.goto(url, { waitUntil: 'networkidle' })
      const before = api.calls()
      await page.fill('[name=name]', 'dev')
      await page.click('button')
      const refused = await page.locator('p').textContent()
      await page.fill('[name=name]', 'test')
      await page.click('button')
      await page.locator('li >> nth=1').waitFor()

      same('calls of the first page', before, [listed])
      same('refused', refused, "Value error, a sandbox named 'dev' exists already")
      same('the list', await page.locator('li').allTextContents(), ['dev', 'test'])
      same('calls', api.calls(), [listed, 'createSandbox 422', listed, 'createSandbox 201', listed])
    },
  },
})
