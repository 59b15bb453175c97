import { type ApiError, createClient } from 'sdk/sandbox'
import { describe, expect, it } from 'vitest'
import { caught } from '../support/caught.ts'
import { recorder } from '../support/recorder.ts'

async function detailOf(body: string, status = 400) {
  const { fetch } = recorder(() => new Response(body, { status, statusText: 'The Status' }))
  const client = createClient({ fetch, token: 'tok-4f9c2d7e81b3', retry: false })
  return ((await caught(() => client.listSandboxes())) as ApiError).detail
}

describe("the detail of an ApiError is the vendor's own sentence", () => {
  it.each<[string, object, string]>([
    ['FastAPI', { detail: 'Sandbox not found' }, 'Sandbox not found'],
    [
      'problem details: the detail, not its title',
      { title: 'You do not have enough credit.', status: 403, detail: 'Your balance is 30.' },
      'Your balance is 30.',
    ],
    [
      'NestJS: the message, not the name of the status',
      { statusCode: 404, message: 'No sandbox has this name', error: 'Not Found' },
      'No sandbox has this name',
    ],
    [
      'OAuth: the description, not the code',
      { error: 'invalid_grant', error_description: 'The token has expired.' },
      'The token has expired.',
    ],
    [
      'AWS: the message, not the type',
      { __type: 'ValidationException', message: 'The name is taken.' },
      'The name is taken.',
    ],
    [
      'Google',
      { error: { code: 403, status: 'DENIED', message: 'Caller may not read.' } },
      'Caller may not read.',
    ],
    [
      'Laravel: the sentence, if fields have theirs',
      { message: 'The name field is required.', errors: { name: ['The name field is required.'] } },
      'The name field is required.',
    ],
    [
      'FastAPI: the problems of fields, if there is no sentence',
      { detail: [{ type: 'missing', loc: ['body', 'name'], msg: 'Field required' }] },
      'name: Field required',
    ],
    ['Slack: its code, if there is nothing else', { error: 'channel_not_found' }, 'channel_not_found'],
  ])('%s', async (_, body, detail) => {
    expect(await detailOf(JSON.stringify(body))).toBe(detail)
  })

  it('is plain text, but not a page', async () => {
    expect(await detailOf('upstream is down')).toBe('upstream is down')
    expect(await detailOf('<h1>502 Bad Gateway</h1>')).toBeUndefined()
  })

  it('is absent when the body says nothing', async () => {
    expect(await detailOf('')).toBeUndefined()
    expect(await detailOf('{"ok":false}')).toBeUndefined()
  })

  it('is at most 500 characters long', async () => {
    expect(await detailOf(JSON.stringify({ detail: 'so long '.repeat(1000) }))).toHaveLength(500)
  })

  it('masks the token', async () => {
    expect(await detailOf('{"detail":"Unknown key tok-4f9c2d7e81b3 of yours"}')).toBe(
      'Unknown key [redacted] of yours',
    )
  })
})
