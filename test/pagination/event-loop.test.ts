import { paginate } from 'sdk/environments'
import { expect, it } from 'vitest'
import { caught } from '../support/caught.ts'
import { byCursor, serverOf } from '../support/notes.ts'

/** An endless list whose pages are available at once, so that only promises are awaited. */
const endless = (itemsOfPage: number) =>
  serverOf((_, number) =>
    Response.json({
      notes: Array.from({ length: itemsOfPage }, (_each, id) => ({ id })),
      next: `c${number}`,
    }),
  )

it('timers run between pages', async () => {
  const { connection } = endless(1)

  const error = await caught(async () => {
    const signal = AbortSignal.timeout(20)
    for await (const page of paginate(byCursor, connection, {}, { signal }).pages())
      expect(page).toBeDefined()
  })

  expect(error).toMatchObject({ name: 'TimeoutError' })
})

it('timers run between the items of one long page', async () => {
  const { connection, asked } = endless(10_000)
  let fired = 0
  setTimeout(() => {
    fired += 1
  }, 1)
  let count = 0

  for await (const _ of paginate(byCursor, connection, {})) {
    count += 1
    const until = performance.now() + 0.1
    while (performance.now() < until);
    if (fired || asked.length > 1) break
  }

  expect(fired).toBe(1)
  expect(count).toBeLessThan(10_000)
})
