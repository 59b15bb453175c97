import { createClient as createEnvironmentsClient } from 'sdk/environments'
import {
  ApiError,
  type ClientEvent,
  connect,
  createClient,
  isSdkError,
  NetworkError,
  ResponseError,
  type SdkError,
} from 'sdk/pipelines'
import { describe, expect, test } from 'vitest'
import { benchOf } from '../support/fault-client.ts'
import { rejection, withoutServer } from '../support/fault-errors.ts'
import { expectNoSecret } from '../support/fault-secrets.ts'
import { hangUp, type Received, type Responder, respond, serve } from '../support/fault-server.ts'
import { cutAfter, head, serveRaw } from '../support/fault-socket.ts'

const token = 'Qm7xVd2LrTz9WbKc4Hn8'
const apiToken = 'u5Gy"Rk1\\Pe6Zs3/Jf0Na\n'
const variable = 'Xo4wBt<7>Mi&9Ud2Cv6Ye é'
const pipelineToken = 'Fh3sLq8EaDp5Tj1RgWx2'
const secrets = [token, apiToken, variable, pipelineToken]

type Echo = (secret: string, request: Received) => Responder

const json = (secret: string) => JSON.stringify(secret).slice(1, -1)

/** The success status that the operations in this file declare. */
const success = (method: string) => (method === 'POST' ? 201 : 200)

/** Ways in which a server repeats a secret. */
const echoes: [string, Echo][] = [
  [
    'in a FastAPI error',
    (secret) => respond(422, { detail: [{ loc: ['body', 'x'], msg: secret, type: secret, input: secret }] }),
  ],
  [
    'in a DRF error',
    (secret) =>
      respond(400, { type: 'validation_error', code: secret, detail: `bad ${secret}`, attr: secret }),
  ],
  [
    'in an epilot error',
    (secret) =>
      respond(400, {
        status: 400,
        error: secret,
        message: secret,
        reason: secret,
        details: { deep: [secret] },
      }),
  ],
  ['in the name of a field', (secret) => respond(400, { [secret]: 'bad', message: 'bad' })],
  [
    'in its request, as JSON',
    (_, { body }) => respond(400, { message: 'bad', request: body && JSON.parse(body) }),
  ],
  ['in its request, as text in JSON', (_, { body }) => respond(400, { message: `cannot read ${body}` })],
  [
    'in its request, as text',
    (_, { body }) => respond(400, `cannot read ${body}`, { 'content-type': 'text/plain' }),
  ],
  ['in its headers, as text', (_, { headers }) => respond(500, `crashed\n${headers.authorization}`)],
  [
    'in an error page',
    (secret) => respond(500, `<pre>${json(secret)}</pre>`, { 'content-type': 'text/html' }),
  ],
  ['in broken JSON of an error', (secret) => respond(400, `{"message":"${json(secret)}",`)],
  [
    'in JSON of an error that is cut inside the secret',
    (secret) => respond(400, `{"message":"${json(secret).slice(0, -3)}`),
  ],
  ['unquoted in broken JSON', (secret, { method }) => respond(success(method), `{"x": ${json(secret)}}`)],
  ['in broken JSON', (secret, { method }) => respond(success(method), `{"message":"${json(secret)}",`)],
  [
    'in JSON that is cut inside the secret',
    (secret, { method }) => respond(success(method), `{"message":"${json(secret).slice(0, -3)}`),
  ],
  [
    'across the end of the snippet',
    (secret, { method }) => respond(success(method), `${'x'.repeat(190)}${json(secret)}`),
  ],
  [
    'in a page',
    (secret, { method }) =>
      respond(success(method), `<html>${json(secret)}`, { 'content-type': 'text/html' }),
  ],
  ['in an undeclared 2xx', (secret) => respond(299, `<html>${json(secret)}`)],
  [
    'in the content type',
    (secret, { method }) =>
      respond(success(method), '<html>', { 'content-type': `text/x; a=${encodeURI(json(secret))}` }),
  ],
  [
    'in the id of the request',
    (secret) => respond(400, { message: 'bad' }, { 'x-request-id': json(secret).replaceAll(/[^ -~]/g, '') }),
  ],
  [
    'in a redirect',
    (secret) => respond(302, undefined, { location: `/login?t=${encodeURIComponent(secret)}` }),
  ],
  [
    'in the status text',
    (secret) => (response) => void response.writeHead(400, json(secret).replaceAll(/[^ -~]/g, '')).end(),
  ],
]

async function failed(call: Promise<unknown>): Promise<SdkError> {
  const error = await rejection(call)
  return isSdkError(error) ? error : expect.unreachable(`not an error of the package: ${error}`)
}

/** Responds with the content of the request. */
const echoing =
  (echo: Echo, secret: string): Responder =>
  (response, request, number) =>
    echo(secret, request)(response, request, number)

