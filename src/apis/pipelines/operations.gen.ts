// Generated from specs/pipelines.yaml by `npm run generate`; do not edit.

import { type CallOptions, type Connection, type Operation, operation, type Result, idempotencyKey, jsonBody, parameters } from '../../runtime/index.ts'
import type { CreatePipelineRequest, DeletePipelineParams, GeneratePipelineTokenParams, GetPipelineParams, Pipeline, PipelineList, PipelineTokenResponse, PipelinesOperations, SandboxRequest, SandboxRequestInput, SandboxRequestList } from './types.gen.ts'

/** Names of the API's servers. */
export type PipelinesServer = 'production' | 'dev' | 'staging'

export const pipelinesApi = { name: 'pipelines', servers: { production: 'https://sandbox.sls.epilot.io', dev: 'https://sandbox.dev.sls.epilot.io', staging: 'https://sandbox.staging.sls.epilot.io' }, auth: { header: 'authorization', prefix: 'Bearer ' } } as const

export interface ListPipelinesOperation extends Operation<PipelinesOperations['listPipelines']> {
  (connection: Connection<'pipelines'>, params?: null, body?: null, options?: CallOptions): Promise<Result<PipelineList>>
}

/**
 * List pipelines.
 *
 * Returns all pipelines that the caller's organization is part of, on either side. Each is described from the
 * caller's side: `pipeline_role` is the role of the other organization.
 *
 * `GET /v1/sandbox/pipelines`
 *
 * @see https://docs.epilot.io/api/sandbox
 */
export const listPipelines: ListPipelinesOperation = /*#__PURE__*/ operation({
  api: pipelinesApi,
  id: 'listPipelines',
  method: 'GET',
  path: '/v1/sandbox/pipelines',
  responses: { 200: 'json' },
})

export interface CreatePipelineOperation extends Operation<PipelinesOperations['createPipeline']> {
  (connection: Connection<'pipelines'>, params: null | undefined, body: CreatePipelineRequest, options?: CallOptions): Promise<Result<Pipeline>>
}

/**
 * Create a pipeline.
 *
 * Connects the caller's organization with another one. This needs a token from the other organization with the
 * administrator role there. What happens if the two are already connected is not documented.
 *
 * `POST /v1/sandbox/pipelines`
 *
 * @see https://docs.epilot.io/api/sandbox
 */
export const createPipeline: CreatePipelineOperation = /*#__PURE__*/ operation({
  api: pipelinesApi,
  id: 'createPipeline',
  method: 'POST',
  path: '/v1/sandbox/pipelines',
  body: { required: true, type: 'object' },
  responses: { 201: 'json' },
  secrets: ['api_token'],
}, idempotencyKey, jsonBody)

export interface GetPipelineOperation extends Operation<PipelinesOperations['getPipeline']> {
  (connection: Connection<'pipelines'>, params: GetPipelineParams, body?: null, options?: CallOptions): Promise<Result<Pipeline>>
}

/**
 * Get a pipeline.
 *
 * Returns one pipeline of the caller's organization, described from the caller's side.
 *
 * `GET /v1/sandbox/pipelines/{pipeline_id}`
 *
 * @see https://docs.epilot.io/api/sandbox
 */
export const getPipeline: GetPipelineOperation = /*#__PURE__*/ operation({
  api: pipelinesApi,
  id: 'getPipeline',
  method: 'GET',
  path: '/v1/sandbox/pipelines/{pipeline_id}',
  params: { pipeline_id: { in: 'path', type: 'string' } },
  responses: { 200: 'json' },
}, parameters)

export interface DeletePipelineOperation extends Operation<PipelinesOperations['deletePipeline']> {
  (connection: Connection<'pipelines'>, params: DeletePipelineParams, body?: null, options?: CallOptions): Promise<Result<Pipeline>>
}

/**
 * Delete a pipeline.
 *
 * Removes the connection between the two organizations. Success is 200 with the deleted pipeline, not 204.
 *
 * `DELETE /v1/sandbox/pipelines/{pipeline_id}`
 *
 * @see https://docs.epilot.io/api/sandbox
 */
export const deletePipeline: DeletePipelineOperation = /*#__PURE__*/ operation({
  api: pipelinesApi,
  id: 'deletePipeline',
  method: 'DELETE',
  path: '/v1/sandbox/pipelines/{pipeline_id}',
  params: { pipeline_id: { in: 'path', type: 'string' } },
  responses: { 200: 'json' },
}, parameters)

export interface GeneratePipelineTokenOperation extends Operation<PipelinesOperations['generatePipelineToken']> {
  (connection: Connection<'pipelines'>, params: GeneratePipelineTokenParams, body?: null, options?: CallOptions): Promise<Result<PipelineTokenResponse>>
}

/**
 * Generate a pipeline token.
 *
 * Creates a temporary access token for the organization at the other end of the pipeline. Although it is a GET,
 * each response contains a secret: don't cache or log it. How long the token is valid is not documented.
 *
 * `GET /v1/sandbox/pipelines/{pipeline_id}/token`
 *
 * @see https://docs.epilot.io/api/sandbox
 */
export const generatePipelineToken: GeneratePipelineTokenOperation = /*#__PURE__*/ operation({
  api: pipelinesApi,
  id: 'generatePipelineToken',
  method: 'GET',
  path: '/v1/sandbox/pipelines/{pipeline_id}/token',
  params: { pipeline_id: { in: 'path', type: 'string' } },
  responses: { 200: 'json' },
  secrets: ['pipeline_token'],
  secretResponse: true,
}, parameters)

