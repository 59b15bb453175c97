import { captureRequest } from '../../dry-run/capture-request.ts'
import { maskParameters } from '../../dry-run/mask-parameters.ts'
import { note } from '../fail.ts'
import { write } from '../output.ts'
import { prettyJson } from '../show/json.ts'
import { type CurlRequest, curl } from './curl.ts'
import type { CallFlags } from './flags.ts'
import type { Target } from './target.ts'

const mask = 'REDACTED'

/**
 * Prints the request of a call without sending it. The client creates the request twice: once with the real values,
 * so that it rejects what a call would reject, and once with masked secrets, to print.
 */
export async function dryRun(target: Target, flags: CallFlags): Promise<void> {
  const { definition, params, body, group } = target
  const { security, api, secrets = [] } = definition
  const takesToken = (api.auth ?? api.schemes) !== undefined && security !== 'none'
  const hasToken = takesToken && (target.token !== undefined || !security)
  const variable = group.tokenEnv ?? 'TOKEN'
  await capture(target, hasToken ? (target.token?.value ?? mask) : undefined, params, body)

  const masked = new Set(Object.keys(params).filter((name) => secrets.includes(name)))
  const request = await capture(
    target,
    hasToken ? mask : undefined,
    maskParameters(definition, params, mask),
    maskBody(body, secrets, masked),
  )
  for (const name of Object.keys(request.headers)) {
    if (!secretHeader.test(name) || !isFromFlag(flags, name)) continue
    masked.add(name)
    request.headers[name] = mask
  }
  if (hasToken && api.auth) request.headers[api.auth.header] = `${api.auth.prefix}$${variable}`
  const tokenHeader = hasToken ? api.auth?.header : undefined
  await write(flags.json ? `${prettyJson(request)}\n` : `${curl(request, tokenHeader)}\n`)
  if (masked.size) note(`masked: ${[...masked].join(', ')}; fill in the values before you run it`)
}

/** Headers of the user that are probably secret. */
const secretHeader = /auth|token|secret|key|cookie|password|session/i

const isFromFlag = ({ header = [] }: CallFlags, name: string) =>
  header.some((pair) => pair.toLowerCase().startsWith(`${name}=`))

/** What the client passes to fetch. */
async function capture(
  { open }: Target,
  token: string | undefined,
  params: unknown,
  body: unknown,
): Promise<CurlRequest> {
  const request = await captureRequest((fetch) => open({ fetch, token, retry: false })(params, body))
  return request as CurlRequest
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
