// Generated from specs/sandbox.yaml by `npm run generate`; do not edit.

import { type CallOptions, type Connection, type Operation, operation, type Result, idempotencyKey, jsonBody, parameters, scalarQuery } from '../../runtime/index.ts'
import type { AddUsersToSandboxParams, DeleteSandboxParams, ListSandboxesData, PushAppFromSandboxParams, RefreshSandboxParams, RemoveUsersFromSandboxParams, SandboxCreateRequest, SandboxOperations, SandboxResponse, SandboxUserRemoveResponse, SandboxUserRequest, SandboxUserResponse } from './types.gen.ts'

/** Names of the API's servers. */
export type SandboxServer = 'production' | 'development' | 'local'

export const sandboxApi = { name: 'sandbox', servers: { production: 'https://api.valstorm.com', development: 'https://api-dev.valstorm.com', local: 'http://localhost:8010' }, auth: { header: 'authorization', prefix: 'Bearer ' } } as const

export interface ListSandboxesOperation extends Operation<SandboxOperations['listSandboxes']> {
  (connection: Connection<'sandbox'>, params?: null, body?: null, options?: CallOptions): Promise<Result<ListSandboxesData>>
}

/**
 * List sandboxes.
 *
 * Returns all sandboxes of the active production organization as a bare array: no envelope, no paging, no
 * filter. Requires an administrator of the production organization.
 *
 * `GET /v1/sandbox`
 *
 * @see https://developers.valstorm.com/api/group/sandbox
 */
export const listSandboxes: ListSandboxesOperation = /*#__PURE__*/ operation({
  api: sandboxApi,
  id: 'listSandboxes',
  method: 'GET',
  path: '/v1/sandbox',
  responses: { 200: 'json' },
})

export interface CreateSandboxOperation extends Operation<SandboxOperations['createSandbox']> {
  (connection: Connection<'sandbox'>, params: null | undefined, body: SandboxCreateRequest, options?: CallOptions): Promise<Result<SandboxResponse>>
}

/**
 * Create a sandbox.
 *
 * Creates an isolated sandbox with copies of the production organization's configuration, schemas and users,
 * and responds when it is ready. Requires an administrator of the production organization. The name is `name` in
 * the request and `sandbox_name` in the response.
 *
 * `POST /v1/sandbox`
 *
 * `timeoutMs` defaults to 120000.
 *
 * @see https://developers.valstorm.com/api/group/sandbox
 */
export const createSandbox: CreateSandboxOperation = /*#__PURE__*/ operation({
  api: sandboxApi,
  id: 'createSandbox',
  method: 'POST',
  path: '/v1/sandbox',
  body: { required: true, type: 'object' },
  responses: { 201: 'json' },
  timeoutMs: 120000,
}, idempotencyKey, jsonBody)

export interface DeleteSandboxOperation extends Operation<SandboxOperations['deleteSandbox']> {
  (connection: Connection<'sandbox'>, params: DeleteSandboxParams, body?: null, options?: CallOptions): Promise<Result<unknown>>
}

/**
 * Delete a sandbox.
 *
 * Deletes a sandbox with all its databases and configuration. This cannot be undone. Requires an administrator of
 * the production organization. Success is 200 with a JSON body, not 204.
 *
 * `DELETE /v1/sandbox/{name}`
 *
 * `timeoutMs` defaults to 120000.
 *
 * @see https://developers.valstorm.com/api/group/sandbox
 */
export const deleteSandbox: DeleteSandboxOperation = /*#__PURE__*/ operation({
  api: sandboxApi,
  id: 'deleteSandbox',
  method: 'DELETE',
  path: '/v1/sandbox/{name}',
  params: { name: { in: 'path', type: 'string' } },
  responses: { 200: 'json' },
  timeoutMs: 120000,
}, parameters)

export interface RefreshSandboxOperation extends Operation<SandboxOperations['refreshSandbox']> {
  (connection: Connection<'sandbox'>, params: RefreshSandboxParams, body?: null, options?: CallOptions): Promise<Result<SandboxResponse>>
}

/**
 * Refresh a sandbox.
 *
 * Wipes a sandbox and fills it again to match the current state of production. All work in the sandbox is lost;
 * it is not documented whether manually added users stay. Requires an administrator of the production
 * organization.
 *
 * `POST /v1/sandbox/{name}/refresh`
 *
 * `timeoutMs` defaults to 180000.
 *
 * @see https://developers.valstorm.com/api/group/sandbox
 */
