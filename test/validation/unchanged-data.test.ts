import { createClient, defineSchemas, type StandardSchema } from 'sdk/environments'
import { schemas } from 'sdk/environments/schemas'
import { describe, expect, it } from 'vitest'
import * as z from 'zod'
import { environment } from '../support/environment.ts'
import { recorder } from '../support/recorder.ts'

const at = { project_id: 1, id: environment.id }

/** A schema that records its input, and returns something else. */
function keeper() {
  const given: unknown[] = []
  const schema: StandardSchema = {
    '~standard': {
      version: 1,
      vendor: 'test',
      validate(value) {
        given.push(value)
        return { value: 'something else' } as object
      },
    },
  }
  return { given, schema }
}

describe('data that is checked', () => {
  it('is delivered as the same object that the schema got', async () => {
    const { given, schema } = keeper()
    const { fetch } = recorder(() => Response.json(environment))
    const mine = defineSchemas({ getSandboxEnvironment: { response: { 200: schema } } })
    const client = createClient({ token: 'phx_key', fetch, schemas: mine })

    const { data } = await client.getSandboxEnvironment(at)

    expect(data).toBe(given[0])
    expect(data).toEqual(environment)
  })

  it('keeps unknown fields, dates as strings and the order of fields', async () => {
    const answer = { new_field: [1], ...environment, created_by: { team: 'a', ...environment.created_by } }
    const { fetch } = recorder(() => Response.json(answer))
    const client = createClient({ token: 'phx_key', fetch, schemas })

    const { data } = await client.getSandboxEnvironment(at)

    expect(JSON.stringify(data)).toBe(JSON.stringify(answer))
    expect(Object.isFrozen(data)).toBe(false)
  })

  it('is not transformed by a schema, on either side', async () => {
    const { fetch, sent } = recorder(() => Response.json(environment))
    const mine = defineSchemas({
      updateSandboxEnvironment: {
        params: z.object({ project_id: z.coerce.string(), id: z.string().toUpperCase() }),
        body: z.strictObject({ name: z.string().trim(), private: z.boolean().default(true) }),
        response: {
          200: z.object({ created_at: z.coerce.date(), private: z.stringbool().catch(true) }).readonly(),
        },
      },
    })
    const client = createClient({ token: 'phx_key', fetch, schemas: mine })

    const { data } = await client.updateSandboxEnvironment(at, { name: '  dev ' })

    expect(sent[0]?.url).toContain(`/api/projects/1/sandbox_environments/${environment.id}/`)
    expect(sent[0]?.body).toBe('{"name":"  dev "}')
    expect(data).toEqual(environment)
  })

  it('is the caller’s own body, unchanged', async () => {
    const { fetch } = recorder(() => Response.json(environment, { status: 201 }))
    const client = createClient({ token: 'phx_key', fetch, schemas })
    const body = Object.freeze({ name: 'dev', environment_variables: Object.freeze({ LEVEL: 'debug' }) })
    const params = Object.freeze({ project_id: 1 })

    await client.createSandboxEnvironment(params, body)

    expect([params, body]).toEqual([
      { project_id: 1 },
      { name: 'dev', environment_variables: { LEVEL: 'debug' } },
    ])
  })
})
