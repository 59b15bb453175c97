import { captureRequest } from '../../dry-run/capture-request.ts'
import { maskParameters } from '../../dry-run/mask-parameters.ts'
import { note } from '../fail.ts'
import { write } from '../output.ts'
import { prettyJson } from '../show/json.ts'
import { curl, type Sent } from './curl.ts'
import type { CallFlags } from './flags.ts'
import type { Target } from './target.ts'

const mask = 'REDACTED'

/**
 * Prints the request of a call without sending it. The client writes the request twice: once for real, so that it
 * rejects what a call would reject, and once with masked secrets, to print.
 */
export async function dryRun(target: Target, flags: CallFlags): Promise<void> {
  const { definition, params, body, group } = target
  const { security, api, secrets = [] } = definition
  const takesToken = (api.auth ?? api.schemes) !== undefined && security !== 'none'
  const hasToken = takesToken && (target.token !== undefined || !security)
  const variable = group.tokenEnv ?? 'TOKEN'
  await capture(target, hasToken ? (target.token?.value ?? mask) : undefined, params, body)

  const masked = new Set(Object.keys(params).filter((name) => secrets.includes(name)))
  const sent = await capture(
    target,
    hasToken ? mask : undefined,
    maskParameters(definition, params, mask),
    maskBody(body, secrets, masked),
  )
  for (const name of Object.keys(sent.headers)) {
    if (!givenBySecretName.test(name) || !isGiven(flags, name)) continue
    masked.add(name)
    sent.headers[name] = mask
  }
  if (hasToken && api.auth) sent.headers[api.auth.header] = `${api.auth.prefix}$${variable}`
  const tokenHeader = hasToken ? api.auth?.header : undefined
  await write(flags.json ? `${prettyJson(sent)}\n` : `${curl(sent, tokenHeader)}\n`)
  if (masked.size) note(`masked: ${[...masked].join(', ')}; fill in the values before you run it`)
}

/** The user's own headers that are probably secret. */
const givenBySecretName = /auth|token|secret|key|cookie|password|session/i

const isGiven = ({ header = [] }: CallFlags, name: string) =>
  header.some((pair) => pair.toLowerCase().startsWith(`${name}=`))

/** What the client passes to fetch. */
async function capture(
  { open }: Target,
  token: string | undefined,
  params: unknown,
  body: unknown,
): Promise<Sent> {
  const sent = await captureRequest((fetch) => open({ fetch, token, retry: false })(params, body))
  return sent as Sent
}

/** Masks the values of secret fields at any depth, but keeps the names in them. */
function maskBody(value: unknown, secrets: readonly string[], masked: Set<string>, inside = false): unknown {
  if (Array.isArray(value)) return value.map((each) => maskBody(each, secrets, masked, inside))
  if (typeof value !== 'object' || value === null) return inside ? mask : value
  return Object.fromEntries(
    Object.entries(value).map(([name, each]) => {
      const isSecret = secrets.includes(name)
      if (isSecret) masked.add(name)
      return [name, maskBody(each, secrets, masked, inside || isSecret)]
    }),
  )
}
