import { createClient as createEnvironmentsClient } from 'sdk/environments'
import { createClient as createSandboxClient } from 'sdk/sandbox'
import { expect, test } from 'vitest'
import { benchOf } from '../support/fault-client.ts'
import { hangUp, type Responder, respond, serve } from '../support/fault-server.ts'

const cutShort: Responder = (response) => {
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': '90' })
  response.write('{"id":', () => response.destroy())
}

/** The faults in every tenth call, in turn. */
const faults: readonly Responder[] = [
  respond(500),
  hangUp,
  respond(429, {}, { 'retry-after': '1' }),
  cutShort,
  respond(503, {}, { 'retry-after': '1' }),
]

const faultOf = (id: number) => (id % 10 ? undefined : faults[(id / 10) % faults.length])

test('1,000 concurrent GETs with 10 % faults all get their own response', async () => {
  const tries = new Map<number, number>()
  const server = await serve((...given) => {
    const id = Number(/(\d+)\/$/.exec(given[1].path)?.[1])
    const first = !tries.has(id)
    tries.set(id, (tries.get(id) ?? 0) + 1)
    const fault = first && faultOf(id)
    const deliver = fault || respond(200, { id: `${id}` })
    deliver(...given)
  })
  const { client, clock } = benchOf(createEnvironmentsClient, server)

  const results = await Promise.all(
    Array.from({ length: 1000 }, (_, id) => client.getSandboxEnvironment({ project_id: 7, id: `${id}` })),
  )

  expect(results.map(({ data }) => data.id)).toEqual(Array.from({ length: 1000 }, (_, id) => `${id}`))
  expect(results.map(({ attempts }) => attempts)).toEqual(
    Array.from({ length: 1000 }, (_, id) => (id % 10 ? 1 : 2)),
  )
  expect(server.received).toHaveLength(1100)
  expect(clock.open()).toBe(0)
})

test('1,000 concurrent POSTs with 10 % faults are all processed exactly once', async () => {
  const processed: number[] = []
  const refusedOnce = new Set<number>()
  const server = await serve((response, request, number) => {
    const id = Number(JSON.parse(request.body).name)
    const fault = faultOf(id)
    const unprocessed = fault === faults[2] || fault === faults[4]
    if (fault && !refusedOnce.has(id)) {
      refusedOnce.add(id)
      if (!unprocessed) processed.push(id)
      fault(response, request, number)
    } else {
      processed.push(id)
      respond(201, { sandbox_name: `${id}` })(response, request, number)
    }
  })
  const { client } = benchOf(createSandboxClient, server)

  const outcomes = await Promise.allSettled(
    Array.from({ length: 1000 }, (_, id) => client.createSandbox(null, { name: `${id}` })),
  )

  expect(processed.sort((a, b) => a - b)).toEqual(Array.from({ length: 1000 }, (_, id) => id))
  const codes = outcomes.map((each) => (each.status === 'fulfilled' ? 'ok' : each.reason.code))
  expect(codes.map((code, id) => [id, code]).filter(([, code]) => code !== 'ok')).toEqual(
    Array.from({ length: 100 }, (_, tenth) => tenth)
      .filter((tenth) => [0, 1, 3].includes(tenth % 5))
      .map((tenth) => [tenth * 10, tenth % 5 === 0 ? 'api_error' : 'network_error']),
  )
  expect(server.received).toHaveLength(1040)
})
