import { type CallOptions, type Config, ConfigError, configure, createClient } from 'sdk/sandbox'
import { describe, expect, it } from 'vitest'
import { caught } from '../support/caught.ts'
import { recorder } from '../support/recorder.ts'

const configured = (config: object) => caught(() => createClient(config as Config<'production'>))

async function called(options: unknown) {
  const { fetch, sent } = recorder()
  const client = createClient({ fetch, token: 'token' })
  const error = await caught(() => client.listSandboxes(null, null, options as CallOptions))
  return { error, sent }
}

const wrong: [option: string, value: unknown, problem: string][] = [
  ['token', 5, 'token is number, not string or function'],
  ['token', null, 'token is null, not string or function'],
  ['headers', 'x-a: 1', 'headers is string, not object'],
  ['headers', ['x-a'], 'headers is array, not object'],
  ['headers', new Headers(), 'headers is headers, not object'],
  ['fetch', {}, 'fetch is object, not function'],
  ['timeoutMs', '5', 'timeoutMs is string, not number'],
  ['timeoutMs', Number.NaN, 'timeoutMs is nan, not number'],
  ['timeoutMs', -1, 'timeoutMs is negative'],
  ['timeoutMs', null, 'timeoutMs is null, not number'],
  ['deadlineMs', true, 'deadlineMs is boolean, not number'],
  ['deadlineMs', -1, 'deadlineMs is negative'],
  ['maxResponseBytes', [], 'maxResponseBytes is array, not number'],
  ['maxResponseBytes', -1, 'maxResponseBytes is negative'],
  ['formats', true, 'formats is boolean, not string'],
  ['onEvent', 'log', 'onEvent is string, not function'],
]

describe('an option of the wrong type', () => {
  it.each(wrong)('%s: %j is refused in the configuration', async (option, value, problem) => {
    const error = await configured({ [option]: value })

    expect(error).toBeInstanceOf(ConfigError)
    expect(error).toMatchObject({
      code: 'config_error',
      api: 'sandbox',
      parameter: option,
      message: `sandbox is not configured: ${problem}`,
    })
  })

  it.each(wrong)('%s: %j is refused in a call, and nothing is sent', async (option, value, problem) => {
    const { error, sent } = await called({ [option]: value })

    expect(error).toBeInstanceOf(ConfigError)
    expect(error).toMatchObject({
      code: 'config_error',
      operation: 'listSandboxes',
      parameter: option,
      message: `sandbox.listSandboxes was not sent: ${problem} (GET /v1/sandbox)`,
    })
    expect(sent).toEqual([])
  })

  it.each([
    ['baseUrl', 5],
    ['baseUrl', new URL('https://example.org')],
    ['server', 1],
    ['clock', 'now'],
  ])('%s: %j is refused in the configuration', async (option, value) => {
    const error = await configured({ [option]: value })

    expect(error).toMatchObject({ code: 'config_error', parameter: option })
  })

  it.each([
    [new AbortController(), 'signal is abortcontroller, not abortsignal'],
    ['stop', 'signal is string, not abortsignal'],
  ])('signal: %j is refused in a call', async (signal, problem) => {
    const { error, sent } = await called({ signal })

    expect(error).toMatchObject({
      code: 'config_error',
      parameter: 'signal',
      message: `sandbox.listSandboxes was not sent: ${problem} (GET /v1/sandbox)`,
    })
    expect(sent).toEqual([])
  })

  it.each([
    ['retry', 'often'],
    ['retry', -1],
    ['retry', 1.5],
    ['retry', true],
    ['retries', { retries: '2' }],
    ['retries', { retries: -1 }],
    ['retries', { retries: 0.5 }],
    ['baseDelayMs', { baseDelayMs: Number.NaN }],
    ['baseDelayMs', { baseDelayMs: -1 }],
    ['maxDelayMs', { maxDelayMs: '1' }],
    ['maxRetryAfterMs', { maxRetryAfterMs: null }],
    ['random', { random: 0.5 }],
  ])('%s in retry: %j is refused', async (parameter, retry) => {
    const { error, sent } = await called({ retry })

    expect(error).toMatchObject({ code: 'config_error', parameter })
    expect(await configured({ retry })).toMatchObject({ code: 'config_error', parameter })
    expect(sent).toEqual([])
  })

  it.each([5, 'options', ['retry'], () => {}])('options: %s is refused', async (options) => {
    const { error, sent } = await called(options)

    expect(error).toMatchObject({ code: 'config_error', parameter: 'options' })
    expect(sent).toEqual([])
  })
})

