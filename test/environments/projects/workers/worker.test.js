import { expect, it } from 'vitest'
import worker from './worker.js'

it('a worker answers with what it has asked for', async () => {
  const response = await worker.fetch()

  expect(await response.json()).toEqual(['dev'])
})
