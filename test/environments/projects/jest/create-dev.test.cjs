const { configure, sandbox } = require('sdk/sandbox')
const { createMock } = require('sdk/sandbox/mocks')
const { createDev } = require('./create-dev.cjs')

const mock = createMock()
configure(sandbox, { fetch: mock.fetch, token: 'any' })
afterEach(() => mock.reset())

it('creates a sandbox', async () => {
  await createDev()

  expect(mock.state.sandboxes).toMatchObject([{ sandbox_name: 'dev' }])
})

it('throws an ApiError if the name is taken', async () => {
  mock.seed.sandboxes([{ sandbox_name: 'dev' }])

  await expect(createDev()).rejects.toMatchObject({ code: 'api_error', status: 422 })
})
