import { createClient } from 'sdk/sandbox'
import { describe, expect, it } from 'vitest'
import { caught } from '../support/caught.ts'
import { recorder } from '../support/recorder.ts'

describe('headers', () => {
  it('of a call are merged over those of the client, whatever their case', async () => {
    const { fetch, sent } = recorder()
    const client = createClient({ fetch, token: 'token', headers: { 'X-Client': 'c', 'X-Both': 'c' } })

    await client.listSandboxes(null, null, { headers: { 'x-both': 'call', 'x-call': 'call' } })
    await client.listSandboxes()

    expect(sent.map(({ headers }) => headers)).toEqual([
      {
        accept: 'application/json',
        authorization: 'Bearer token',
        'x-both': 'call',
        'x-call': 'call',
        'x-client': 'c',
      },
      { accept: 'application/json', authorization: 'Bearer token', 'x-both': 'c', 'x-client': 'c' },
    ])
  })

  it('are removed by null, and kept by undefined', async () => {
    const { fetch, sent } = recorder()
    const client = createClient({ fetch, token: 'token', headers: { 'x-dropped': '1', 'x-left': '1' } })

    await client.listSandboxes(null, null, {
      headers: { 'X-Dropped': null, 'x-left': undefined, accept: null },
    })

    expect(sent[0]?.headers).toEqual({ authorization: 'Bearer token', 'x-left': '1' })
  })

  it.each(['authorization', 'Authorization', 'AUTHORIZATION'])(
    '%s is refused: the token sets it',
    async (name) => {
      const { fetch, sent } = recorder()
      const client = createClient({ fetch, token: 'token' })

      const error = await caught(() => client.listSandboxes(null, null, { headers: { [name]: 'Bearer x' } }))

      expect(error).toMatchObject({
        code: 'config_error',
        operation: 'listSandboxes',
        message: expect.stringContaining(`header ${name} `),
      })
      expect(await caught(() => createClient({ headers: { [name]: 'x' } }))).toMatchObject({
        code: 'config_error',
      })
      expect(sent).toEqual([])
    },
  )

  it.each([
    ['x a', '1'],
    ['', '1'],
    ['x:a', '1'],
    ['x-a', 'line\nbreak'],
    ['x-a', 'null\0'],
    ['x-a', 'snow ☃'],
  ])('%j: %j is refused, and its value is not repeated', async (name, value) => {
    const { fetch, sent } = recorder()
    const client = createClient({ fetch, token: 'token' })

    const error = await caught(() => client.listSandboxes(null, null, { headers: { [name]: value } }))

    expect(error).toMatchObject({
      code: 'config_error',
      message: expect.stringContaining(`header ${name} cannot be sent`),
    })
    expect(sent).toEqual([])
  })

  it.each([[{}], [['a', 'b']], [new Date(0)], [Number.NaN], [() => 'x']])(
    'of the wrong type are refused: %s',
    async (value) => {
      const { fetch, sent } = recorder()
      const client = createClient({ fetch, token: 'token' })

      const error = await caught(() =>
        client.listSandboxes(null, null, { headers: { 'x-a': value as never } }),
      )

      expect(error).toMatchObject({ code: 'config_error' })
      expect(sent).toEqual([])
    },
  )

  it('are not sent to a redirect', async () => {
    const redirects: unknown[] = []
    const fetch = async (_: string, init: RequestInit) => {
      redirects.push(init.redirect)
      return Response.json([])
    }

    await createClient({ fetch, token: 'token' }).listSandboxes()

    expect(redirects).toEqual(['manual'])
  })
})
