import {
  ConfigError,
  configure,
  defineSchemas,
  paginate,
  ResponseError,
  ValidationError,
} from 'sdk/environments'
import { describe, expect, it } from 'vitest'
import * as z from 'zod/mini'
import { caught } from '../support/caught.ts'
import { byCursor, byLink, byOffset, notesUrl, serverOf } from '../support/notes.ts'
import { pagesBy, threePages } from '../support/pages.ts'

describe('a next page that cannot be requested is a server fault', () => {
  it.each([
    ['a boolean', true],
    ['an object', { cursor: 'c2' }],
    ['a list', ['c2']],
  ])('a cursor that is %s', async (_, next) => {
    const { connection, asked } = serverOf(() => Response.json({ notes: [{ id: 1 }], next }))
    const items: unknown[] = []

    const error = await caught(async () => {
      for await (const item of paginate(byCursor, connection, {})) items.push(item)
    })

    expect(items).toEqual([{ id: 1 }])
    expect(asked).toHaveLength(1)
    expect(error).toBeInstanceOf(ResponseError)
    expect(error).toMatchObject({
      code: 'invalid_response',
      message: 'environments.listNotes names no usable page in next (GET /notes)',
    })
  })

  it.each([
    ['a number with words', byOffset, { notes: [], next: `${notesUrl}/notes?offset=abc` }, 'offset', 'next'],
    ['a fraction', byOffset, { notes: [], next: `${notesUrl}/notes?limit=2.5` }, 'limit', 'next'],
    ['half a character', byCursor, { notes: [], next: 'c\ud800' }, 'cursor', 'next'],
  ] as const)('%s', async (_, list, body, parameter, field) => {
    const { connection, asked } = serverOf(() => Response.json(body))

    const error = await caught(() => paginate(list as typeof byCursor, connection, {}).toArray())

    expect(error).toBeInstanceOf(ResponseError)
    expect(error).toMatchObject({
      code: 'invalid_response',
      message: `environments.listNotes names a page with an invalid ${parameter} in ${field} (GET /notes)`,
      status: 200,
      attempts: 1,
    })
    expect((error as Error).cause).toBeInstanceOf(ConfigError)
    expect(asked).toHaveLength(1)
  })

  it('in a link header', async () => {
    const link = '<?page=second>; rel=next'
    const { connection } = serverOf(() => Response.json([{ id: 1 }], { headers: { link } }))

    const error = await caught(() => paginate(byLink, connection, {}).toArray())

    expect(error).toMatchObject({
      code: 'invalid_response',
      message: 'environments.listNotes names a page with an invalid page in the link header (GET /notes)',
    })
  })

  it('by the schemas of the request', async () => {
    const next = `${notesUrl}/notes?limit=5000`
    const { connection, asked } = serverOf(() => Response.json({ notes: [], next }))
    const params = z.object({ limit: z.optional(z.int().check(z.maximum(100))) })
    const schemas = defineSchemas({ listNotes: { params } })

    const error = await caught(() => paginate(byOffset, connection, {}, { schemas }).toArray())

    expect(asked).toHaveLength(1)
    expect(error).toMatchObject({
      code: 'invalid_response',
      message: 'environments.listNotes names a page with an invalid limit in next (GET /notes)',
    })
    expect((error as Error).cause).toBeInstanceOf(ValidationError)
  })

  it('a wrong parameter of the caller is a ConfigError', async () => {
    const { connection } = serverOf(() => Response.json({ notes: [] }))

    const error = await caught(() => paginate(byOffset, connection, { offset: 'x' as never }).toArray())

    expect(error).toBeInstanceOf(ConfigError)
    expect(error).toMatchObject({ parameter: 'offset' })
  })

  it('a setting of the caller that becomes invalid between two pages is a ConfigError', async () => {
    const { client } = pagesBy(threePages)

    const error = await caught(async () => {
      for await (const { name } of paginate(client.listSandboxEnvironments, { project_id: 1 })) {
        if (name === 'b') configure(client, { baseUrl: 'http://posthog.example.org' })
      }
    })

    expect(error).toBeInstanceOf(ConfigError)
    expect(error).toMatchObject({ parameter: 'baseUrl' })
  })
})

it.each([null, undefined, '', false])('a list ends when its next cursor is %o', async (next) => {
  const { connection, asked } = serverOf(() => Response.json({ notes: [{ id: 1 }], next }))

  expect(await paginate(byCursor, connection, {}).toArray()).toEqual([{ id: 1 }])
  expect(asked).toHaveLength(1)
})

describe('a link header that the environment hides', () => {
  const reason = 'Failed to get response header "link" — it must be included by the option'
  /** As in a load function of SvelteKit: throws for a header that exists. */
  const filtered = (link?: string) => {
    const response = Response.json([{ id: 1 }], link === undefined ? {} : { headers: { link } })
    const get = response.headers.get.bind(response.headers)
    response.headers.get = (name) => {
      const value = get(name)
      if (value) throw new Error(reason)
      return value
    }
    return response
  }

  it('ends the list in a ResponseError that says so', async () => {
    const { connection } = serverOf(() => filtered('<?page=2>; rel=next'))
    const items: unknown[] = []

    const error = await caught(async () => {
      for await (const item of paginate(byLink, connection, {})) items.push(item)
    })

    expect(items).toEqual([{ id: 1 }])
    expect(error).toBeInstanceOf(ResponseError)
    expect(error).toMatchObject({
      code: 'invalid_response',
      message: `environments.listNotes names the next page in a Link header that cannot be read here: ${reason} (GET /notes)`,
      contentType: undefined,
    })
    expect((error as Error).cause).toMatchObject({ message: reason })
  })

  it('does not matter on the last page, which has none', async () => {
    const { connection } = serverOf(() => filtered())

    expect(await paginate(byLink, connection, {}).toArray()).toEqual([{ id: 1 }])
  })
})

it('an error of a page says how long its call took', async () => {
  const { connection } = serverOf(async () => {
    await new Promise((resolve) => setTimeout(resolve, 40))
    return Response.json({ notes: [{ id: 1 }], next: {} })
  })

  const error = await caught(() => paginate(byCursor, connection, {}).toArray())

  expect((error as ResponseError).elapsedMs).toBeGreaterThanOrEqual(39)
})