export const refreshSandbox: RefreshSandboxOperation = /*#__PURE__*/ operation({
  api: sandboxApi,
  id: 'refreshSandbox',
  method: 'POST',
  path: '/v1/sandbox/{name}/refresh',
  params: { name: { in: 'path', type: 'string' } },
  responses: { 200: 'json' },
  timeoutMs: 180000,
}, parameters, idempotencyKey)

export interface AddUsersToSandboxOperation extends Operation<SandboxOperations['addUsersToSandbox']> {
  (connection: Connection<'sandbox'>, params: AddUsersToSandboxParams, body: SandboxUserRequest, options?: CallOptions): Promise<Result<SandboxUserResponse>>
}

/**
 * Add users to a sandbox.
 *
 * Gives users access to a sandbox. You can mix ids and email addresses. Requires an administrator of the
 * production organization.
 *
 * The response may omit users who already have access: the vendor doesn't document what `added_users` contains,
 * how it reports a user who can't be added, or whether it lists a user you sent by email address under their id.
 * So don't report a missing user as "not added". The guide "Getting started" has a function that is safe to run
 * twice.
 *
 * `POST /v1/sandbox/{name}/users`
 *
 * @see https://developers.valstorm.com/api/group/sandbox
 */
export const addUsersToSandbox: AddUsersToSandboxOperation = /*#__PURE__*/ operation({
  api: sandboxApi,
  id: 'addUsersToSandbox',
  method: 'POST',
  path: '/v1/sandbox/{name}/users',
  params: { name: { in: 'path', type: 'string' } },
  body: { required: true, type: 'object' },
  responses: { 200: 'json' },
}, parameters, idempotencyKey, jsonBody)

export interface RemoveUsersFromSandboxOperation extends Operation<SandboxOperations['removeUsersFromSandbox']> {
  (connection: Connection<'sandbox'>, params: RemoveUsersFromSandboxParams, body: SandboxUserRequest, options?: CallOptions): Promise<Result<SandboxUserRemoveResponse>>
}

/**
 * Remove users from a sandbox.
 *
 * Removes users' access to a sandbox. You can mix ids and email addresses. Requires an administrator of the
 * production organization. This DELETE has a JSON body, which some proxies drop.
 *
 * `DELETE /v1/sandbox/{name}/users`
 *
 * @see https://developers.valstorm.com/api/group/sandbox
 */
export const removeUsersFromSandbox: RemoveUsersFromSandboxOperation = /*#__PURE__*/ operation({
  api: sandboxApi,
  id: 'removeUsersFromSandbox',
  method: 'DELETE',
  path: '/v1/sandbox/{name}/users',
  params: { name: { in: 'path', type: 'string' } },
  body: { required: true, type: 'object' },
  responses: { 200: 'json' },
}, parameters, jsonBody)

export interface PushAppFromSandboxOperation extends Operation<SandboxOperations['pushAppFromSandbox']> {
  (connection: Connection<'sandbox'>, params: PushAppFromSandboxParams, body?: null, options?: CallOptions): Promise<Result<unknown>>
}

/**
 * Push an app from a sandbox.
 *
 * Deploys an app's configuration from a sandbox to the target environment. Who may call it is not documented.
 * Success is 200 with any JSON. Note that the path parameter is `sandbox_name` here and `name` everywhere else.
 *
 * `POST /v1/sandbox/{sandbox_name}/app/{app_name}/push`
 *
 * `timeoutMs` defaults to 120000.
 *
 * @see https://developers.valstorm.com/api/group/sandbox
 */
export const pushAppFromSandbox: PushAppFromSandboxOperation = /*#__PURE__*/ operation({
  api: sandboxApi,
  id: 'pushAppFromSandbox',
  method: 'POST',
  path: '/v1/sandbox/{sandbox_name}/app/{app_name}/push',
  params: { sandbox_name: { in: 'path', type: 'string' }, app_name: { in: 'path', type: 'string' }, target: { in: 'query', type: 'string' } },
  responses: { 200: 'json' },
  timeoutMs: 120000,
}, parameters, scalarQuery, idempotencyKey)

