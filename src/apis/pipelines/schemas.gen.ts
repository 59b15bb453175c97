// Generated from specs/pipelines.yaml by `npm run generate`; do not edit.

import * as z from 'zod/mini'
import { defineSchemas } from '../../runtime/validation/define-schemas.ts'

/** RFC 3339, date-time */
const dateTimeFormat = /*#__PURE__*/ z.stringFormat('date-time', /^(?:(?:\d\d(?:0[48]|[2468][048]|[13579][26])|(?:[02468][048]|[13579][26])00)-02-29|\d{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\d|30)|02-(?:0[1-9]|1\d|2[0-8])))T(?:[01]\d|2[0-3]):[0-5]\d:(?:[0-5]\d|60)(?:\.\d+)?(?:Z|[+-](?:[01]\d|2[0-3]):[0-5]\d)$/i);

/** WHATWG HTML, valid e-mail address */
const emailFormat = /*#__PURE__*/ z.stringFormat('email', /^[\w.!#$%&'*+/=?^`{|}~-]+@[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?(?:\.[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?)*$/i);

/**
 * Id of an epilot organization.
 */
export const OrgId = /*#__PURE__*/ z.string();

/**
 * Id of a pipeline: the two organizations' ids, as `<sandbox organization>::<production organization>`.
 */
export const PipelineId = /*#__PURE__*/ z.string();

/**
 * Role of the **other** organization in the pipeline, seen from the caller's: an organization that is itself in
 * production sees `sandbox`, and vice versa.
 */
export const PipelineRole = /*#__PURE__*/ z.enum(['sandbox', 'production']);

/**
 * Role of the **other** organization in the pipeline, seen from the caller's: an organization that is itself in
 * production sees `sandbox`, and vice versa.
 */
export const PipelineRoleInput = /*#__PURE__*/ z.enum(['sandbox', 'production']);

/**
 * A pipeline, independent of which side views it.
 */
export const PipelineItem = /*#__PURE__*/ z.object({
    pipeline_id: /*#__PURE__*/ z.optional(PipelineId),
    sandbox_org_id: /*#__PURE__*/ z.optional(OrgId),
    sandbox_org_name: /*#__PURE__*/ z.optional(/*#__PURE__*/ z.string()),
    production_org_id: /*#__PURE__*/ z.optional(OrgId),
    production_org_name: /*#__PURE__*/ z.optional(/*#__PURE__*/ z.string()),
    created_at: /*#__PURE__*/ z.optional(dateTimeFormat)
});

/**
 * A pipeline, as the caller's organization sees it.
 */
export const Pipeline = /*#__PURE__*/ z.object({
    pipeline_role: /*#__PURE__*/ z.optional(PipelineRole),
    pipeline_id: /*#__PURE__*/ z.optional(PipelineId),
    sandbox_org_id: /*#__PURE__*/ z.optional(OrgId),
    sandbox_org_name: /*#__PURE__*/ z.optional(/*#__PURE__*/ z.string()),
    production_org_id: /*#__PURE__*/ z.optional(OrgId),
    production_org_name: /*#__PURE__*/ z.optional(/*#__PURE__*/ z.string()),
    created_at: /*#__PURE__*/ z.optional(dateTimeFormat)
});

/**
 * All pipelines of an organization.
 */
export const PipelineList = /*#__PURE__*/ z.object({
    results: /*#__PURE__*/ z.optional(/*#__PURE__*/ z.array(Pipeline)),
    total: /*#__PURE__*/ z.optional(/*#__PURE__*/ z.int())
});

/**
 * An epilot access token.
 */
export const AccessToken = /*#__PURE__*/ z.string();

/**
 * An API token created in the other organization of a pipeline.
 */
export const SandboxToken = AccessToken;

/**
 * What epilot needs to create a pipeline.
 */
export const CreatePipelineRequest = /*#__PURE__*/ z.object({
    pipeline_role: PipelineRoleInput,
    api_token: SandboxToken
});

/**
 * A temporary access token for the other organization of a pipeline.
 */
export const PipelineToken = AccessToken;

/**
 * A temporary token for the organization at the other end of a pipeline.
 */
export const PipelineTokenResponse = /*#__PURE__*/ z.object({
    pipeline_token: /*#__PURE__*/ z.optional(PipelineToken)
});

/**
 * A request for a sandbox. epilot sets `id`, `status` and `requested_at`; it is not documented whether the
 * server ignores or rejects them in a request.
 */
export const SandboxRequest = /*#__PURE__*/ z.object({
    id: /*#__PURE__*/ z.optional(/*#__PURE__*/ z.string()),
    fullname: /*#__PURE__*/ z.string(),
    company_name: /*#__PURE__*/ z.string(),
    position: /*#__PURE__*/ z.string(),
    email: emailFormat,
    sandbox_usecase: /*#__PURE__*/ z.string(),
    status: /*#__PURE__*/ z.optional(/*#__PURE__*/ z.enum([
        'pending',
        'created',
        'rejected'
    ])),
    connected_to_existing_epilot_customer: /*#__PURE__*/ z.boolean(),
    requested_at: /*#__PURE__*/ z.optional(dateTimeFormat),
    sandbox_request_category: /*#__PURE__*/ z.optional(/*#__PURE__*/ z.enum([
        'APP_DEVELOPER_ACCOUNT',
        'BLUEPRINT_SANDBOX',
        'OTHER'
    ]))
});

/**
 * A request for a sandbox. epilot sets `id`, `status` and `requested_at`; it is not documented whether the
 * server ignores or rejects them in a request.
 */
export const SandboxRequestInput = /*#__PURE__*/ z.object({
    fullname: /*#__PURE__*/ z.string(),
    company_name: /*#__PURE__*/ z.string(),
    position: /*#__PURE__*/ z.string(),
    email: emailFormat,
    sandbox_usecase: /*#__PURE__*/ z.string(),
    connected_to_existing_epilot_customer: /*#__PURE__*/ z.boolean(),
    sandbox_request_category: /*#__PURE__*/ z.optional(/*#__PURE__*/ z.enum([
        'APP_DEVELOPER_ACCOUNT',
        'BLUEPRINT_SANDBOX',
        'OTHER'
    ]))
});

/**
 * Sandbox requests.
 */
export const SandboxRequestList = /*#__PURE__*/ z.object({
    results: /*#__PURE__*/ z.optional(/*#__PURE__*/ z.array(SandboxRequest)),
    total: /*#__PURE__*/ z.optional(/*#__PURE__*/ z.int())
});

/**
 * An error. epilot documents none for this API; these are the fields its other APIs use. Read `error` first, then
 * `message`, then `reason`.
 */
export const ErrorResponse = /*#__PURE__*/ z.looseObject({
    status: /*#__PURE__*/ z.optional(/*#__PURE__*/ z.int()),
    error: /*#__PURE__*/ z.optional(/*#__PURE__*/ z.string()),
    message: /*#__PURE__*/ z.optional(/*#__PURE__*/ z.string()),
    reason: /*#__PURE__*/ z.optional(/*#__PURE__*/ z.string()),
    details: /*#__PURE__*/ z.optional(/*#__PURE__*/ z.unknown())
});

export const GetPipelineParams = /*#__PURE__*/ z.object({
    pipeline_id: PipelineId
});

export const DeletePipelineParams = GetPipelineParams;

export const GeneratePipelineTokenParams = GetPipelineParams;

/** `GET /v1/sandbox/pipelines` */
export const listPipelines = { response: { 200: PipelineList } }

/** `POST /v1/sandbox/pipelines` */
export const createPipeline = { body: CreatePipelineRequest, response: { 201: Pipeline } }

/** `GET /v1/sandbox/pipelines/{pipeline_id}` */
export const getPipeline = { params: GetPipelineParams, response: { 200: Pipeline } }

/** `DELETE /v1/sandbox/pipelines/{pipeline_id}` */
export const deletePipeline = { params: DeletePipelineParams, response: { 200: Pipeline } }

/** `GET /v1/sandbox/pipelines/{pipeline_id}/token` */
export const generatePipelineToken = { params: GeneratePipelineTokenParams, response: { 200: PipelineTokenResponse } }

/** `POST /v1/sandbox:request` */
export const requestSandbox = { body: SandboxRequestInput, response: { 201: SandboxRequest } }

/** `GET /v1/sandbox/requests` */
export const listSandboxRequests = { response: { 200: SandboxRequestList } }

/** The schemas of every operation, for the option `schemas`. */
export const schemas: {
  listPipelines: typeof listPipelines
  createPipeline: typeof createPipeline
  getPipeline: typeof getPipeline
  deletePipeline: typeof deletePipeline
  generatePipelineToken: typeof generatePipelineToken
  requestSandbox: typeof requestSandbox
  listSandboxRequests: typeof listSandboxRequests
} & import('../../runtime/validation/schemas.ts').Schemas = /*#__PURE__*/ defineSchemas({
  listPipelines,
  createPipeline,
  getPipeline,
  deletePipeline,
  generatePipelineToken,
  requestSandbox,
  listSandboxRequests,
})
