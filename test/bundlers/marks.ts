import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { environmentsOperations as environments } from 'sdk/environments'
import { pipelinesOperations as pipelines } from 'sdk/pipelines'
import { sandboxOperations as sandbox } from 'sdk/sandbox'

export type Group = 'sandbox' | 'environments' | 'pipelines'

/** Every part of the package that an app can contain, each with a string that proves it is there. */
export interface Mark {
  readonly of:
    | `operation ${string}`
    | `group ${Group}`
    | `schemas of ${Group}`
    | 'mocks'
    | 'cli'
    | 'otel'
    | 'limits'
    | 'debug'
    | 'query'
    | 'spec'
  readonly text: string
}

const groups = { sandbox, environments, pipelines }

const operationMarks = Object.values(groups).flatMap((operations) =>
  Object.keys(operations).map((id): Mark => ({ of: `operation ${id}`, text: id })),
)

/** Each is searched as a whole word. */
export const marks: readonly Mark[] = [
  ...operationMarks,
  { of: 'group sandbox', text: 'api.valstorm.com' },
  { of: 'group environments', text: 'us.posthog.com' },
  { of: 'group environments', text: 'sandbox_environments' },
  { of: 'group pipelines', text: 'sandbox.sls.epilot.io' },
  { of: 'group pipelines', text: 'pipeline_token' },
  { of: 'schemas of sandbox', text: 'added_users' },
  { of: 'schemas of environments', text: 'hedgehog_config' },
  { of: 'schemas of environments', text: 'allowed_domains' },
  { of: 'schemas of pipelines', text: 'sandbox_usecase' },
  { of: 'schemas of pipelines', text: 'production_org_id' },
  { of: 'mocks', text: 'expired-token' },
  { of: 'mocks', text: 'Could not validate credentials' },
  { of: 'cli', text: 'Press Ctrl\\+C to stop' },
  { of: 'cli', text: 'commander' },
  { of: 'otel', text: 'http.request.method' },
  { of: 'limits', text: 'got no turn from its limiter' },
  { of: 'limits', text: 'ratelimit-policy' },
  { of: 'debug', text: 'SDK_DEBUG' },
  { of: 'limits', text: 'rate-limiter-flexible' },
  { of: 'query', text: 'would be kept in the query key' },
  { of: 'spec', text: 'openapi' },
  { of: 'spec', text: 'List sandbox environments' },
]

/** The marks in a text. */
export const marksIn = (text: string): Mark[] =>
  marks.filter((mark) => new RegExp(`\\b${mark.text.replaceAll('.', '\\.')}\\b`).test(text))

/** Names of the operations in a group. */
export const idsOf = (group: Group): string[] => Object.keys(groups[group])

/** The text of every built file: a mark that is in none would prove nothing. */
export function builtText(dist: string): string {
  return readdirSync(dist, { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.(js|json)$/.test(path))
    .map((path) => readFileSync(join(dist, path), 'utf8'))
    .join('\n')
}
