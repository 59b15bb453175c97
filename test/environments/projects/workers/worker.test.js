import { expect, it } from 'vitest'
import worker from './worker.js'

it('responds with the names of the sandboxes', async () => {
  const response = await worker.fetch()

  expect(await response.json()).toEqual(['dev'])
})