describe.each(echoes)('a server that repeats the secret %s', (_way, echo) => {
  test('shows no token', async () => {
    const server = await serve(echoing(echo, token))
    const { client, events } = benchOf(createClient, server, { token })

    const error = await failed(client.listPipelines())

    expectNoSecret(error, ...secrets)
    expectNoSecret(events, ...secrets)
  })

  test('shows no api_token', async () => {
    const server = await serve(echoing(echo, apiToken))
    const { client, events } = benchOf(createClient, server, { token })

    const error = await failed(client.createPipeline(null, { pipeline_role: 'sandbox', api_token: apiToken }))

    expectNoSecret(error, ...secrets)
    expectNoSecret(events, ...secrets)
  })

  test('shows no environment variable', async () => {
    const server = await serve(echoing(echo, variable))
    const { client, events } = benchOf(createEnvironmentsClient, server, { token })

    const error = await failed(
      client.createSandboxEnvironment(
        { project_id: 7 },
        { name: 'dev', environment_variables: { KEY: variable } },
      ),
    )

    expectNoSecret(error, ...secrets)
    expectNoSecret(events, ...secrets)
  })
})

describe('a pipeline token that the client has never seen is not shown when the response is', () => {
  const field = { pipeline_token: pipelineToken }

  test.each([
    ['an error with the field', respond(500, field)],
    ['an error with a nested field', respond(400, { details: [{ deep: field }] })],
    ['an error that is not JSON', respond(500, `dump: ${JSON.stringify(field)}`)],
    ['an error whose JSON is cut', respond(500, JSON.stringify(field).slice(0, -4))],
    ['broken JSON', respond(200, `${JSON.stringify(field)}x`)],
    ['unquoted', respond(200, `{"pipeline_token": ${pipelineToken}}`)],
    ['a page', respond(200, `<html>${pipelineToken}`, { 'content-type': 'text/html' })],
    ['an undeclared 2xx', respond(202, `<html>${pipelineToken}`)],
    ['not valid UTF-8', respond(200, Buffer.concat([Buffer.from(pipelineToken), Buffer.from([255])]))],
  ])('%s', async (_kind, reply) => {
    const server = await serve(reply)
    const { client, events } = benchOf(createClient, server, { token })

    const error = await failed(client.generatePipelineToken({ pipeline_id: 'p' }))

    expectNoSecret(error, ...secrets)
    expectNoSecret(events, ...secrets)
  })

  test('longer than maxResponseBytes', async () => {
    const server = await serve(respond(200, field))
    const { client } = benchOf(createClient, server, { token, maxResponseBytes: 40 })

    const error = await failed(client.generatePipelineToken({ pipeline_id: 'p' }))

    expect(error).toBeInstanceOf(ResponseError)
    expectNoSecret(error, ...secrets)
  })
})

test('a token of an earlier attempt is not shown either', async () => {
  const server = await serve(
    respond(401),
    respond(400, { message: `${token} was replaced by ${pipelineToken}` }),
  )
  const { client } = benchOf(createClient, server, {
    token: ({ refresh }) => (refresh ? pipelineToken : token),
  })

  const error = await failed(client.listPipelines())

  expect(withoutServer(error)).toBe(
    'pipelines.listPipelines failed with 400: [redacted] was replaced by [redacted] (GET /v1/sandbox/pipelines)',
  )
  expectNoSecret(error, ...secrets)
})

test('the end of a token that starts with an earlier token is not shown', async () => {
  const longer = `${token}${pipelineToken}`
  const server = await serve(respond(401), respond(400, { message: `unknown ${longer}` }))
  const { client } = benchOf(createClient, server, { token: ({ refresh }) => (refresh ? longer : token) })

  const error = await failed(client.listPipelines())

  expectNoSecret(error, ...secrets)
})

describe('part of a secret is not shown either', () => {
  const passphrase = 'correct horse battery staple'
  const privateKey =
    '-----BEGIN PRIVATE KEY-----\nMIIEvQIBADANBgkqhkiG9w0BAQEFAASC\n-----END PRIVATE KEY-----'

  test.each([
    ['a truncated passphrase', passphrase, `bad value: ${passphrase.slice(0, -2)}`],
    ['a truncated key', privateKey, `bad value: ${privateKey.slice(0, 55)}`],
    [
      'a key that is truncated in its JSON',
      privateKey,
      `bad value: ${JSON.stringify(privateKey).slice(0, 55)}`,
    ],
    ['both ends of a key', privateKey, `input_value='${privateKey.slice(0, 20)}...${privateKey.slice(-40)}'`],
    ['the end of a token', token, `input_value='...${token.slice(-10)}'`],
  ])('%s', async (_part, value, message) => {
    const server = await serve(respond(201, message), respond(400, message), respond(400, { message }))
    const { client } = benchOf(createEnvironmentsClient, server, { token, retry: false })
    const create = () =>
      client.createSandboxEnvironment(
        { project_id: 7 },
        { name: 'dev', environment_variables: { KEY: value } },
      )

    const errors = [await failed(create()), await failed(create()), await failed(create())]

    for (const error of errors) expectNoSecret(error, value)
  })
})

