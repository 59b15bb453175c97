import { getEventListeners } from 'node:events'
import { createClient } from 'sdk/pipelines'
import { expect, onTestFinished, test } from 'vitest'
import { createFaultClock } from '../support/fault-clock.ts'

test('100,000 calls on one long-lived signal leave no listener, no timer and no warning', async () => {
  const warnings: Error[] = []
  const onWarning = (warning: Error) => void warnings.push(warning)
  process.on('warning', onWarning)
  onTestFinished(() => void process.off('warning', onWarning))
  const { signal } = new AbortController()
  const clock = createFaultClock()
  let sent = 0
  let most = 0
  const fetch = async () => {
    if (++sent % 500 === 0) most = Math.max(most, getEventListeners(signal, 'abort').length)
    return new Response('{}', {
      status: sent % 1000 ? 200 : 503,
      headers: { 'content-type': 'application/json' },
    })
  }
  const client = createClient({ baseUrl: 'https://api.test', token: 'tok', clock, fetch })

  for (let batch = 0; batch < 1000; batch++) {
    await Promise.all(Array.from({ length: 100 }, () => client.listPipelines(null, null, { signal })))
  }
  await new Promise(setImmediate)

  expect(sent).toBe(100_100)
  expect(most).toBe(1)
  expect(getEventListeners(signal, 'abort')).toEqual([])
  expect(clock.open()).toBe(0)
  expect(warnings).toEqual([])
}, 60_000)
