import { bearer } from '../../../mocks/incoming.ts'
import type { Vendor } from '../../../mocks/vendor.ts'
import { pipelinesApi, pipelinesOperations } from '../operations.gen.ts'
import type { Failures } from './errors.ts'
import { defaultOrganizationId, type Organizations } from './organizations.ts'

/** The organization that calls; `undefined` for an anonymous call. */
export interface Admitted {
  readonly organizationId: string
  readonly organizationName: string | undefined
}

/**
 * The behavior of epilot's server outside its operations: a gateway checks the bearer token before the service runs.
 */
export function createVendor(organizations: Organizations, failures: Failures): Vendor<Admitted> {
  return {
    api: pipelinesApi,
    operations: pipelinesOperations,
    token: bearer,
    admit({ definition }, token) {
      const caller = token === undefined ? undefined : organizations.ofBearer(token)
      // How the API responds to an invalid token where none is needed is unknown; here it is ignored.
      if (!caller && definition?.security !== 'optional') return failures.answer(401)
      const { organizationId = defaultOrganizationId, organizationName } = caller ?? {}
      return { caller: { organizationId, organizationName } }
    },
    checkBody({ text, body }) {
      if (!text) return failures.answer(400, 'the body is missing')
      if (body === undefined) return failures.answer(400, 'the body is not JSON')
      const isObject = typeof body === 'object' && body !== null && !Array.isArray(body)
      return isObject ? undefined : failures.answer(400, 'the body is not an object')
    },
    // A gateway matches method and path together: an unknown method gets the response of an unknown path.
    unknown: () => failures.answer(404),
    error: (status) => failures.body(status),
  }
}
