// Generated from specs/environments.yaml by `npm run generate`; do not edit.

import { type CallOptions, type Connection, type Operation, operation, type Result, parameters, scalarQuery, idempotencyKey, jsonBody, type Paged } from '../../runtime/index.ts'
import type { CreateSandboxEnvironmentParams, DeleteSandboxEnvironmentParams, EnvironmentsOperations, GetSandboxEnvironmentParams, ListSandboxEnvironmentsParams, PaginatedSandboxEnvironmentList, PatchedSandboxEnvironmentWrite, SandboxEnvironment, SandboxEnvironmentWrite, UpdateSandboxEnvironmentParams } from './types.gen.ts'

/** Names of the API's servers. */
export type EnvironmentsServer = 'us' | 'eu'

export const environmentsApi = { name: 'environments', servers: { us: 'https://us.posthog.com', eu: 'https://eu.posthog.com' }, auth: { header: 'authorization', prefix: 'Bearer ' } } as const

export interface ListSandboxEnvironmentsOperation extends Operation<EnvironmentsOperations['listSandboxEnvironments']>, Paged<NonNullable<PaginatedSandboxEnvironmentList['results']>[number]> {
  (connection: Connection<'environments'>, params: ListSandboxEnvironmentsParams, body?: null, options?: CallOptions): Promise<Result<PaginatedSandboxEnvironmentList>>
}

/**
 * List sandbox environments.
 *
 * Returns one page of the environments the caller can see, in a shorter form than the other operations: without
 * `include_default_domains`, `has_environment_variables` and `effective_domains`. Needs the scope `task:read`
 * (`task:write` works too). The order is not defined, environments for PostHog's own use are left out, and there
 * are no filters.
 *
 * `GET /api/projects/{project_id}/sandbox_environments/`, scopes: task:read
 *
 * @see https://posthog.com/docs/api/sandbox-environments
 */
export const listSandboxEnvironments: ListSandboxEnvironmentsOperation = /*#__PURE__*/ operation({
  api: environmentsApi,
  id: 'listSandboxEnvironments',
  method: 'GET',
  path: '/api/projects/{project_id}/sandbox_environments/',
  params: { limit: { in: 'query', type: 'integer' }, offset: { in: 'query', type: 'integer' }, project_id: { in: 'path', type: ['string', 'integer'] } },
  responses: { 200: 'json' },
  pagination: { style: 'offset', limit: 'limit', offset: 'offset', next: 'next', items: 'results', total: 'count' },
}, parameters, scalarQuery)

export interface CreateSandboxEnvironmentOperation extends Operation<EnvironmentsOperations['createSandboxEnvironment']> {
  (connection: Connection<'environments'>, params: CreateSandboxEnvironmentParams, body: SandboxEnvironmentWrite, options?: CallOptions): Promise<Result<SandboxEnvironment>>
}

/**
 * Create a sandbox environment.
 *
 * Creates an environment that belongs to the project and the caller. Needs the scope `task:write`. Unknown and
 * read-only fields are silently ignored, names don't have to be unique, and a repeated call creates a second
 * environment.
 *
 * `POST /api/projects/{project_id}/sandbox_environments/`, scopes: task:write
 *
 * @see https://posthog.com/docs/api/sandbox-environments
 */
export const createSandboxEnvironment: CreateSandboxEnvironmentOperation = /*#__PURE__*/ operation({
  api: environmentsApi,
  id: 'createSandboxEnvironment',
  method: 'POST',
  path: '/api/projects/{project_id}/sandbox_environments/',
  params: { project_id: { in: 'path', type: ['string', 'integer'] } },
  body: { required: true, type: 'object' },
  responses: { 201: 'json' },
  secrets: ['environment_variables'],
}, parameters, idempotencyKey, jsonBody)

export interface GetSandboxEnvironmentOperation extends Operation<EnvironmentsOperations['getSandboxEnvironment']> {
  (connection: Connection<'environments'>, params: GetSandboxEnvironmentParams, body?: null, options?: CallOptions): Promise<Result<SandboxEnvironment>>
}

/**
 * Get a sandbox environment.
 *
 * Returns one environment with all its fields, except the values of its environment variables, which are never
 * returned. Needs the scope `task:read` (`task:write` works too). Environments for PostHog's own use, which the
 * list leaves out, can be read here.
 *
 * `GET /api/projects/{project_id}/sandbox_environments/{id}/`, scopes: task:read
 *
 * @see https://posthog.com/docs/api/sandbox-environments
 */
export const getSandboxEnvironment: GetSandboxEnvironmentOperation = /*#__PURE__*/ operation({
  api: environmentsApi,
  id: 'getSandboxEnvironment',
  method: 'GET',
  path: '/api/projects/{project_id}/sandbox_environments/{id}/',
  params: { project_id: { in: 'path', type: ['string', 'integer'] }, id: { in: 'path', type: 'string' } },
  responses: { 200: 'json' },
}, parameters)

export interface UpdateSandboxEnvironmentOperation extends Operation<EnvironmentsOperations['updateSandboxEnvironment']> {
  (connection: Connection<'environments'>, params: UpdateSandboxEnvironmentParams, body?: PatchedSandboxEnvironmentWrite, options?: CallOptions): Promise<Result<SandboxEnvironment>>
}

