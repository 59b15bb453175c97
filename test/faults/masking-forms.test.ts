import { createClient as createEnvironments } from 'sdk/environments'
import { createClient, isSdkError } from 'sdk/pipelines'
import { describe, expect, it } from 'vitest'
import { benchOf } from '../support/fault-client.ts'
import { rejection } from '../support/fault-errors.ts'
import { printed } from '../support/fault-secrets.ts'

const token = 'Qm7xVd2LrTz9-WbKc4_Hn8.pQ3xJf0NaRk1Pe6'
const variable = 'p@ss "wörd" <4711> & more\nline/two+three=% and yet more of it'

const bytes = (text: string) => Buffer.from(text)
const base64 = (text: string) => bytes(text).toString('base64')
const percent = (text: string) =>
  [...bytes(text)].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join('')
const entities = (text: string) =>
  text.replace(
    /[&<>"']/g,
    (char) => `&${{ '&': 'amp', '<': 'lt', '>': 'gt', '"': 'quot', "'": 'apos' }[char]};`,
  )

/** Every form that SECURITY.md lists. */
const forms: Readonly<Record<string, (secret: string) => string>> = {
  unchanged: (secret) => secret,
  'in upper case': (secret) => secret.toUpperCase(),
  'in lower case': (secret) => secret.toLowerCase(),
  'in JSON': (secret) => JSON.stringify(secret),
  'in JSON in JSON': (secret) => JSON.stringify(JSON.stringify(secret)),
  'percent-encoded': encodeURIComponent,
  'percent-encoded in every byte': percent,
  'percent-encoded in upper case': (secret) => percent(secret).toUpperCase(),
  'percent-encoded twice': (secret) => encodeURIComponent(encodeURIComponent(secret)),
  'as a form': (secret) => `${new URLSearchParams({ a: secret })}`.slice(2),
  'in base64': base64,
  'in base64 after Bearer': (secret) => base64(`Bearer ${secret}`),
  'in base64 after a user': (secret) => base64(`user:${secret}`),
  'in base64 before a password': (secret) => base64(`${secret}:pass`),
  'in base64url': (secret) => bytes(`ab:${secret}`).toString('base64url'),
  'in hex': (secret) => bytes(secret).toString('hex'),
  'in upper case hex': (secret) => bytes(secret).toString('hex').toUpperCase(),
  'in HTML': entities,
  'in HTML twice': (secret) => entities(entities(secret)),
  'as decimal entities': (secret) => secret.replace(/./gsu, (char) => `&#${char.codePointAt(0)};`),
  'as hexadecimal entities': (secret) =>
    secret.replace(/./gsu, (char) => `&#x${char.codePointAt(0)?.toString(16)};`),
  'as \\u escapes': (secret) =>
    secret.replace(/./gs, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`),
  'split over two lines': (secret) => `${secret.slice(0, 12)}\n${secret.slice(12)}`,
}

const json = { 'content-type': 'application/json' }

/** Every place where text from elsewhere reaches an error. */
const places: Readonly<Record<string, (encoded: string) => () => Promise<Response>>> = {
  'a JSON value': (encoded) => async () =>
    Response.json({ error: 'no', sent: [{ it: encoded }] }, { status: 400 }),
  'the reason in JSON': (encoded) => async () =>
    Response.json({ message: `bad value ${encoded}!` }, { status: 400 }),
  'the name of a field': (encoded) => async () =>
    Response.json({ [encoded]: 1, message: 'bad' }, { status: 400 }),
  'a string': (encoded) => async () => new Response(`cannot read ${encoded}.`, { status: 400 }),
  'a page': (encoded) => async () =>
    new Response(`<p title="${encoded}">no</p>`, { status: 500, headers: { 'content-type': 'text/html' } }),
  'broken JSON': (encoded) => async () => new Response(`{"a": "${encoded}`, { status: 400, headers: json }),
  'an address': (encoded) => async () =>
    Response.json({ message: `GET /v1/x?key=${encoded}&b=1` }, { status: 404 }),
  'an invalid success': (encoded) => async () =>
    new Response(`{"a": "${encoded}`, { status: 201, headers: json }),
  'a header': (encoded) => async () =>
    Response.json({}, { status: 400, headers: { 'x-request-id': `r-${encoded.replace(/[^ -~]/g, '')}` } }),
  'the message of a cause': (encoded) => async () => {
    throw new TypeError(`cannot send ${encoded}`)
  },
  'a field of a cause': (encoded) => async () => {
    throw Object.assign(new TypeError('failed'), { cause: { headers: [encoded] } })
  },
}

/** Each form in each place. */
const cases = Object.entries(forms).flatMap(([form, write]) =>
  Object.entries(places).map(([place, answer]) => [form, place, write, answer] as const),
)

/**
 * Contains no eight consecutive letters and digits of the secret, in any case; `Bearer ` and the like at its ends can
 * stay.
 */
function expectHidden(error: unknown, encoded: string): void {
  const plain = (text: string) => text.toLowerCase().replaceAll(/[^a-z\d]/g, '')
  const shown = plain(printed(error))
  const text = plain(encoded)
  const parts = Array.from({ length: text.length }, (_, at) => text.slice(at, at + 8)).slice(12, -16)
  expect(parts.length).toBeGreaterThan(0)
  expect(parts.filter((part) => shown.includes(part))).toEqual([])
}

describe.each(cases)('a secret %s in %s', (_form, _place, write, answer) => {
  it('is not shown: a token', async () => {
    const encoded = write(token)
    const { client } = benchOf(
      createClient,
      { baseUrl: 'https://api.test' },
      { token, fetch: answer(encoded), retry: false },
    )

    const error = await rejection(client.createPipeline(null, { pipeline_role: 'sandbox', api_token: 'x' }))

    expect(isSdkError(error)).toBe(true)
    expectHidden(error, encoded)
  })

  it('is not shown: the value of a field', async () => {
    const encoded = write(variable)
    const { client } = benchOf(
      createEnvironments,
      { baseUrl: 'https://api.test' },
      { fetch: answer(encoded), retry: false },
    )

    const error = await rejection(
      client.createSandboxEnvironment(
        { project_id: 1 },
        { name: 'dev', environment_variables: { KEY: variable } },
      ),
    )

    expect(isSdkError(error)).toBe(true)
    expectHidden(error, encoded)
  })
})
