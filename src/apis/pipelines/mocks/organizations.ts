import type { IdsAndTimes } from '../../../mocks/ids-and-times.ts'
import { fromBase64Url, toBase64Url } from './base64-url.ts'

/** Who stands behind a token. */
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

/** The organization of a caller unless another is given. */
export const defaultOrganizationId = '54321'

/** The organizations behind tokens. */
export interface Organizations {
  /** Whose token a bearer is; `undefined` where it is not taken. */
  ofBearer(token: string): PipelinesCaller | undefined
  /** Whose token an `api_token` is; `undefined` where it is not taken. */
  ofApiToken(token: string): PipelinesCaller | undefined
  /** Makes a token of an organization. */
  mint(organizationId: string): string
  /** The id of an organization that was not there before. */
  nextId(): string
  reset(): void
}

/**
 * Maps tokens to organizations. In this order: what `tokens` says; what the mock has learned, by making the token
 * itself or by meeting it as an `api_token`; the claim `custom:org_id` of a JWT. Any other bearer is that of the
 * default organization unless `token` or `tokens` restricts it. Any other `api_token` is that of a new organization,
 * 12345 and up, unless `tokens` is given.
 */
export function createOrganizations(
  given: {
    readonly token?: string | undefined
    readonly tokens?: Readonly<Record<string, PipelinesCaller>> | undefined
  },
  { next }: IdsAndTimes,
): Organizations {
  const { token: only, tokens } = given
  const learned = new Map<string, PipelinesCaller>()
  const nextId = () => `${next('organization', 12345)}`
  const told = (token: string) =>
    tokens && Object.hasOwn(tokens, token) ? tokens[token] : learned.get(token)

  return {
    nextId,
    ofBearer(token) {
      const known = told(token) ?? (token === only ? (claimed(token) ?? {}) : undefined)
      if (known || only !== undefined || tokens) return known
      return claimed(token) ?? {}
    },
    ofApiToken(token) {
      const known = told(token) ?? (token === only ? {} : undefined)
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

/** The organization that a JWT claims; its signature is not looked at. */
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
