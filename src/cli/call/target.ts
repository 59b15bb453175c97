import type { Reject } from '../../runtime/config/check.ts'
import type { Config } from '../../runtime/config/config.ts'
import { configError } from '../../runtime/config/config-error.ts'
import type { Definition } from '../../runtime/definition.ts'
import { AuthError } from '../../runtime/errors/errors.ts'
import { originOf } from '../../runtime/sending/call.ts'
import { findOperation } from '../find.ts'
import { configOf } from '../flags/client-flags.ts'
import type { Group, Method } from '../groups.ts'
import { readBody } from './body.ts'
import type { CallFlags } from './flags.ts'
import { readPairs, readParams } from './params.ts'

/** A call that was parsed and checked, but not sent yet. */
export interface Target {
  readonly group: Group
  readonly definition: Definition
  readonly params: Readonly<Record<string, unknown>>
  readonly body: unknown
  /** The token, and where it came from, in words. */
  readonly token: { readonly value: string; readonly from: string } | undefined
  /** Scheme, host and port of the server. */
  readonly origin: string | undefined
  readonly reject: Reject
  /** Makes a client with the flags' settings and returns the operation's method. */
  open(config?: Config): Method
}

/** Reads group, operation and flags. Throws if something is wrong with them. */
export async function readTarget(groupName: string, name: string, flags: CallFlags): Promise<Target> {
  const [group, { definition }] = await findOperation(groupName, name)
  const reject = configError(definition.api, definition)
  const { servers } = definition.api
  const params = readParams(definition, flags.param ?? [], reject)
  const headers = Object.fromEntries(
    [...readPairs('--header', flags.header ?? [])].map(([key, [value]]) => [key, value]),
  )
  const token = tokenOf(group, definition, flags.token)
  // Last, because it may wait for stdin.
  const body = await readBody(definition, flags.body, reject)
  return {
    group,
    definition,
    params,
    body,
    token,
    origin: originOf(flags.baseUrl ?? servers[flags.server ?? Object.keys(servers)[0] ?? '']),
    reject,
    open: (config) =>
      group.createClient({
        headers,
        token: token?.value,
        server: flags.server,
        baseUrl: flags.baseUrl,
        ...configOf(flags),
        ...config,
      })[name] as Method,
  }
}

function tokenOf(
  { tokenEnv }: Group,
  { security, api }: Definition,
  flag: string | undefined,
): Target['token'] {
  if (!(api.auth || api.schemes) || security === 'none') return undefined
  if (flag !== undefined) return { value: flag, from: '--token' }
  const value = tokenEnv && process.env[tokenEnv]
  return value ? { value, from: tokenEnv } : undefined
}

/** Throws an AuthError that says where to put the token. */
export function needToken({ definition, token, group, origin }: Target): void {
  const { api, id, method, path, security } = definition
  if (token || security || !(api.auth || api.schemes)) return
  const where = group.tokenEnv ? `set ${group.tokenEnv} in the environment, or pass --token` : 'pass --token'
  throw new AuthError(`${api.name}.${id} needs a token; ${where} (${method} ${path})`, {
    api: api.name,
    operation: id,
    method,
    url: path,
    origin,
    attempts: 0,
    elapsedMs: 0,
  })
}
