import { createRequire } from 'node:module'
import { createClient, isSdkError } from 'sdk/sandbox'
import { expect, it } from 'vitest'
import { caught } from '../support/caught.ts'

const cjs = createRequire(import.meta.url)('sdk/sandbox') as typeof import('sdk/sandbox')

it('schemas of the CJS copy refuse a response to the ESM client once, by a ValidationError', async () => {
  let sent = 0
  const validate = () => ({ issues: [{ message: 'is wrong' }] })
  const schema = { '~standard': { version: 1, vendor: 'test', validate } } as const
  const client = createClient({
    token: 'token',
    schemas: cjs.defineSchemas({ listSandboxes: { response: { 200: schema } } }) as never,
    fetch: async () => {
      sent++
      return Response.json([])
    },
  })

  const error = await caught(() => client.listSandboxes())

  expect(isSdkError(error) && error.code).toBe('validation_error')
  expect(sent).toBe(1)
})
