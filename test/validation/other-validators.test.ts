import { createClient, defineSchemas, type StandardSchema, ValidationError } from 'sdk/sandbox'
import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import * as z from 'zod'
import * as mini from 'zod/mini'
import { caught } from '../support/caught.ts'
import { recorder } from '../support/recorder.ts'

const own: StandardSchema = {
  '~standard': {
    version: 1,
    vendor: 'own',
    async validate(value) {
      const { users } = value as { users: unknown[] }
      await new Promise((resolve) => setTimeout(resolve, 1))
      return {
        issues: users.flatMap((user, index) =>
          typeof user === 'string' ? [] : [{ message: 'is no text', path: ['users', { key: index }] }],
        ),
      }
    },
  },
}

const validators: [string, StandardSchema, string][] = [
  ['zod', z.object({ users: z.array(z.string()) }), 'expected a string, got 5'],
  ['zod mini', mini.object({ users: mini.array(mini.string()) }), 'expected a string, got 5'],
  ['valibot', v.object({ users: v.array(v.string()) }), 'Invalid type: Expected string but received 5'],
  ['a custom schema that is asynchronous', own, 'is no text'],
]

describe('any Standard Schema object', () => {
  it.each(validators)('%s checks a request', async (_, body, message) => {
    const { fetch, sent } = recorder(() => Response.json({}))
    const schemas = defineSchemas({ addUsersToSandbox: { body } })
    const client = createClient({ token: 'pat', fetch, schemas })

    const { data } = await client.addUsersToSandbox({ name: 'dev' }, { users: ['ada'] })
    const error = await caught(() =>
      client.addUsersToSandbox({ name: 'dev' }, { users: ['ada', 5 as never] }),
    )

    expect(data).toEqual({})
    expect(error).toBeInstanceOf(ValidationError)
    expect(error).toMatchObject({
      code: 'validation_error',
      message: expect.stringMatching(/ users\.1: .*\(POST/),
      issues: [{ path: ['users', 1], message }],
    })
    expect(sent).toHaveLength(1)
  })

  it.each(validators)('%s checks a response', async (_, schema, message) => {
    const answers = [
      { users: [5], more: 1 },
      { users: [], more: 1 },
    ]
    const { fetch } = recorder(() => Response.json(answers.shift()))
    const schemas = defineSchemas({ deleteSandbox: { response: { '2XX': schema } } })
    const client = createClient({ token: 'pat', fetch, schemas })

    const error = await caught(() => client.deleteSandbox({ name: 'dev' }))
    const { data } = await client.deleteSandbox({ name: 'dev' })

    expect(error).toMatchObject({
      code: 'validation_error',
      message: expect.stringContaining('sandbox.deleteSandbox has a response that does not match its schema'),
      side: 'response',
      issues: [{ path: ['users', 0], message }],
    })
    expect(data).toEqual({ users: [], more: 1 })
  })

  const first = z.literal('first')
  const second = z.literal('second')
  const third = z.literal('third')
  it.each([
    ['its own status first', { 200: first, '2XX': second, default: third }, '"first"'],
    ['then its class', { 201: first, '2XX': second, default: third }, '"second"'],
    ['then the default', { 201: first, default: third }, '"third"'],
  ])('is chosen by the status of the response: %s', async (_, response, expected) => {
    const { fetch } = recorder(() => Response.json('none of them'))
    const schemas = defineSchemas({ deleteSandbox: { response } })
    const client = createClient({ token: 'pat', fetch, schemas })

    const error = await caught(() => client.deleteSandbox({ name: 'dev' }))

    expect(error).toMatchObject({
      code: 'validation_error',
      issues: [{ path: [], message: `expected ${expected}, got "none of them"` }],
    })
  })
})
