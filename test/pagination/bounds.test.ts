import { ConfigError, paginate, ResponseError } from 'sdk/environments'
import { describe, expect, it } from 'vitest'
import { caught } from '../support/caught.ts'
import { byCursor, byOffset, notesUrl, serverOf } from '../support/notes.ts'

/** A page with the items with these ids, which names a next page. */
const page = (ids: readonly number[], next: unknown) =>
  Response.json({ notes: ids.map((id) => ({ id })), next })

describe('empty pages', () => {
  it('end in a ResponseError at the tenth in a row, even with new cursors', async () => {
    const { connection, asked } = serverOf((_, number) => page([], `c${number}`))

    const error = await caught(() => paginate(byCursor, connection, {}).toArray())

    expect(error).toBeInstanceOf(ResponseError)
    expect(error).toMatchObject({
      code: 'invalid_response',
      message: 'environments.listNotes sent 10 empty pages in a row (GET /notes)',
      operation: 'listNotes',
      status: 200,
      attempts: 1,
    })
    expect(asked).toHaveLength(10)
  })

  it('also with new offsets', async () => {
    const { connection, asked } = serverOf((_, number) => page([], `${notesUrl}/notes?offset=${number * 10}`))

    const error = await caught(() => paginate(byOffset, connection, {}).toArray())

    expect(error).toBeInstanceOf(ResponseError)
    expect(asked).toHaveLength(10)
  })

  it('are skipped when an item comes in time, and the list ends', async () => {
    const { connection, asked } = serverOf((_, number) => {
      const ids = number % 10 ? [] : [number]
      return page(ids, number < 39 ? `c${number}` : null)
    })

    const items = await paginate(byCursor, connection, {}).toArray()

    expect(items).toEqual([{ id: 10 }, { id: 20 }, { id: 30 }])
    expect(asked).toHaveLength(39)
  })
})

describe('maxPages', () => {
  const endless = () => serverOf((_, number) => page([number], `c${number}`))

  it('ends a longer list in a ResponseError, after its items were returned', async () => {
    const { connection, asked } = endless()
    const ids: number[] = []

    const error = await caught(async () => {
      for await (const { id } of paginate(byCursor, connection, {}, { maxPages: 3 })) ids.push(id)
    })

    expect(ids).toEqual([1, 2, 3])
    expect(asked).toHaveLength(3)
    expect(error).toBeInstanceOf(ResponseError)
    expect(error).toMatchObject({
      code: 'invalid_response',
      message: 'environments.listNotes has more pages than maxPages (3) (GET /notes)',
    })
  })

  it('applies to pages and to toArray', async () => {
    const { connection, asked } = endless()
    const list = paginate(byCursor, connection, {}, { maxPages: 2 })

    const errors = [
      await caught(() => list.toArray()),
      await caught(async () => {
        for await (const each of list.pages()) expect(each.attempts).toBe(1)
      }),
    ]

    expect(errors).toEqual([expect.any(ResponseError), expect.any(ResponseError)])
    expect(asked).toHaveLength(4)
  })

  it('does not matter when the list or the reader ends earlier', async () => {
    const { connection } = serverOf((_, number) => page([number], number < 3 ? `c${number}` : null))
    const list = paginate(byCursor, connection, {}, { maxPages: 3 })

    expect(await list.toArray()).toEqual([{ id: 1 }, { id: 2 }, { id: 3 }])
    expect(await paginate(byCursor, endless().connection, {}, { maxPages: 1 }).toArray({ max: 1 })).toEqual([
      { id: 1 },
    ])
  })

  it.each([0, -1, 1.5, '2', Number.NaN, null])('must be a whole number from 1, not %o', async (maxPages) => {
    const { connection, asked } = endless()

    const error = await caught(() => paginate(byCursor, connection, {}, { maxPages: maxPages as never }))

    expect(error).toBeInstanceOf(ConfigError)
    expect(error).toMatchObject({
      code: 'config_error',
      message: 'environments.listNotes was not sent: maxPages must be a positive integer (GET /notes)',
      parameter: 'maxPages',
    })
    expect(asked).toEqual([])
  })
})
