import type { IdsAndTimes } from '../../../mocks/ids-and-times.ts'
import { fromBase64Url, toBase64Url } from './base64-url.ts'

/** The caller that a token identifies. */
export interface PipelinesCaller {
  /**
   * Id of the token's organization.
   * @default '54321'
   */
  organizationId?: string | undefined
  /**
   * Name of the organization.
   * @default 'Production' or 'Sandbox', by its role in a pipeline
   */
  organizationName?: string | undefined
  /**
   * Whether the token holds the administrator role, which a pipeline's `api_token` needs.
   * @default true
   */
  administrator?: boolean | undefined
}

/** The default organization of a caller. */
export const defaultOrganizationId = '54321'

/** The organizations behind tokens. */
export interface Organizations {
  /** The owner of a bearer token; `undefined` if the token is not accepted. */
  ofBearer(token: string): PipelinesCaller | undefined
  /** The owner of an `api_token`; `undefined` if it is not accepted. */
  ofApiToken(token: string): PipelinesCaller | undefined
  /** Creates a token of an organization. */
  mint(organizationId: string): string
  /** The id of a new organization. */
  nextId(): string
  reset(): void
}

/**
 * Maps tokens to organizations, in this order: `tokens`; tokens that the mock created itself or received as an
 * `api_token`; the claim `custom:org_id` of a JWT. Any other bearer token belongs to the default organization, unless
 * `token` or `tokens` restricts it. Any other `api_token` belongs to a new organization, 12345 and up, unless
 * `tokens` is set.
 */
export function createOrganizations(
  options: {
    readonly token?: string | undefined
    readonly tokens?: Readonly<Record<string, PipelinesCaller>> | undefined
  },
  { next }: IdsAndTimes,
): Organizations {
  const { token: only, tokens } = options
  const learned = new Map<string, PipelinesCaller>()
  const nextId = () => `${next('organization', 12345)}`
  const callerOf = (token: string) =>
    tokens && Object.hasOwn(tokens, token) ? tokens[token] : learned.get(token)

  return {
    nextId,
    ofBearer(token) {
      const known = callerOf(token) ?? (token === only ? (claimed(token) ?? {}) : undefined)
      if (known || only !== undefined || tokens) return known
      return claimed(token) ?? {}
    },
    ofApiToken(token) {
      const known = callerOf(token) ?? (token === only ? {} : undefined)
      if (known || tokens) return known
      const organization = claimed(token) ?? { organizationId: nextId() }
      learned.set(token, organization)
      return organization
    },
    mint(organizationId) {
      const claims = { 'custom:org_id': organizationId, jti: `pipeline_${next('token', 1)}` }
      const token = `${encode({ alg: 'none', typ: 'JWT' })}.${encode(claims)}.mock`
      learned.set(token, { organizationId })
      return token
    },
    reset: () => learned.clear(),
  }
}

/** The organization that a JWT claims; its signature is not checked. */
function claimed(token: string): PipelinesCaller | undefined {
  try {
    const part = token.split('.')[1] ?? ''
    const claims = JSON.parse(fromBase64Url(part))
    const id: unknown = claims?.['custom:org_id']
    return typeof id === 'string' ? { organizationId: id } : undefined
  } catch {
    return undefined
  }
}

const encode = (value: object) => toBase64Url(JSON.stringify(value))
