// Generated from specs/pipelines.yaml by `npm run generate`; do not edit.

import * as is from '../../checks/index.ts'

const PipelineList: is.Check = (v, a, k) => is.object(v, a, k) && is.end(a,
    (v.results === undefined ? 1 : is.array(v.results, a, 'results', Pipeline)) &
    (v.total === undefined ? 1 : is.int(v.total, a, 'total')));
const CreatePipelineRequest: is.Check = (v, a, k) => is.object(v, a, k) && is.end(a,
    PipelineRoleInput(v.pipeline_role, a, 'pipeline_role') &
    is.text(v.api_token, a, 'api_token'));
const Pipeline: is.Check = (v, a, k) => is.object(v, a, k) && is.end(a,
    (v.pipeline_role === undefined ? 1 : PipelineRole(v.pipeline_role, a, 'pipeline_role')) &
    (v.pipeline_id === undefined ? 1 : is.text(v.pipeline_id, a, 'pipeline_id')) &
    (v.sandbox_org_id === undefined ? 1 : is.text(v.sandbox_org_id, a, 'sandbox_org_id')) &
    (v.sandbox_org_name === undefined ? 1 : is.text(v.sandbox_org_name, a, 'sandbox_org_name')) &
    (v.production_org_id === undefined ? 1 : is.text(v.production_org_id, a, 'production_org_id')) &
    (v.production_org_name === undefined ? 1 : is.text(v.production_org_name, a, 'production_org_name')) &
    (v.created_at === undefined ? 1 : is.dateTime(v.created_at, a, 'created_at')));
const GetPipelineParams: is.Check = (v, a, k) => is.object(v, a, k) && is.end(a,
    is.text(v.pipeline_id, a, 'pipeline_id'));
const DeletePipelineParams: is.Check = (v, a, k) => GetPipelineParams(v, a, k);
const GeneratePipelineTokenParams: is.Check = (v, a, k) => GetPipelineParams(v, a, k);
const PipelineTokenResponse: is.Check = (v, a, k) => is.object(v, a, k) && is.end(a,
    (v.pipeline_token === undefined ? 1 : is.text(v.pipeline_token, a, 'pipeline_token')));
const SandboxRequestInput: is.Check = (v, a, k) => is.object(v, a, k) && is.end(a,
    is.text(v.fullname, a, 'fullname') &
    is.text(v.company_name, a, 'company_name') &
    is.text(v.position, a, 'position') &
    is.email(v.email, a, 'email') &
    is.text(v.sandbox_usecase, a, 'sandbox_usecase') &
    is.boolean(v.connected_to_existing_epilot_customer, a, 'connected_to_existing_epilot_customer') &
    (v.sandbox_request_category === undefined ? 1 : is.oneOf(v.sandbox_request_category, a, 'sandbox_request_category', c1)));
const SandboxRequest: is.Check = (v, a, k) => is.object(v, a, k) && is.end(a,
    (v.id === undefined ? 1 : is.text(v.id, a, 'id')) &
    is.text(v.fullname, a, 'fullname') &
    is.text(v.company_name, a, 'company_name') &
    is.text(v.position, a, 'position') &
    is.email(v.email, a, 'email') &
    is.text(v.sandbox_usecase, a, 'sandbox_usecase') &
    (v.status === undefined ? 1 : is.oneOf(v.status, a, 'status', c2)) &
    is.boolean(v.connected_to_existing_epilot_customer, a, 'connected_to_existing_epilot_customer') &
    (v.requested_at === undefined ? 1 : is.dateTime(v.requested_at, a, 'requested_at')) &
    (v.sandbox_request_category === undefined ? 1 : is.oneOf(v.sandbox_request_category, a, 'sandbox_request_category', c1)));
const SandboxRequestList: is.Check = (v, a, k) => is.object(v, a, k) && is.end(a,
    (v.results === undefined ? 1 : is.array(v.results, a, 'results', SandboxRequest)) &
    (v.total === undefined ? 1 : is.int(v.total, a, 'total')));
const PipelineRoleInput: is.Check = (v, a, k) => is.oneOf(v, a, k, c3);
const PipelineRole: is.Check = (v, a, k) => PipelineRoleInput(v, a, k);
const c1 = /*#__PURE__*/ new Set<unknown>(['APP_DEVELOPER_ACCOUNT', 'BLUEPRINT_SANDBOX', 'OTHER']);
const c2 = /*#__PURE__*/ new Set<unknown>(['pending', 'created', 'rejected']);
const c3 = /*#__PURE__*/ new Set<unknown>(['sandbox', 'production']);

/** `GET /v1/sandbox/pipelines` */
export const listPipelines: is.OperationChecks = { response: { 200: PipelineList } }

/** `POST /v1/sandbox/pipelines` */
export const createPipeline: is.OperationChecks = { body: CreatePipelineRequest, response: { 201: Pipeline } }

/** `GET /v1/sandbox/pipelines/{pipeline_id}` */
export const getPipeline: is.OperationChecks = { params: GetPipelineParams, response: { 200: Pipeline } }

/** `DELETE /v1/sandbox/pipelines/{pipeline_id}` */
export const deletePipeline: is.OperationChecks = { params: DeletePipelineParams, response: { 200: Pipeline } }

/** `GET /v1/sandbox/pipelines/{pipeline_id}/token` */
export const generatePipelineToken: is.OperationChecks = { params: GeneratePipelineTokenParams, response: { 200: PipelineTokenResponse } }

/** `POST /v1/sandbox:request` */
export const requestSandbox: is.OperationChecks = { body: SandboxRequestInput, response: { 201: SandboxRequest } }

/** `GET /v1/sandbox/requests` */
export const listSandboxRequests: is.OperationChecks = { response: { 200: SandboxRequestList } }

/** The checks of every operation, for the option `schemas`. */
export const checks: is.Schemas = /*#__PURE__*/ is.defineChecks({
  listPipelines,
  createPipeline,
  getPipeline,
  deletePipeline,
  generatePipelineToken,
  requestSandbox,
  listSandboxRequests,
})