/**
 * Valstorm Sandbox API. Create, refresh and delete sandboxes of a Valstorm production organization.
 */
export interface SandboxClient {
  /**
   * List sandboxes.
   *
   * Returns all sandboxes of the active production organization as a bare array: no envelope, no paging, no
   * filter. Requires an administrator of the production organization.
   *
   * `GET /v1/sandbox`
   *
   * @see https://developers.valstorm.com/api/group/sandbox
   */
  listSandboxes(params?: null, body?: null, options?: CallOptions): Promise<Result<ListSandboxesData>>

  /**
   * Create a sandbox.
   *
   * Creates an isolated sandbox with copies of the production organization's configuration, schemas and users,
   * and responds when it is ready. Requires an administrator of the production organization. The name is `name` in
   * the request and `sandbox_name` in the response.
   *
   * `POST /v1/sandbox`
   *
   * `timeoutMs` defaults to 120000.
   *
   * @see https://developers.valstorm.com/api/group/sandbox
   */
  createSandbox(params: null | undefined, body: SandboxCreateRequest, options?: CallOptions): Promise<Result<SandboxResponse>>

  /**
   * Delete a sandbox.
   *
   * Deletes a sandbox with all its databases and configuration. This cannot be undone. Requires an administrator of
   * the production organization. Success is 200 with a JSON body, not 204.
   *
   * `DELETE /v1/sandbox/{name}`
   *
   * `timeoutMs` defaults to 120000.
   *
   * @see https://developers.valstorm.com/api/group/sandbox
   */
  deleteSandbox(params: DeleteSandboxParams, body?: null, options?: CallOptions): Promise<Result<unknown>>

  /**
   * Refresh a sandbox.
   *
   * Wipes a sandbox and fills it again to match the current state of production. All work in the sandbox is lost;
   * it is not documented whether manually added users stay. Requires an administrator of the production
   * organization.
   *
   * `POST /v1/sandbox/{name}/refresh`
   *
   * `timeoutMs` defaults to 180000.
   *
   * @see https://developers.valstorm.com/api/group/sandbox
   */
  refreshSandbox(params: RefreshSandboxParams, body?: null, options?: CallOptions): Promise<Result<SandboxResponse>>

  /**
   * Add users to a sandbox.
   *
   * Gives users access to a sandbox. You can mix ids and email addresses. Requires an administrator of the
   * production organization.
   *
   * The response may omit users who already have access: the vendor doesn't document what `added_users` contains,
   * how it reports a user who can't be added, or whether it lists a user you sent by email address under their id.
   * So don't report a missing user as "not added". The guide "Getting started" has a function that is safe to run
   * twice.
   *
   * `POST /v1/sandbox/{name}/users`
   *
   * @see https://developers.valstorm.com/api/group/sandbox
   */
  addUsersToSandbox(params: AddUsersToSandboxParams, body: SandboxUserRequest, options?: CallOptions): Promise<Result<SandboxUserResponse>>

  /**
   * Remove users from a sandbox.
   *
   * Removes users' access to a sandbox. You can mix ids and email addresses. Requires an administrator of the
   * production organization. This DELETE has a JSON body, which some proxies drop.
   *
   * `DELETE /v1/sandbox/{name}/users`
   *
   * @see https://developers.valstorm.com/api/group/sandbox
   */
  removeUsersFromSandbox(params: RemoveUsersFromSandboxParams, body: SandboxUserRequest, options?: CallOptions): Promise<Result<SandboxUserRemoveResponse>>

  /**
   * Push an app from a sandbox.
   *
   * Deploys an app's configuration from a sandbox to the target environment. Who may call it is not documented.
   * Success is 200 with any JSON. Note that the path parameter is `sandbox_name` here and `name` everywhere else.
   *
   * `POST /v1/sandbox/{sandbox_name}/app/{app_name}/push`
   *
   * `timeoutMs` defaults to 120000.
   *
   * @see https://developers.valstorm.com/api/group/sandbox
   */
  pushAppFromSandbox(params: PushAppFromSandboxParams, body?: null, options?: CallOptions): Promise<Result<unknown>>
}

/** Every operation of the API by name. */
export const sandboxOperations = {
  listSandboxes,
  createSandbox,
  deleteSandbox,
  refreshSandbox,
  addUsersToSandbox,
  removeUsersFromSandbox,
  pushAppFromSandbox,
}
