import type { Api, Scheme } from '../runtime/definition.ts'
import type { Operation } from '../runtime/operation.ts'
import { bearer } from './incoming.ts'
import type { Incoming, Vendor } from './vendor.ts'

/** A server known only by its spec. It accepts any token unless one is set. */
export function createExampleVendor(
  api: Api,
  operations: Readonly<Record<string, Operation>>,
  errors: Readonly<Record<string, Readonly<Record<string, unknown>>>>,
  only: string | undefined,
): Vendor<{ readonly token: string | undefined }> {
  const tokenOf = (incoming: Incoming) => {
    const { header, prefix } = api.auth ?? { header: 'authorization', prefix: '' }
    const values = api.schemes
      ? Object.values(api.schemes).map((scheme) => schemeValue(scheme, incoming))
      : [without(prefix, incoming.headers[header.toLowerCase()])]
    const present = values.filter((value) => value !== undefined)
    return present.find((value) => value === only) ?? present[0] ?? bearer(incoming)
  }
  const error = (status: number, _retryAfterSeconds?: number, operation = '') => {
    const declared = errors[operation] ?? {}
    return (
      declared[status] ??
      declared[`${`${status}`[0]}XX`] ??
      declared.default ?? { message: `mock: ${status}` }
    )
  }

  return {
    api,
    operations,
    token: tokenOf,
    admit({ definition }, token) {
      const isRefused = only !== undefined && token !== only && definition?.security !== 'none'
      if (isRefused && !(definition?.security === 'optional' && token === undefined))
        return { status: 401, body: error(401, undefined, definition?.id) }
      return { caller: { token } }
    },
    checkBody({ definition, headers, text, body }) {
      const isBroken = /[/+]json\b/i.test(headers['content-type'] ?? '') && text !== '' && body === undefined
      return isBroken ? { status: 400, body: error(400, undefined, definition?.id) } : undefined
    },
    unknown: ({ definition, method, path }) => ({
      status: definition ? 405 : 404,
      body: { message: `mock: the spec has no ${method} ${path}` },
    }),
    error,
  }
}

/** A request's value for a security scheme, without its prefix. */
function schemeValue(
  { in: location, name = '', prefix = '' }: Scheme,
  { headers, query }: Incoming,
): string | undefined {
  if (location === 'header') return without(prefix, headers[name])
  if (location === 'query') return query[name]
  const cookies = location === 'cookie' ? (headers.cookie ?? '').split(/; */) : []
  return cookies.find((each) => each.startsWith(`${name}=`))?.slice(name.length + 1)
}

const without = (prefix: string, value: string | undefined) =>
  value?.startsWith(prefix) ? value.slice(prefix.length) : undefined
