import { ValidationError } from 'sdk'
import { connect, createSandboxEnvironment, updateSandboxEnvironment } from 'sdk/environments'
import { schemas as environmentsSchemas } from 'sdk/environments/schemas'
import { createClient as createSandbox } from 'sdk/sandbox'
import { schemas as sandboxSchemas } from 'sdk/sandbox/schemas'
import { describe, expect, it } from 'vitest'
import { caught } from '../support/caught.ts'
import { environment } from '../support/environment.ts'
import { recorder } from '../support/recorder.ts'

function environments() {
  const { fetch, sent } = recorder(() => Response.json(environment, { status: 201 }))
  const asked: string[] = []
  const connection = connect({
    fetch,
    token: ({ operation }) => {
      asked.push(operation)
      return 'phx_key'
    },
    schemas: environmentsSchemas,
  })
  return { connection, sent, asked }
}

describe('an invalid request', () => {
  it('is refused before anything is sent or a token is requested', async () => {
    const { connection, sent, asked } = environments()

    const error = await caught(() =>
      createSandboxEnvironment(connection, { project_id: 1 }, { name: 'x'.repeat(256), private: false }),
    )

    expect(error).toBeInstanceOf(ValidationError)
    expect(error).toMatchObject({
      code: 'validation_error',
      side: 'request',
      attempts: 0,
      requestId: undefined,
      message:
        'environments.createSandboxEnvironment has a request that does not match its schema: name: expected at most 255 characters (maxLength), got 256 (POST /api/projects/{project_id}/sandbox_environments/)',
      issues: [
        {
          path: ['name'],
          message: 'expected at most 255 characters (maxLength), got 256',
          code: 'invalid_format',
        },
      ],
    })
    expect([sent, asked]).toEqual([[], []])
  })

  it('counts characters, as JSON Schema does', async () => {
    const { connection, sent } = environments()

    await createSandboxEnvironment(connection, { project_id: 1 }, { name: '🧪'.repeat(255) })

    expect(sent).toHaveLength(1)
  })

  it('names wrong parameters and the wrong place of a body', async () => {
    const { connection, sent } = environments()

    const error = await caught(() =>
      updateSandboxEnvironment(
        connection,
        { project_id: 1, id: 'mine' },
        { allowed_domains: ['a.example', 'x'.repeat(256)], environment_variables: { 'LOG-LEVEL': 'debug' } },
      ),
    )

    expect((error as ValidationError).issues.map(({ path }) => path)).toEqual([
      ['id'],
      ['allowed_domains', 1],
      ['environment_variables', 'LOG-LEVEL'],
    ])
    expect(sent).toEqual([])
  })

  it('names an item of a list by its position', async () => {
    const { fetch, sent } = recorder()
    const client = createSandbox({ token: 'pat', fetch, schemas: sandboxSchemas })

    const error = await caught(() =>
      client.addUsersToSandbox({ name: 'dev' }, { users: ['ada', 5 as never, null as never] }),
    )

    expect(error).toHaveProperty(
      'message',
      'sandbox.addUsersToSandbox has a request that does not match its schema: users.1: expected a string, got 5; users.2: expected a string, got null (POST /v1/sandbox/{name}/users)',
    )
    expect(sent).toEqual([])
  })
})

describe('a valid request', () => {
  it('is sent with its unknown fields, without those that are undefined', async () => {
    const { connection, sent } = environments()
    const body = { name: 'dev', private: undefined as never, colour: 'red' }

    await createSandboxEnvironment(connection, { project_id: '@current' }, body)

    expect(sent[0]?.body).toBe('{"name":"dev","colour":"red"}')
  })

  it('can omit optional parameters and an optional body', async () => {
    const { connection, sent } = environments()

    await updateSandboxEnvironment(connection, { project_id: 1, id: environment.id })

    expect(sent).toHaveLength(1)
  })
})