describe('an unknown option', () => {
  it.each([
    ['timeout', 'timeout is unknown; did you mean "timeoutMs"?'],
    ['header', 'header is unknown; did you mean "headers"?'],
    ['baseURL', 'baseURL is unknown; did you mean "baseUrl"?'],
    ['retries', 'retries is unknown; did you mean "retry"?'],
  ])('%s is refused with the closest name', async (option, problem) => {
    const error = await configured({ [option]: 1 })

    expect(error).toMatchObject({
      code: 'config_error',
      parameter: option,
      message: `sandbox is not configured: ${problem}`,
    })
  })

  it('is refused with all names when none is close', async () => {
    const error = await configured({ completelyDifferent: 1 })

    expect(error).toHaveProperty(
      'message',
      expect.stringMatching(
        /^sandbox is not configured: completelyDifferent is unknown; expected: token, headers, /,
      ),
    )
  })

  it('is refused in a retry policy', async () => {
    const error = await configured({ retry: { retry: 3 } })

    expect(error).toMatchObject({
      code: 'config_error',
      parameter: 'retry',
      message: expect.stringContaining('retries'),
    })
  })

  it.each(['baseUrl', 'server', 'clock'])('is %s in a call: it belongs to the client', async (option) => {
    const { error, sent } = await called({ [option]: 'https://example.org' })

    expect(error).toMatchObject({ code: 'config_error', parameter: option, operation: 'listSandboxes' })
    expect(sent).toEqual([])
  })

  it('is signal in the configuration: it belongs to a call', async () => {
    const error = await configured({ signal: new AbortController().signal })

    expect(error).toMatchObject({ code: 'config_error', parameter: 'signal' })
  })

  it('is refused by configure, too', async () => {
    const error = await caught(() => configure(createClient(), { timeOutMs: 1 } as never))

    expect(error).toMatchObject({
      code: 'config_error',
      message: 'sandbox is not configured: timeOutMs is unknown; did you mean "timeoutMs"?',
    })
  })
})

describe('an option of a call', () => {
  it('overrides that of the client for that call only', async () => {
    const client = recorder()
    const call = recorder()
    const sandbox = createClient({ fetch: client.fetch, token: 'client' })

    await sandbox.listSandboxes(null, null, { fetch: call.fetch, token: () => 'call' })
    await sandbox.listSandboxes()

    expect(call.sent.map(({ headers }) => headers.authorization)).toEqual(['Bearer call'])
    expect(client.sent.map(({ headers }) => headers.authorization)).toEqual(['Bearer client'])
  })

  it('leaves that of the client when it is undefined', async () => {
    const { fetch, sent } = recorder()
    const sandbox = createClient({ fetch, token: 'client', headers: { 'x-a': '1' } })

    await sandbox.listSandboxes(null, null, { token: undefined, headers: undefined, fetch: undefined })

    expect(sent).toMatchObject([{ headers: { authorization: 'Bearer client', 'x-a': '1' } }])
  })

  it.each([undefined, null, {}])('can be omitted: %j', async (options) => {
    const { fetch, sent } = recorder()

    await createClient({ fetch, token: 'token' }).listSandboxes(null, null, options as CallOptions)

    expect(sent).toHaveLength(1)
  })
})

describe('a value of Infinity', () => {
  it.each(['timeoutMs', 'deadlineMs', 'maxResponseBytes'])('means no limit: %s', async (option) => {
    const { fetch, sent } = recorder()
    const client = createClient({ fetch, token: 'token', [option]: Number.POSITIVE_INFINITY })

    await client.listSandboxes(null, null, { [option]: Number.POSITIVE_INFINITY })

    expect(sent).toHaveLength(1)
  })
})

describe('a retry policy', () => {
  it('keeps the defaults of undefined fields', async () => {
    const { fetch, sent } = recorder(() => new Response(null, { status: 503 }))
    const client = createClient({ fetch, token: 'token' })
    const retry = { retries: undefined, baseDelayMs: 0 } as never

    await caught(() => client.listSandboxes(null, null, { retry }))

    expect(sent).toHaveLength(3)
  })
})
