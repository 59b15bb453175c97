const { casesOf } = require('environment-suite')
const sdk = require('sdk')
const sandbox = require('sdk/sandbox')
const mocks = require('sdk/sandbox/mocks')

const place = JSON.parse(process.env.PLACE)

it.each(casesOf({ sdk, sandbox, mocks, place }))('%s', async (_, run) => {
  const client = sandbox.createClient({ token: 'any' })
  const error = await client.createSandbox(null, { name: 'dev' }).catch((reason) => reason)

  // Nothing was sent, so nothing is reported as a network failure.
  expect(error).toBeInstanceOf(sdk.ConfigError)
  expect(error.message).toMatch(/\bfetch\b/)
  expect(error.attempts).toBe(0)
  await run()
})
