import type { IdsAndTimes } from '../../../mocks/ids-and-times.ts'
import type { Rows } from '../../../mocks/rows.ts'
import type { Handlers } from '../../../mocks/vendor.ts'
import type { PipelinesOperations } from '../types.gen.ts'
import type { Failures } from './errors.ts'
import { defaultOrganizationId, type Organizations } from './organizations.ts'
import { readRequest } from './read-request.ts'
import { type PipelineCollections, type PipelineRow, timestamp, toPipeline, toRequest } from './rows.ts'
import type { Admitted } from './vendor.ts'

/** epilot's operations. */
export function createHandlers(
  { pipelines, requests }: Rows<PipelineCollections>,
  organizations: Organizations,
  { answer }: Failures,
  { next, now }: IdsAndTimes,
): Handlers<PipelinesOperations, Admitted> {
  const isPartOf = (row: PipelineRow, { organizationId }: Admitted) =>
    row.sandbox_org_id === organizationId || row.production_org_id === organizationId
  const find = (id: string, caller: Admitted) =>
    pipelines.find((row) => row.pipeline_id === id && isPartOf(row, caller))

  return {
    listPipelines({ caller }) {
      const results = pipelines
        .filter((row) => isPartOf(row, caller))
        .map((row) => toPipeline(row, caller.organizationId))
      return { data: { results, total: results.length } }
    },

    createPipeline({ body, caller }) {
      const { pipeline_role: role, api_token: token } = body as Record<string, unknown>
      if (role !== 'sandbox' && role !== 'production') {
        return answer(400, 'pipeline_role is none of sandbox, production')
      }
      if (typeof token !== 'string' || !token) return answer(400, 'api_token is not a string')
      const other = organizations.ofApiToken(token)
      if (!other) return answer(400, 'api_token is not valid')
      const otherId = other.organizationId ?? defaultOrganizationId
      if (otherId === caller.organizationId) return answer(400, 'api_token is of the same organization')
      if (other.administrator === false) return answer(403, 'api_token does not hold the administrator role')
      const own = { id: caller.organizationId, name: caller.organizationName }
      const far = { id: otherId, name: other.organizationName }
      const [sandbox, production] = role === 'sandbox' ? [far, own] : [own, far]
      const pipeline_id = `${sandbox.id}::${production.id}`
      // What happens to an existing pipeline is unknown; here it stays unchanged.
      const old = find(pipeline_id, caller)
      if (old) return { data: toPipeline(old, own.id) }
      const row: PipelineRow = {
        pipeline_id,
        sandbox_org_id: sandbox.id,
        sandbox_org_name: sandbox.name ?? 'Sandbox',
        production_org_id: production.id,
        production_org_name: production.name ?? 'Production',
        created_at: timestamp(now()),
      }
      pipelines.push(row)
      return { data: toPipeline(row, own.id) }
    },

    getPipeline({ params: { pipeline_id }, caller }) {
      const row = find(pipeline_id, caller)
      return row ? { data: toPipeline(row, caller.organizationId) } : answer(404)
    },

    deletePipeline({ params: { pipeline_id }, caller }) {
      const row = find(pipeline_id, caller)
      if (!row) return answer(404)
      pipelines.splice(pipelines.indexOf(row), 1)
      return { data: toPipeline(row, caller.organizationId) }
    },

    generatePipelineToken({ params: { pipeline_id }, caller }) {
      const row = find(pipeline_id, caller)
      if (!row) return answer(404)
      const { production_org_id, sandbox_org_id } = row
      const other = production_org_id === caller.organizationId ? sandbox_org_id : production_org_id
      // How long such a token is valid is unknown; here it never expires.
      return { data: { pipeline_token: organizations.mint(other) } }
    },

    requestSandbox({ body }) {
      const read = readRequest(body)
      if (typeof read === 'string') return answer(400, read)
      const row = {
        ...read,
        id: `${next('sandbox request', 12345)}`,
        status: 'pending' as const,
        requested_at: timestamp(now()),
      }
      requests.push(row)
      return { data: toRequest(row) }
    },

    // Who may list which requests is unknown; here every caller with a token sees all.
    listSandboxRequests: () => ({ data: { results: requests.map(toRequest), total: requests.length } }),
  }
}
