import { bearer } from '../../../mocks/incoming.ts'
import type { Tokens } from '../../../mocks/tokens.ts'
import type { Vendor } from '../../../mocks/vendor.ts'
import { sandboxApi, sandboxOperations } from '../operations.gen.ts'
import { checkBody, exception } from './fast-api.ts'

/** The caller that a token identifies. */
export interface SandboxCaller {
  /**
   * Id of the caller's organization. One with `_s_` is a sandbox.
   * @default 'org_4f7c1d2e9ab34c60'
   */
  organizationId?: string | undefined
  /**
   * Whether the caller is an administrator of the organization.
   * @default true
   */
  administrator?: boolean | undefined
}

/**
 * The behavior of Valstorm's server outside its operations. Its texts for 401, 403 and 404 are unknown; these are
 * FastAPI's.
 */
export function createVendor(tokens: Tokens<SandboxCaller>): Vendor<SandboxCaller> {
  return {
    api: sandboxApi,
    operations: sandboxOperations,
    token: bearer,
    admit({ definition }, token) {
      const caller = token === undefined ? undefined : tokens.callerOf(token)
      // FastAPI matches the route, including its method, before anything else.
      if (!definition) return exception(405, 'Method Not Allowed')
      if (!caller) {
        return exception(401, token === undefined ? 'Not authenticated' : 'Could not validate credentials')
      }
      const { administrator = true, organizationId = '' } = caller
      // Whether a sandbox's token is rejected is unknown; the vendor's own tool never sends one here. Who may push is
      // not documented, so every caller may.
      const allowed = administrator && !organizationId.includes('_s_')
      if (!allowed && definition.id !== 'pushAppFromSandbox') {
        return exception(403, 'Only administrators of the production organization may do this')
      }
      return { caller }
    },
    checkBody,
    unknown: () => exception(404, 'Not Found'),
    error(status) {
      if (status !== 422) return { detail: texts[status] ?? 'Error' }
      return { detail: [{ type: 'value_error', loc: ['body'], msg: 'Value error', input: null }] }
    },
  }
}

const texts: Readonly<Record<number, string>> = {
  400: 'Bad Request',
  401: 'Could not validate credentials',
  403: 'Forbidden',
  404: 'Not found',
  405: 'Method Not Allowed',
  409: 'Conflict',
  429: 'Too Many Requests',
  500: 'Internal Server Error',
  502: 'Bad Gateway',
  503: 'Service Unavailable',
  504: 'Gateway Timeout',
}
