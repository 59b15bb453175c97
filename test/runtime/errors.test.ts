import { listPipelines } from 'sdk/pipelines'
import {
  ApiError,
  AuthError,
  ConfigError,
  createClient,
  deleteSandbox,
  isApiError,
  isSdkError,
  listSandboxes,
  NetworkError,
  ResponseError,
  SdkError,
} from 'sdk/sandbox'
import { describe, expect, it } from 'vitest'
import { caught } from '../support/caught.ts'
import { recorder } from '../support/recorder.ts'

const client = (answer: () => Response) =>
  createClient({ fetch: recorder(answer).fetch, token: 'token', retry: false })

const notFound = () => client(() => Response.json({ detail: 'Not found' }, { status: 404 })).listSandboxes()
const html = () => client(() => new Response('<html>')).listSandboxes()
const offline = () =>
  createClient({
    fetch: () => Promise.reject(new TypeError('offline')),
    token: 'token',
    retry: false,
  }).listSandboxes()
const noToken = () => createClient().listSandboxes()
const wrong = () => createClient({ token: 'token' }).deleteSandbox({ name: '' })

describe('the error family', () => {
  it.each([
    ['api_error', 'ApiError', ApiError, notFound],
    ['invalid_response', 'ResponseError', ResponseError, html],
    ['network_error', 'NetworkError', NetworkError, offline],
    ['auth_error', 'AuthError', AuthError, noToken],
    ['config_error', 'ConfigError', ConfigError, wrong],
  ] as const)('%s is %s', async (code, name, ErrorClass, call) => {
    const error = await caught(call)

    expect(error).toBeInstanceOf(ErrorClass)
    expect(error).toBeInstanceOf(SdkError)
    expect(error).toBeInstanceOf(Error)
    expect(error).toMatchObject({ code, name, api: 'sandbox' })
    expect(isSdkError(error)).toBe(true)
    expect(isApiError(error)).toBe(code === 'api_error')
    expect(Object.prototype.toString.call(error)).toBe('[object Error]')
    expect(`${error}`).toMatch(new RegExp(`^${name}: sandbox\\.`))
  })
})

describe('no token', () => {
  it('is an AuthError that says what to do, and nothing is sent', async () => {
    const { fetch, sent } = recorder()

    const error = await caught(() => createClient({ fetch }).deleteSandbox({ name: 'dev' }))

    expect(error).toBeInstanceOf(AuthError)
    expect(error).toMatchObject({
      code: 'auth_error',
      operation: 'deleteSandbox',
      attempts: 0,
      message:
        'sandbox.deleteSandbox has no token: set the token option or call authorize(client, token) (DELETE /v1/sandbox/{name})',
    })
    expect(sent).toEqual([])
  })

  it.each([
    ['', 'the token is empty'],
    ['two words', 'the token is not one word of ASCII; omit "Bearer"'],
    ['line\nbreak', 'the token is not one word of ASCII; omit "Bearer"'],
    [() => '', 'the token is empty'],
    [async () => undefined as never, 'the token is undefined'],
    [() => ({ token: 'x' }) as never, 'the token is object'],
  ])('includes a token that cannot be used: %j', async (token, problem) => {
    const { fetch, sent } = recorder()

    const error = await caught(() => createClient({ fetch, token }).listSandboxes())

    expect(error).toMatchObject({
      code: 'auth_error',
      message: `sandbox.listSandboxes was not sent: ${problem} (GET /v1/sandbox)`,
    })
    expect(sent).toEqual([])
  })

  it('includes a token function that fails, with the reason as the cause', async () => {
    const { fetch, sent } = recorder()
    const reason = new Error('vault is sealed')
    const token = () => Promise.reject(reason)

    const error = await caught(() => createClient({ fetch, token }).listSandboxes())

    expect(error).toMatchObject({
      code: 'auth_error',
      message: 'sandbox.listSandboxes was not sent: the token function failed (GET /v1/sandbox)',
      cause: reason,
    })
    expect(sent).toEqual([])
  })
})

describe('isSdkError and isApiError', () => {
  it.each([null, undefined, 0, '', 'api_error', Symbol('x'), {}, [], new Error('x'), () => {}])(
    'are false for %s',
    (value) => {
      expect(isSdkError(value)).toBe(false)
      expect(isApiError(value)).toBe(false)
    },
  )

  it('are not fooled by a look-alike', () => {
    expect(isSdkError({ code: 'api_error', status: 404, api: 'sandbox' })).toBe(false)
    expect(isApiError(Object.assign(new Error('x'), { name: 'ApiError', code: 'api_error' }))).toBe(false)
  })

  it('check the status', async () => {
    const error = await caught(notFound)

    expect(isApiError(error, 404)).toBe(true)
    expect(isApiError(error, 422)).toBe(false)
    expect(isApiError(await caught(noToken), 404)).toBe(false)
  })
})

describe('isApiError with an operation', () => {
  it('is true only for that operation and status', async () => {
    const error = await caught(notFound)

    expect(isApiError(error, listSandboxes, 404)).toBe(true)
    expect(isApiError(error, listSandboxes, 401)).toBe(false)
    expect(isApiError(error, deleteSandbox, 404)).toBe(false)
    expect(isApiError(error, listPipelines, 401)).toBe(false)
  })
})

describe('toJSON', () => {
  it('returns a plain record', async () => {
    const error = await caught(wrong)

    expect(JSON.parse(JSON.stringify(error))).toEqual({
      name: 'ConfigError',
      message:
        'sandbox.deleteSandbox was not sent: name is empty, which is not allowed in a path parameter (DELETE /v1/sandbox/{name})',
      code: 'config_error',
      api: 'sandbox',
      operation: 'deleteSandbox',
      method: 'DELETE',
      url: '/v1/sandbox/{name}',
      origin: 'https://api.valstorm.com',
      attempts: 0,
      elapsedMs: expect.any(Number),
      parameter: 'name',
    })
  })

  it('includes status, body and issues of an ApiError', async () => {
    const error = await caught(notFound)

    expect(JSON.parse(JSON.stringify(error))).toMatchObject({
      name: 'ApiError',
      message: 'sandbox.listSandboxes failed with 404: Not found (GET /v1/sandbox)',
      code: 'api_error',
      status: 404,
      body: { detail: 'Not found' },
      issues: [],
    })
  })
})