test('a renewal that throws the old token shows it nowhere', async () => {
  const server = await serve(respond(401))
  const { client } = benchOf(createClient, server, {
    token({ refresh }) {
      if (!refresh) return token
      throw Object.assign(new Error(`cannot renew ${token}`, { cause: { token } }), { token })
    },
  })

  const error = await failed(client.listPipelines())

  expect(withoutServer(error)).toBe(
    'pipelines.listPipelines was not repeated: the token function failed (GET /v1/sandbox/pipelines)',
  )
  expect(error.cause).toBeInstanceOf(Error)
  expectNoSecret(error, ...secrets)
})

describe('a fetch that throws its arguments shows no secret', () => {
  test.each<[string, (init: RequestInit) => unknown]>([
    ['in its message', ({ headers }) => new Error(`sent ${new Headers(headers).get('authorization')}`)],
    ['as a field', ({ headers }) => Object.assign(new Error('failed'), { headers })],
    [
      'as a Request',
      (init) => Object.assign(new Error('failed'), { request: new Request('https://api.test', init) }),
    ],
    ['as a plain object', ({ headers }) => ({ headers: [...new Headers(headers)] })],
    ['as a Map', ({ headers }) => new Error('failed', { cause: new Map([...new Headers(headers)]) })],
    ['in a cause of a cause', ({ body }) => new Error('a', { cause: new Error('b', { cause: body }) })],
    ['as a hidden field', ({ body }) => Object.defineProperty(new Error('failed'), 'body', { value: body })],
    ['in several errors', ({ body }) => new AggregateError([new Error(`${body}`)], 'failed')],
    ['as text', ({ body }) => `failed: ${body}`],
    [
      'in its name',
      ({ headers }) =>
        Object.assign(new Error('x'), { name: `${new Headers(headers).get('authorization')}` }),
    ],
  ])('%s', async (_way, thrown) => {
    const { client, events } = benchOf(
      createClient,
      { baseUrl: 'https://api.test' },
      { token, retry: false, fetch: (_url, init) => Promise.reject(thrown(init)) },
    )

    const error = await failed(client.createPipeline(null, { pipeline_role: 'sandbox', api_token: apiToken }))

    expect(error).toBeInstanceOf(NetworkError)
    expectNoSecret(error, ...secrets)
    expectNoSecret(events, ...secrets)
  })
})

describe('no error of a broken connection shows a secret', () => {
  test('without a response', async () => {
    const server = await serve(hangUp)
    const { client } = benchOf(createClient, server, { token })

    const error = await failed(client.createPipeline(null, { pipeline_role: 'sandbox', api_token: apiToken }))

    expectNoSecret(error, ...secrets)
  })

  test('with a header that echoes the token and is broken', async () => {
    const server = await serveRaw(cutAfter(`HTTP/1.1 200 OK\r\nx-echo ${token}\r\n\r\n`))
    const { client } = benchOf(createClient, server, { token, retry: false })

    const error = await failed(client.listPipelines())

    expectNoSecret(error, ...secrets)
  })

  test('in a body that is cut', async () => {
    const server = await serveRaw(cutAfter(`${head('200 OK', 'content-length: 99')}{"x":"${token}`))
    const { client } = benchOf(createClient, server, { token, retry: false })

    const error = await failed(client.listPipelines())

    expectNoSecret(error, ...secrets)
  })
})

test('neither a client or connection nor their methods show the token', async () => {
  const server = await serve(respond(200, {}))
  const { client } = benchOf(createClient, server, { token })
  const { client: connection } = benchOf(connect, server, { token: () => token })
  await client.listPipelines()

  expectNoSecret(client, ...secrets)
  expectNoSecret(connection, ...secrets)
  expectNoSecret(Object.values(client), ...secrets)
})

test('no event of a call that goes well shows a secret', async () => {
  const server = await serve(respond(503), respond(401), respond(200, { pipeline_token: pipelineToken }))
  const events: ClientEvent[] = []
  const { client } = benchOf(createClient, server, {
    token: ({ refresh }) => (refresh ? `${token}-new` : token),
    onEvent: (event) => void events.push(event),
  })

  const { data } = await client.generatePipelineToken({ pipeline_id: 'p-Secret-Id-1234' })

  expect(data.pipeline_token).toBe(pipelineToken)
  expectNoSecret(events, ...secrets, 'p-Secret-Id-1234')
})

test('a delivered response is not masked', async () => {
  const server = await serve(respond(200, { results: [{ sandbox_org_name: token }] }))
  const { client } = benchOf(createClient, server, { token })

  const { data } = await client.listPipelines()

  expect(data.results?.[0]?.sandbox_org_name).toBe(token)
})

test('an error keeps what is not secret', async () => {
  const server = await serve(
    respond(400, { message: 'the role sandbox is taken', api_token: 'any', details: { role: 'sandbox' } }),
  )
  const { client } = benchOf(createClient, server, { token })

  const error = await failed(client.createPipeline(null, { pipeline_role: 'sandbox', api_token: apiToken }))

  expect(error).toBeInstanceOf(ApiError)
  expect(withoutServer(error)).toBe(
    'pipelines.createPipeline failed with 400: the role sandbox is taken (POST /v1/sandbox/pipelines)',
  )
  expect(error).toMatchObject({ body: { api_token: '[redacted]', details: { role: 'sandbox' } } })
})
