import { paginate, ResponseError } from 'sdk/environments'
import { describe, expect, it } from 'vitest'
import { caught } from '../support/caught.ts'
import { byCursor, byLink, notesUrl, serverOf } from '../support/notes.ts'

/** A server that responds by the query. */
const answering = (answers: Readonly<Record<string, [body: unknown, link?: string]>>) =>
  serverOf((query) => {
    const [body, link] = answers[query] ?? [{ missing: query }]
    return Response.json(body, link === undefined ? {} : { headers: { link } })
  })

describe('a list with cursors', () => {
  const list = byCursor

  it('continues with each cursor, whatever is in it, and keeps the other parameters', async () => {
    const { connection, asked } = answering({
      '?tag=a': [{ notes: [{ id: 1 }], next: 'c=2&x/y?' }],
      '?tag=a&cursor=c%3D2%26x%2Fy%3F': [{ notes: [], next: 'c3' }],
      '?tag=a&cursor=c3': [{ notes: [{ id: 2 }], next: null }],
    })

    const items = await paginate(list, connection, { tag: 'a' }).toArray()

    expect(items).toEqual([{ id: 1 }, { id: 2 }])
    expect(asked).toEqual(['?tag=a', '?tag=a&cursor=c%3D2%26x%2Fy%3F', '?tag=a&cursor=c3'])
  })

  it('resumes at a given cursor', async () => {
    const { connection, asked } = answering({ '?cursor=c3': [{ notes: [{ id: 2 }] }] })

    const items = await paginate(list, connection, { cursor: 'c3' }).toArray()

    expect(items).toEqual([{ id: 2 }])
    expect(asked).toEqual(['?cursor=c3'])
  })

  it.each([
    ['null', null],
    ['absent', undefined],
    ['empty', ''],
  ])('ends when the cursor is %s', async (_, next) => {
    const { connection, asked } = answering({ '': [{ notes: [{ id: 1 }], next }] })

    const items = await paginate(list, connection, {}).toArray()

    expect(items).toEqual([{ id: 1 }])
    expect(asked).toHaveLength(1)
  })

  it('sends a cursor that is a number as its text', async () => {
    const { connection } = answering({
      '': [{ notes: [{ id: 1 }], next: 7 }],
      '?cursor=7': [{ notes: [{ id: 2 }] }],
    })

    const items = await paginate(list, connection, {}).toArray()

    expect(items).toEqual([{ id: 1 }, { id: 2 }])
  })

  it('ends in a ResponseError when a cursor repeats', async () => {
    const { connection, asked } = answering({
      '': [{ notes: [{ id: 1 }], next: 'c2' }],
      '?cursor=c2': [{ notes: [{ id: 2 }], next: 'c2' }],
    })

    const error = await caught(() => paginate(list, connection, {}).toArray())

    expect(error).toBeInstanceOf(ResponseError)
    expect(error).toMatchObject({
      code: 'invalid_response',
      message: 'environments.listNotes names a page that it has already sent (GET /notes)',
    })
    expect(asked).toHaveLength(2)
  })
})

describe('a list with Link headers', () => {
  const list = byLink

  it('continues with the link with the relation next; the page itself is the list', async () => {
    const { connection, asked } = answering({
      '': [
        [{ id: 1 }],
        `<${notesUrl}/notes?page=1>; rel="first", <${notesUrl}/notes?page=2>; rel="next", <${notesUrl}/notes?page=9>; rel="last"`,
      ],
      '?page=2': [[{ id: 2 }], `<${notesUrl}/notes?page=3>; title="a, b; rel=prev"; rel="last next"`],
      '?page=3': [[{ id: 3 }], `<${notesUrl}/notes?page=1>; rel=first`],
    })

    const items = await paginate(list, connection, {}).toArray()

    expect(items).toEqual([{ id: 1 }, { id: 2 }, { id: 3 }])
    expect(asked).toEqual(['', '?page=2', '?page=3'])
  })

  it.each([
    ['of another origin', 'https://attacker.example/notes?page=2'],
    ['of another path', `${notesUrl}/secrets?page=2`],
    ['that is relative', '?page=2'],
  ])('sends a link %s to the connection’s own server', async (_, target) => {
    const { connection, asked } = answering({
      '?tag=a': [[{ id: 1 }], `<${target}>; rel=next`],
      '?tag=a&page=2': [[{ id: 2 }]],
    })

    const items = await paginate(list, connection, { tag: 'a' }).toArray()

    expect(items).toEqual([{ id: 1 }, { id: 2 }])
    expect(asked).toEqual(['?tag=a', '?tag=a&page=2'])
  })

  it('ends without the header', async () => {
    const { connection, asked } = answering({ '': [[{ id: 1 }]] })

    const items = await paginate(list, connection, {}).toArray()

    expect(items).toEqual([{ id: 1 }])
    expect(asked).toHaveLength(1)
  })

  it('ends in a ResponseError when a link repeats', async () => {
    const { connection, asked } = answering({
      '?page=1': [[{ id: 1 }], '<?page=2>; rel=next'],
      '?page=2': [[{ id: 2 }], '<?page=1>; rel=next'],
    })

    const error = await caught(() => paginate(list, connection, { page: 1 }).toArray())

    expect(error).toBeInstanceOf(ResponseError)
    expect(asked).toHaveLength(2)
  })
})
