import { inspect } from 'node:util'
import * as environments from 'sdk/environments'
import { type ClientEvent, createClient } from 'sdk/pipelines'
import { describe, expect, it } from 'vitest'
import { caught } from '../support/caught.ts'

const everything = (value: unknown) => inspect(value, { depth: 20, showHidden: true }) + JSON.stringify(value)

describe('a secret', () => {
  it('is masked when a server repeats the token', async () => {
    const fetch = async () => Response.json({ error: 'bad token tok-4711', 'tok-4711': 1 }, { status: 400 })

    const error = await caught(() => createClient({ fetch, token: 'tok-4711' }).listPipelines())

    expect(error).toMatchObject({ code: 'api_error', status: 400 })
    expect(everything(error)).not.toContain('4711')
  })

  it('is masked when a server repeats the api_token of the body', async () => {
    const fetch = async (_: string, init: RequestInit) =>
      Response.json({ error: 'refused', sent: JSON.parse(`${init.body}`) }, { status: 400 })

    const error = await caught(() =>
      createClient({ fetch, token: 'tok-1' }).createPipeline(null, {
        pipeline_role: 'sandbox',
        api_token: 'api-4711',
      }),
    )

    expect(error).toMatchObject({ code: 'api_error', body: { sent: { pipeline_role: 'sandbox' } } })
    expect(everything(error)).not.toContain('4711')
  })

  it('is masked when a server repeats an environment variable', async () => {
    const fetch = async () =>
      Response.json(
        { type: 'validation_error', code: 'invalid_input', detail: 'bad value var-4711', attr: null },
        { status: 400 },
      )

    const error = await caught(() =>
      environments
        .createClient({ fetch, token: 'tok-1' })
        .createSandboxEnvironment(
          { project_id: 1 },
          { name: 'x', environment_variables: { KEY: 'var-4711' } },
        ),
    )

    expect(error).toMatchObject({ code: 'api_error', status: 400 })
    expect(everything(error)).not.toContain('4711')
  })

  it('is masked in the cause of a fetch that prints it', async () => {
    const fetch = async () => {
      throw Object.assign(new TypeError('cannot send Bearer tok-4711'), { headers: ['tok-4711'] })
    }

    const error = await caught(() => createClient({ fetch, token: 'tok-4711', retry: false }).listPipelines())

    expect(error).toMatchObject({ code: 'network_error' })
    expect(everything(error)).not.toContain('4711')
  })

  it('is not in a token that cannot be used', async () => {
    const error = await caught(() => createClient({ token: 'tok 4711' }).listPipelines())

    expect(error).toMatchObject({ code: 'auth_error' })
    expect(everything(error)).not.toContain('4711')
  })

  it('is not in the error for a response that contains one', async () => {
    const headers = { 'content-type': 'application/json' }
    const fetch = async () => new Response('{"pipeline_token": "tok-4711", ', { headers })

    const error = await caught(() =>
      createClient({ fetch, token: 'tok-1', retry: false }).generatePipelineToken({ pipeline_id: 'a' }),
    )

    expect(error).toMatchObject({ code: 'invalid_response', snippet: undefined })
    expect(everything(error)).not.toContain('4711')
  })

  it('is in no event', async () => {
    const events: ClientEvent[] = []
    const fetch = async () => Response.json({ error: 'bad tok-4711 api-4711' }, { status: 400 })
    const client = createClient({ fetch, token: 'tok-4711', onEvent: (event) => void events.push(event) })

    await caught(() => client.createPipeline(null, { pipeline_role: 'sandbox', api_token: 'api-4711' }))

    expect(events.map(({ type }) => type)).toContain('error')
    expect(everything(events)).not.toContain('4711')
  })
})
