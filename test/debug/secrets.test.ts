import { debug } from 'sdk/debug'
import { createLimiter } from 'sdk/limits'
import { type ClientEvent, defineSchemas, type StandardSchema } from 'sdk/sandbox'
import { expect, it } from 'vitest'
import { caught } from '../support/caught.ts'
import { expectNoSecret } from '../support/fault-secrets.ts'
import { spec } from '../support/generated.ts'
import { generatedClient } from '../support/generated-calls.ts'

const tokens = ['Qm7xVd2LrTz9WbKc4Hn8', 'Zp4kRs8NwYb3TfGj6Dq1']
const password = 'u5GyRk1Pe6Zs3Jf0Na'
const header = 'Xo4wBt7Mi9Ud2Cv6Ye'
const id = 'Fh3sLq8EaDp5Tj1RgWx2'
const secrets = [...tokens, password]

/** Every kind of event; add new ones here. */
const kinds: Record<ClientEvent['type'], true> = {
  wait: true,
  request: true,
  response: true,
  retry: true,
  refresh: true,
  error: true,
  deprecation: true,
  validation: true,
  unreadable: true,
  sent: true,
  received: true,
  undeclared: true,
}

const json = (schema: object) => ({ content: { 'application/json': { schema } } })
const login = {
  type: 'object',
  required: ['password'],
  properties: { password: { type: 'string', writeOnly: true }, name: { type: 'string' } },
}
const paths = {
  '/things/{id}': {
    parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'string' } }],
    post: {
      operationId: 'callThings',
      requestBody: { required: true, ...json(login) },
      responses: { 200: { description: 'Yes.', ...json({ type: 'object' }) } },
    },
    put: {
      operationId: 'putThings',
      requestBody: { content: { 'application/octet-stream': {} } },
      responses: { 200: { description: 'Yes.' } },
    },
    get: {
      operationId: 'getThings',
      responses: { 200: { description: 'Yes.', content: { 'application/octet-stream': {} } } },
    },
  },
}
const components = { securitySchemes: { key: { type: 'http', scheme: 'bearer' } } }
const things = spec({ paths, components, security: [{ key: [] }] })

/** Repeats every request. */
const repeating: StandardSchema = {
  '~standard': {
    version: 1,
    vendor: 'test',
    validate: (value: unknown) => ({
      issues: [{ message: `is not ${JSON.stringify(value)}`, path: [password] }],
    }),
  },
}

type Answer = (known: string) => Response

/** Repeats the secrets in the request. */
const echoed =
  (status: number, headers = {}): Answer =>
  (known) =>
    Response.json({ detail: known, [known]: known }, { status, headers })

/** A platform that hides headers, and repeats a secret in its reason. */
const withheld: Answer = (known) => {
  const get = () => {
    throw new Error(`none for ${known}`)
  }
  return Object.defineProperty(new Response(JSON.stringify({ [known]: known })), 'headers', {
    value: { get },
  })
}

/** All output of a session in which every kind of event occurs. */
async function session(format: 'text' | 'json') {
  const lines: string[] = []
  const types = new Set<string>()
  const answers = [
    echoed(401),
    echoed(429, { deprecation: '@1688169599' }),
    withheld,
    echoed(418),
    echoed(299),
    echoed(200),
    (known: string) => new Response(known),
  ]
  const { client } = await generatedClient(things, {
    fetch: async (_: string, { body, headers }: RequestInit) => {
      await new Response(body).text()
      const token = new Headers(headers).get('authorization')?.slice('Bearer '.length)
      return (answers.shift() as Answer)(`${token},${password}`)
    },
    token: ({ refresh }: { refresh: boolean }) => tokens[+refresh],
    headers: { 'x-key': header },
    retry: { baseDelayMs: 0 },
    limiter: createLimiter({ limits: [{ requests: 1, perMs: 20 }], holdMs: 10 }),
    tenant: 'acme',
    validate: 'warn',
    schemas: defineSchemas({ callThings: { body: repeating, responses: { 200: repeating } } } as never),
    onEvent: [
      debug({ format, write: (line) => lines.push(line) }),
      ({ type }: ClientEvent) => void types.add(type),
    ],
  })
  const call = (name: string, ...given: unknown[]) => client[name]?.({ id }, ...given)
  const body = { password, name: password }

  await call('callThings', body)
  await caught(() => call('callThings', body))
  await call('callThings', body)
  await call('putThings', new Blob([password]).stream())
  const { data } = (await call('getThings', null, { as: 'stream' })) as { data: ReadableStream }
  await new Response(data).text()
  return { lines, types }
}

it.each(['text', 'json'] as const)('no line of %s contains a secret, whatever happens', async (format) => {
  const { lines, types } = await session(format)

  expect([...types].sort()).toEqual(Object.keys(kinds).sort())
  expect(lines.length).toBeGreaterThan(12)
  expectNoSecret(lines, ...secrets, header, id)
})
