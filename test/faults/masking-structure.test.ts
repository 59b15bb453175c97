import fc from 'fast-check'
import { createClient, createSandboxEnvironment, isApiError } from 'sdk/environments'
import { describe, expect, it } from 'vitest'
import { addSecret, createSecrets, maskText, parseMasked } from '../../src/runtime/secrets/redact.ts'
import { rejection } from '../support/fault-errors.ts'

const refusal = {
  type: 'validation_error',
  code: 'invalid_input',
  detail: 'the name is taken',
  attr: null,
  extra: true,
  n: 8080,
}

const refused = (body: unknown, variables: Record<string, string>) =>
  rejection(
    createClient({
      token: 'any',
      fetch: async () => Response.json(body, { status: 400 }),
    }).createSandboxEnvironment({ project_id: 1 }, { name: 'x', environment_variables: variables }),
  )

const path = '(POST /api/projects/{project_id}/sandbox_environments/)'

describe('a secret that equals ordinary words leaves an error unchanged', () => {
  it.each([
    'true',
    'null',
    '8080',
    'code',
    'type',
    'sandbox',
    'name',
    'taken',
    'POST',
    'api',
    '1',
    'x',
    'environments',
  ])('%s', async (value) => {
    const error = await refused(refusal, { DEBUG: value })

    expect(isApiError(error, createSandboxEnvironment, 400)).toBe(true)
    expect(error).toMatchObject({
      body: refusal,
      url: '/api/projects/{project_id}/sandbox_environments/',
      operation: 'createSandboxEnvironment',
      message: `environments.createSandboxEnvironment failed with 400: the name is taken ${path}`,
    })
  })

  it.each(['environment_variables', 'project_id', 'sandbox_environments'])(
    'so does a secret that equals a name of the API: %s',
    async (value) => {
      const error = await refused({ [value]: 'bad', attr: 'x' }, { A: value })

      expect(error).toMatchObject({ body: { [value]: expect.anything() } })
      expect((error as Error).message).toContain(path)
    },
  )
})

describe('a short or common secret is masked when it is the whole value', () => {
  it.each(['true', 'production', '8080', 'abc'])('%s', async (value) => {
    const error = await refused({ detail: `not ${value} at all`, input: value, list: [value] }, { A: value })

    expect(error).toMatchObject({
      body: { detail: `not ${value} at all`, input: '[redacted]', list: ['[redacted]'] },
    })
  })
})

describe('a field whose name is secret', () => {
  it('keeps its structure, with numbers and strings masked', async () => {
    const echo = { environment_variables: { A: 'one', B: { deep: [1234, true, null, 'two'] } }, name: 'x' }

    const error = await refused(echo, {})

    expect(error).toMatchObject({
      body: {
        environment_variables: {
          A: '[redacted]',
          B: { deep: ['[redacted]', true, null, '[redacted]'] },
        },
        name: 'x',
      },
    })
  })

  it('keeps the reasons that a server lists under it', async () => {
    const error = await refused({ environment_variables: ['This field is required.'] }, {})

    expect(error).toMatchObject({ body: { environment_variables: ['This field is required.'] } })
  })
})

it('names of fields that contain secrets are masked, and stay distinct', async () => {
  const error = await refused(
    { Qm7xVd2LrTz9: 1, Fh3sLq8EaDp5: 2, detail: 'bad' },
    { A: 'Qm7xVd2LrTz9', B: 'Fh3sLq8EaDp5' },
  )

  expect(error).toMatchObject({ body: { '[redacted]': 1, '[redacted]1': 2, detail: 'bad' } })
})

