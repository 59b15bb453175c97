import { describe, expect, it } from 'vitest'
import { caught } from '../support/caught.ts'
import { compiled, generated, spec, specOf } from '../support/generated.ts'
import { generatedClient } from '../support/generated-calls.ts'

const responses = { 200: { description: 'Yes.' } }
const requestBody = { required: true, content: { 'application/json': { schema: { type: 'object' } } } }

describe('a method that fetch cannot send', () => {
  it('is left out, and listed', async () => {
    const { operations, notes } = await generated(
      spec({
        paths: {
          '/things': { get: { operationId: 'list', responses }, trace: { operationId: 'traced', responses } },
        },
      }),
    )

    expect(operations).not.toContain('traced')
    expect(notes).toEqual(["/paths/~1things/trace: is left out; fetch can't send TRACE"])
  })
})

describe.each(['GET', 'HEAD'])('a body of %s', (method) => {
  const content = specOf({ requestBody }, '/things', method.toLowerCase())
  const body = { a: 1 }

  it('that is required is reported, and has its type', async () => {
    expect((await generated(content)).notes).toEqual([
      `/paths/~1things/${method.toLowerCase()}/requestBody: fetch can't send a body with ${method}; pass a fetch that can`,
    ])
    expect(
      await compiled(
        content,
        `export const call = () => api.tiny.callThings(null, {})
// @ts-expect-error it is required
export const wrong = () => api.tiny.callThings()
`,
      ),
    ).toEqual([])
  })

  it('is refused when the platform would send it', async () => {
    const { client, sent } = await generatedClient(content, { fetch: undefined })

    const error = await caught(() => client.callThings?.(null, body))

    expect(error).toMatchObject({
      code: 'config_error',
      parameter: 'body',
      message: `tiny.callThings was not sent: body cannot be sent with ${method} by fetch; pass a fetch option that can, such as a wrapper of undici's request (${method} /things)`,
    })
    expect(sent).toEqual([])
  })

  it('is passed to a custom fetch, which may send it', async () => {
    const { client, sent } = await generatedClient(content)

    await client.callThings?.(null, body)

    expect(sent).toMatchObject([{ method, body: '{"a":1}' }])
  })

  it('is refused, and not retried, when the custom fetch calls that of the platform', async () => {
    let calls = 0
    const { client } = await generatedClient(content, {
      fetch: (url: string, init: RequestInit) => {
        calls++
        return fetch(url, init)
      },
    })

    const error = await caught(() => client.callThings?.(null, body))

    expect(error).toMatchObject({ code: 'config_error', parameter: 'body' })
    expect(calls).toBe(1)
  })

  it('that is optional is left out, and reported', async () => {
    const { operations, notes } = await generated(
      specOf({ requestBody: { ...requestBody, required: false } }, '/things', method.toLowerCase()),
    )

    expect(operations).not.toContain('jsonBody')
    expect(notes).toEqual([
      `/paths/~1things/${method.toLowerCase()}/requestBody: is left out; fetch can't send a body with ${method}`,
    ])
  })
})
