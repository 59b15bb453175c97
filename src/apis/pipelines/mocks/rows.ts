import type { IdsAndTimes } from '../../../mocks/ids-and-times.ts'
import type { Pipeline, SandboxRequest, SandboxRequestInput } from '../types.gen.ts'
import { defaultOrganizationId } from './organizations.ts'

/** A pipeline as the mock keeps it: without the role, which depends on the caller. */
export interface PipelineRow {
  pipeline_id: string
  sandbox_org_id: string
  sandbox_org_name: string
  production_org_id: string
  production_org_name: string
  created_at: string
}

/** An initial pipeline. */
export interface PipelineSeed {
  /** @default '<sandbox_org_id>::<production_org_id>' */
  pipeline_id?: string
  /** @default a new organization: 12345, 12346 … */
  sandbox_org_id?: string
  /** @default 'Sandbox' */
  sandbox_org_name?: string
  /** @default '54321', the default caller's organization */
  production_org_id?: string
  /** @default 'Production' */
  production_org_name?: string
  /** ISO 8601. */
  created_at?: string
}

/** The statuses of a sandbox request. */
export type RequestStatus = 'pending' | 'created' | 'rejected'

/** A sandbox request as the mock keeps it. */
export interface RequestRow extends SandboxRequestInput {
  id: string
  status: RequestStatus
  requested_at: string
}

/** An initial sandbox request. Omitted fields come from the vendor's example. */
export type RequestSeed = Partial<RequestRow>

/** The functions that complete the rows of each collection. */
export function pipelineCollections({ next, now }: IdsAndTimes, nextOrganizationId: () => string) {
  return {
    pipelines: ({
      sandbox_org_id = nextOrganizationId(),
      sandbox_org_name = 'Sandbox',
      production_org_id = defaultOrganizationId,
      production_org_name = 'Production',
      pipeline_id = `${sandbox_org_id}::${production_org_id}`,
      created_at = timestamp(now()),
    }: PipelineSeed): PipelineRow => ({
      pipeline_id,
      sandbox_org_id,
      sandbox_org_name,
      production_org_id,
      production_org_name,
      created_at,
    }),
    requests: (seed: RequestSeed): RequestRow => ({
      id: seed.id ?? `${next('sandbox request', 12345)}`,
      fullname: 'John Doe',
      company_name: 'Company Name',
      position: 'Software Engineer',
      email: 'user@example.com',
      sandbox_usecase: 'Build a payment integration',
      status: 'pending',
      connected_to_existing_epilot_customer: true,
      requested_at: seed.requested_at ?? timestamp(now()),
      sandbox_request_category: 'APP_DEVELOPER_ACCOUNT',
      ...seed,
    }),
  }
}

/** The collections of the mock. */
export type PipelineCollections = ReturnType<typeof pipelineCollections>

/** The precision of the vendor's times is unknown; some of its examples have milliseconds and some don't. */
export const timestamp = (ms: number): string => new Date(ms).toISOString()

/** The pipeline as an organization sees it: `role` is the other organization's. */
export function toPipeline(row: PipelineRow, organizationId: string): Pipeline {
  const pipeline_role = row.production_org_id === organizationId ? 'sandbox' : 'production'
  return { pipeline_role, ...row }
}

/** The request as responses contain it. */
export const toRequest = ({ sandbox_request_category: category, ...row }: RequestRow): SandboxRequest => ({
  ...row,
  ...(category && { sandbox_request_category: category }),
})
