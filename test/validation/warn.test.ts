import type { ClientEvent, ValidationEvent } from 'sdk'
import { createClient as createEnvironments } from 'sdk/environments'
import { schemas as environmentsSchemas } from 'sdk/environments/schemas'
import { createClient as createPipelines } from 'sdk/pipelines'
import { schemas as pipelinesSchemas } from 'sdk/pipelines/schemas'
import { createClient as createSandbox } from 'sdk/sandbox'
import { schemas as sandboxSchemas } from 'sdk/sandbox/schemas'
import { describe, expect, it } from 'vitest'
import { environment } from '../support/environment.ts'
import { recorder } from '../support/recorder.ts'

const id = environment.id

/** Records the validation events of a listener: operation, side and path. */
function listener() {
  const reported: string[] = []
  const onEvent = (event: ClientEvent) => {
    if (event.type === 'validation') reported.push(textOf(event))
  }
  return { reported, onEvent }
}

const textOf = ({ operation, side, issue }: ValidationEvent) => `${operation} ${side} ${issue.path.join('.')}`

function environments(answer: unknown) {
  const { reported, onEvent } = listener()
  const { fetch, sent } = recorder(() => Response.json(answer))
  const client = createEnvironments({
    token: 'phx_key',
    fetch,
    onEvent,
    schemas: environmentsSchemas,
    validate: 'warn',
  })
  return { client, reported, sent }
}

describe("validate: 'warn'", () => {
  it('does not report new fields, missing optional ones, declared nulls and dates with an offset', async () => {
    const answer = { ...environment, plan: { tier: 3 }, created_by: { ...environment.created_by, team: [] } }
    const { client, reported } = environments(answer)

    const { data } = await client.getSandboxEnvironment({ project_id: 1, id })

    expect(data).toEqual(answer)
    expect(reported).toEqual([])
  })

  it('does not report a creator who was deleted', async () => {
    const { client, reported } = environments({ ...environment, created_by: null })

    const { data } = await client.getSandboxEnvironment({ project_id: 1, id })

    expect(data.created_by).toBeNull()
    expect(reported).toEqual([])
  })

  it('does not report a description that is null or absent', async () => {
    const { reported, onEvent } = listener()
    const { fetch } = recorder(() => Response.json([{ description: null }, {}, { status: 'ready' }]))
    const client = createSandbox({
      token: 'pat',
      fetch,
      onEvent,
      schemas: sandboxSchemas,
      validate: 'warn',
    })

    const { data } = await client.listSandboxes()

    expect(data).toEqual([{ description: null }, {}, { status: 'ready' }])
    expect(reported).toEqual([])
  })

  it('delivers a new enum value and reports it', async () => {
    const { client, reported } = environments({ ...environment, network_access_level: 'quarantined' })

    const { data } = await client.getSandboxEnvironment({ project_id: 1, id })

    expect(data.network_access_level).toBe('quarantined')
    expect(reported).toEqual(['getSandboxEnvironment response network_access_level'])
  })

  it("delivers epilot's number where text is declared, and reports it", async () => {
    const { reported, onEvent } = listener()
    const { fetch } = recorder(() => Response.json({ results: [{ id: 12345, fullname: 'John Doe' }] }))
    const client = createPipelines({
      token: 'jwt',
      fetch,
      onEvent,
      schemas: pipelinesSchemas,
      validate: 'warn',
    })

    const { data } = await client.listSandboxRequests()

    expect(data.results?.[0]?.id).toBe(12345)
    expect(reported.sort()).toEqual(
      [
        'company_name',
        'connected_to_existing_epilot_customer',
        'email',
        'id',
        'position',
        'sandbox_usecase',
      ].map((name) => `listSandboxRequests response results.0.${name}`),
    )
  })

  it('delivers a response that is something else, and reports it', async () => {
    const { client, reported } = environments(['nothing', 'like', 'it'])

    const { data } = await client.getSandboxEnvironment({ project_id: 1, id })

    expect(data).toEqual(['nothing', 'like', 'it'])
    expect(reported).toEqual(['getSandboxEnvironment response '])
  })

  it('sends an invalid request and reports it', async () => {
    const { client, reported, sent } = environments(environment)

    await client.updateSandboxEnvironment({ project_id: 1, id: 'no-uuid' }, { name: '' })

    expect(sent[0]?.body).toBe('{"name":""}')
    expect(reported).toEqual(['updateSandboxEnvironment request id', 'updateSandboxEnvironment request name'])
  })

  it('reports each operation and path once, however often it is called', async () => {
    const { client, reported } = environments({
      ...environment,
      network_access_level: 'quarantined',
      name: 5,
    })

    await client.getSandboxEnvironment({ project_id: 1, id })
    await client.getSandboxEnvironment({ project_id: 2, id })
    await client.updateSandboxEnvironment({ project_id: 1, id }, {})

    expect(reported).toEqual([
      'getSandboxEnvironment response name',
      'getSandboxEnvironment response network_access_level',
      'updateSandboxEnvironment response name',
      'updateSandboxEnvironment response network_access_level',
    ])
  })

  it('reports all items of a list once', async () => {
    const item = { ...environment, network_access_level: 'quarantined' }
    const { client, reported } = environments({
      count: 3,
      next: null,
      previous: null,
      results: [item, item, item],
    })

    await client.listSandboxEnvironments({ project_id: 1 })

    expect(reported).toEqual(['listSandboxEnvironments response results.0.network_access_level'])
  })

  it('reports to each client', async () => {
    const answer = { ...environment, network_access_level: 'quarantined' }
    const first = environments(answer)
    const second = environments(answer)

    await first.client.getSandboxEnvironment({ project_id: 1, id })
    await second.client.getSandboxEnvironment({ project_id: 1, id })

    expect(first.reported).toEqual(second.reported)
    expect(second.reported).toHaveLength(1)
  })

  it('gives the listener a plain record of the call', async () => {
    const events: ClientEvent[] = []
    const { fetch } = recorder(() => Response.json({ ...environment, private: null }))
    const client = createEnvironments({
      token: 'phx_key',
      fetch,
      onEvent: (event) => events.push(event),
      schemas: environmentsSchemas,
      validate: 'warn',
    })

    await client.getSandboxEnvironment({ project_id: 1, id })

    expect(events.map(({ type }) => type)).toEqual(['request', 'validation', 'response'])
    expect(events[1]).toMatchObject({
      type: 'validation',
      api: 'environments',
      operation: 'getSandboxEnvironment',
      method: 'GET',
      url: '/api/projects/{project_id}/sandbox_environments/{id}/',
      attempt: 1,
      side: 'response',
      issue: { path: ['private'], message: 'expected a boolean, got null' },
    })
  })
})