export interface RequestSandboxOperation extends Operation<PipelinesOperations['requestSandbox']> {
  (connection: Connection<'pipelines'>, params: null | undefined, body: SandboxRequestInput, options?: CallOptions): Promise<Result<SandboxRequest>>
}

/**
 * Request a sandbox.
 *
 * Requests a sandbox for a user. No token is needed. epilot reviews requests by hand, so the request is
 * `pending` at first, and its status changes later without another call.
 *
 * `POST /v1/sandbox:request`
 *
 * Works without a token.
 *
 * @see https://docs.epilot.io/api/sandbox
 */
export const requestSandbox: RequestSandboxOperation = /*#__PURE__*/ operation({
  api: pipelinesApi,
  id: 'requestSandbox',
  method: 'POST',
  path: '/v1/sandbox:request',
  body: { required: true, type: 'object' },
  responses: { 201: 'json' },
  security: 'optional',
}, idempotencyKey, jsonBody)

export interface ListSandboxRequestsOperation extends Operation<PipelinesOperations['listSandboxRequests']> {
  (connection: Connection<'pipelines'>, params?: null, body?: null, options?: CallOptions): Promise<Result<SandboxRequestList>>
}

/**
 * List sandbox requests.
 *
 * Returns the sandbox requests of users. Who may call it, and whose requests they see, is not documented.
 *
 * `GET /v1/sandbox/requests`
 *
 * @see https://docs.epilot.io/api/sandbox
 */
export const listSandboxRequests: ListSandboxRequestsOperation = /*#__PURE__*/ operation({
  api: pipelinesApi,
  id: 'listSandboxRequests',
  method: 'GET',
  path: '/v1/sandbox/requests',
  responses: { 200: 'json' },
})

/**
 * epilot Sandbox Pipelines API. Connect epilot sandbox and production organizations, and request sandboxes.
 */
export interface PipelinesClient {
  /**
   * List pipelines.
   *
   * Returns all pipelines that the caller's organization is part of, on either side. Each is described from the
   * caller's side: `pipeline_role` is the role of the other organization.
   *
   * `GET /v1/sandbox/pipelines`
   *
   * @see https://docs.epilot.io/api/sandbox
   */
  listPipelines(params?: null, body?: null, options?: CallOptions): Promise<Result<PipelineList>>

  /**
   * Create a pipeline.
   *
   * Connects the caller's organization with another one. This needs a token from the other organization with the
   * administrator role there. What happens if the two are already connected is not documented.
   *
   * `POST /v1/sandbox/pipelines`
   *
   * @see https://docs.epilot.io/api/sandbox
   */
  createPipeline(params: null | undefined, body: CreatePipelineRequest, options?: CallOptions): Promise<Result<Pipeline>>

  /**
   * Get a pipeline.
   *
   * Returns one pipeline of the caller's organization, described from the caller's side.
   *
   * `GET /v1/sandbox/pipelines/{pipeline_id}`
   *
   * @see https://docs.epilot.io/api/sandbox
   */
  getPipeline(params: GetPipelineParams, body?: null, options?: CallOptions): Promise<Result<Pipeline>>

  /**
   * Delete a pipeline.
   *
   * Removes the connection between the two organizations. Success is 200 with the deleted pipeline, not 204.
   *
   * `DELETE /v1/sandbox/pipelines/{pipeline_id}`
   *
   * @see https://docs.epilot.io/api/sandbox
   */
  deletePipeline(params: DeletePipelineParams, body?: null, options?: CallOptions): Promise<Result<Pipeline>>

  /**
   * Generate a pipeline token.
   *
   * Creates a temporary access token for the organization at the other end of the pipeline. Although it is a GET,
   * each response contains a secret: don't cache or log it. How long the token is valid is not documented.
   *
   * `GET /v1/sandbox/pipelines/{pipeline_id}/token`
   *
   * @see https://docs.epilot.io/api/sandbox
   */
  generatePipelineToken(params: GeneratePipelineTokenParams, body?: null, options?: CallOptions): Promise<Result<PipelineTokenResponse>>

  /**
   * Request a sandbox.
   *
   * Requests a sandbox for a user. No token is needed. epilot reviews requests by hand, so the request is
   * `pending` at first, and its status changes later without another call.
   *
   * `POST /v1/sandbox:request`
   *
   * Works without a token.
   *
   * @see https://docs.epilot.io/api/sandbox
   */
  requestSandbox(params: null | undefined, body: SandboxRequestInput, options?: CallOptions): Promise<Result<SandboxRequest>>

  /**
   * List sandbox requests.
   *
   * Returns the sandbox requests of users. Who may call it, and whose requests they see, is not documented.
   *
   * `GET /v1/sandbox/requests`
   *
   * @see https://docs.epilot.io/api/sandbox
   */
  listSandboxRequests(params?: null, body?: null, options?: CallOptions): Promise<Result<SandboxRequestList>>
}

/** Every operation of the API by name. */
export const pipelinesOperations = {
  listPipelines,
  createPipeline,
  getPipeline,
  deletePipeline,
  generatePipelineToken,
  requestSandbox,
  listSandboxRequests,
}