/**
 * Update a sandbox environment.
 *
 * Changes the fields you send and keeps the others. `environment_variables` is replaced, never merged. Needs the
 * scope `task:write`. Every member of the team can change a shared environment; if its creator makes it
 * private, it disappears for the others.
 *
 * `PATCH /api/projects/{project_id}/sandbox_environments/{id}/`, scopes: task:write
 *
 * @see https://posthog.com/docs/api/sandbox-environments
 */
export const updateSandboxEnvironment: UpdateSandboxEnvironmentOperation = /*#__PURE__*/ operation({
  api: environmentsApi,
  id: 'updateSandboxEnvironment',
  method: 'PATCH',
  path: '/api/projects/{project_id}/sandbox_environments/{id}/',
  params: { project_id: { in: 'path', type: ['string', 'integer'] }, id: { in: 'path', type: 'string' } },
  body: { type: 'object' },
  responses: { 200: 'json' },
  secrets: ['environment_variables'],
}, parameters, idempotencyKey, jsonBody)

export interface DeleteSandboxEnvironmentOperation extends Operation<EnvironmentsOperations['deleteSandboxEnvironment']> {
  (connection: Connection<'environments'>, params: DeleteSandboxEnvironmentParams, body?: null, options?: CallOptions): Promise<Result<undefined>>
}

/**
 * Delete a sandbox environment.
 *
 * Deletes an environment. Needs the scope `task:write`. Every member of the team can delete a shared
 * environment. The response has no body.
 *
 * `DELETE /api/projects/{project_id}/sandbox_environments/{id}/`, scopes: task:write
 *
 * @see https://posthog.com/docs/api/sandbox-environments
 */
export const deleteSandboxEnvironment: DeleteSandboxEnvironmentOperation = /*#__PURE__*/ operation({
  api: environmentsApi,
  id: 'deleteSandboxEnvironment',
  method: 'DELETE',
  path: '/api/projects/{project_id}/sandbox_environments/{id}/',
  params: { project_id: { in: 'path', type: ['string', 'integer'] }, id: { in: 'path', type: 'string' } },
  responses: { 204: 'empty' },
}, parameters)

/**
 * PostHog Sandbox Environments API. Control which hosts the task runs of a PostHog project can reach.
 */
export interface EnvironmentsClient {
  /**
   * List sandbox environments.
   *
   * Returns one page of the environments the caller can see, in a shorter form than the other operations: without
   * `include_default_domains`, `has_environment_variables` and `effective_domains`. Needs the scope `task:read`
   * (`task:write` works too). The order is not defined, environments for PostHog's own use are left out, and there
   * are no filters.
   *
   * `GET /api/projects/{project_id}/sandbox_environments/`, scopes: task:read
   *
   * @see https://posthog.com/docs/api/sandbox-environments
   */
  listSandboxEnvironments: ((params: ListSandboxEnvironmentsParams, body?: null, options?: CallOptions) => Promise<Result<PaginatedSandboxEnvironmentList>>) & Paged<NonNullable<PaginatedSandboxEnvironmentList['results']>[number]>

  /**
   * Create a sandbox environment.
   *
   * Creates an environment that belongs to the project and the caller. Needs the scope `task:write`. Unknown and
   * read-only fields are silently ignored, names don't have to be unique, and a repeated call creates a second
   * environment.
   *
   * `POST /api/projects/{project_id}/sandbox_environments/`, scopes: task:write
   *
   * @see https://posthog.com/docs/api/sandbox-environments
   */
  createSandboxEnvironment(params: CreateSandboxEnvironmentParams, body: SandboxEnvironmentWrite, options?: CallOptions): Promise<Result<SandboxEnvironment>>

  /**
   * Get a sandbox environment.
   *
   * Returns one environment with all its fields, except the values of its environment variables, which are never
   * returned. Needs the scope `task:read` (`task:write` works too). Environments for PostHog's own use, which the
   * list leaves out, can be read here.
   *
   * `GET /api/projects/{project_id}/sandbox_environments/{id}/`, scopes: task:read
   *
   * @see https://posthog.com/docs/api/sandbox-environments
   */
  getSandboxEnvironment(params: GetSandboxEnvironmentParams, body?: null, options?: CallOptions): Promise<Result<SandboxEnvironment>>

  /**
   * Update a sandbox environment.
   *
   * Changes the fields you send and keeps the others. `environment_variables` is replaced, never merged. Needs the
   * scope `task:write`. Every member of the team can change a shared environment; if its creator makes it
   * private, it disappears for the others.
   *
   * `PATCH /api/projects/{project_id}/sandbox_environments/{id}/`, scopes: task:write
   *
   * @see https://posthog.com/docs/api/sandbox-environments
   */
  updateSandboxEnvironment(params: UpdateSandboxEnvironmentParams, body?: PatchedSandboxEnvironmentWrite, options?: CallOptions): Promise<Result<SandboxEnvironment>>

  /**
   * Delete a sandbox environment.
   *
   * Deletes an environment. Needs the scope `task:write`. Every member of the team can delete a shared
   * environment. The response has no body.
   *
   * `DELETE /api/projects/{project_id}/sandbox_environments/{id}/`, scopes: task:write
   *
   * @see https://posthog.com/docs/api/sandbox-environments
   */
  deleteSandboxEnvironment(params: DeleteSandboxEnvironmentParams, body?: null, options?: CallOptions): Promise<Result<undefined>>
}

/** Every operation of the API by name. */
export const environmentsOperations = {
  listSandboxEnvironments,
  createSandboxEnvironment,
  getSandboxEnvironment,
  updateSandboxEnvironment,
  deleteSandboxEnvironment,
}