it('whole values, parts of strings, names and lists are masked together, each in its place', () => {
  const secrets = createSecrets(['password'])
  for (const each of ['production', 'Qm7xVd2LrTz9']) addSecret(secrets, each)
  const body = {
    a: 'production',
    b: 'is Qm7xVd2LrTz9!',
    password: 'hunter2',
    Qm7xVd2LrTz9: ['production', 'x', 'Qm7xVd2L', 'rTz9 in production', 'nul \u0000 Qm7xVd2LrTz9'],
    z: 'last',
  }

  expect(parseMasked(secrets, JSON.stringify(body))).toEqual({
    a: '[redacted]',
    b: 'is [redacted]!',
    password: '[redacted]',
    '[redacted]': ['[redacted]', 'x', '[redacted]', 'rTz9 in production', 'nul \u0000 [redacted]'],
    z: 'last',
  })
  expect(
    parseMasked(secrets, JSON.stringify({ ...body, b: 'no', z: ['production', 'Qm7xVd2LrTz9'] })),
  ).toMatchObject({
    a: '[redacted]',
    b: 'no',
    z: ['[redacted]', '[redacted]'],
  })
})

it('names that every object inherits are ordinary names', () => {
  const json = '[{"toString":"","valueOf":1,"constructor":["a b"]}]'

  expect(parseMasked(createSecrets(['password']), json)).toEqual(JSON.parse(json))
})

it('a name __proto__ pollutes nothing', async () => {
  const body = '{"__proto__":{"polluted":"Qm7xVd2LrTz9"},"detail":"bad Qm7xVd2LrTz9"}'
  const fetch = async () => new Response(body, { status: 400 })
  const client = createClient({ token: 'any', fetch })

  const error = await rejection(
    client.createSandboxEnvironment(
      { project_id: 1 },
      { name: 'x', environment_variables: { A: 'Qm7xVd2LrTz9' } },
    ),
  )

  expect(JSON.stringify((error as { body?: unknown }).body)).toBe(
    '{"__proto__":{"polluted":"[redacted]"},"detail":"bad [redacted]"}',
  )
  expect(({} as { polluted?: unknown }).polluted).toBeUndefined()
})

it.each(['#"#"#"#', '\\/\\/\\/'])('a secret of punctuation is not shown: %s', (secret) => {
  const secrets = createSecrets()
  addSecret(secrets, secret)

  expect(parseMasked(secrets, JSON.stringify({ echo: `<${secret}>` }))).toEqual({ echo: '<[redacted]>' })
})

it('a malformed escape behind an escaped secret does not hide it', () => {
  const secrets = createSecrets()
  addSecret(secrets, 'Qm7xVd2LrTz9')
  const escaped = Buffer.from('Qm7xVd2LrTz9').toString('hex').replace(/../g, '%$&')

  expect(maskText(secrets, `${escaped}%ff`)).toBe('[redacted]%ff')
})

it('what only looks like an escape hides nothing', () => {
  const secrets = createSecrets()
  addSecret(secrets, 'abcdef0123456789')
  addSecret(secrets, '!@#$%^&*()')

  expect(maskText(secrets, '100%abcdef0123456789 &abcdef0123456789; \\uabcdef0123456789')).not.toMatch(/0123/)
  expect(maskText(secrets, 'is !@#$%^&*() it')).toBe('is [redacted] it')
})

it('a text without secrets stays unchanged', () => {
  const secret = fc.stringMatching(/^[A-Za-z0-9_.-]{16,60}$/)
  fc.assert(
    fc.property(secret, fc.json(), (value, json) => {
      fc.pre(!JSON.stringify(json).includes(value.slice(0, 8)))
      const secrets = createSecrets(['password'])
      addSecret(secrets, value)

      expect(parseMasked(secrets, json)).toEqual(JSON.parse(json))
    }),
    { numRuns: 500 },
  )
})

it('no long secret is left, wherever it appears', () => {
  const secret = fc.stringMatching(/^[A-Za-z0-9_.-]{16,60}$/).filter((text) => /[a-z]\d|\d[a-z]/i.test(text))
  fc.assert(
    fc.property(secret, fc.string(), fc.string(), (value, before, after) => {
      const secrets = createSecrets()
      addSecret(secrets, value)

      const masked = maskText(secrets, `${before} ${value} ${after}`)

      expect(masked).not.toContain(value)
      expect(masked).toContain('[redacted]')
    }),
    { numRuns: 500 },
  )
})
