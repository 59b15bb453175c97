// Generated from specs/sandbox.yaml by `npm run generate`; do not edit.

import * as z from 'zod/mini'
import { defineSchemas } from '../../runtime/validation/define-schemas.ts'

/**
 * A sandbox. Only the fields below are documented; the server may send more, and may omit any of them.
 */
export const SandboxResponse = /*#__PURE__*/ z.looseObject({
    id: /*#__PURE__*/ z.optional(/*#__PURE__*/ z.string()),
    sandbox_name: /*#__PURE__*/ z.optional(/*#__PURE__*/ z.string()),
    description: /*#__PURE__*/ z.nullish(/*#__PURE__*/ z.string())
});

/**
 * Name and description of a new sandbox.
 */
export const SandboxCreateRequest = /*#__PURE__*/ z.object({
    name: /*#__PURE__*/ z.string(),
    description: /*#__PURE__*/ z.optional(/*#__PURE__*/ z.string())
});

/**
 * Users to add to or remove from a sandbox.
 */
export const SandboxUserRequest = /*#__PURE__*/ z.object({
    users: /*#__PURE__*/ z.array(/*#__PURE__*/ z.string())
});

/**
 * Who was added to the sandbox. The server may send more fields.
 */
export const SandboxUserResponse = /*#__PURE__*/ z.looseObject({
    added_users: /*#__PURE__*/ z.optional(/*#__PURE__*/ z.array(/*#__PURE__*/ z.string()))
});

/**
 * Who was removed from the sandbox. The server may send more fields.
 */
export const SandboxUserRemoveResponse = /*#__PURE__*/ z.looseObject({
    removed_users: /*#__PURE__*/ z.optional(/*#__PURE__*/ z.array(/*#__PURE__*/ z.string()))
});

/**
 * An error with one explanation. The API doesn't declare it; its framework sends it.
 */
export const HTTPException = /*#__PURE__*/ z.looseObject({
    detail: /*#__PURE__*/ z.optional(/*#__PURE__*/ z.unknown())
});

/**
 * One problem with the request.
 */
export const ValidationErrorModel = /*#__PURE__*/ z.object({
    loc: /*#__PURE__*/ z.array(/*#__PURE__*/ z.union([/*#__PURE__*/ z.string(), /*#__PURE__*/ z.int()])),
    msg: /*#__PURE__*/ z.string(),
    type: /*#__PURE__*/ z.string(),
    input: /*#__PURE__*/ z.optional(/*#__PURE__*/ z.unknown()),
    ctx: /*#__PURE__*/ z.optional(/*#__PURE__*/ z.looseObject({}))
});

/**
 * What is wrong with the request, one entry per problem.
 */
export const HTTPValidationError = /*#__PURE__*/ z.object({
    detail: /*#__PURE__*/ z.optional(/*#__PURE__*/ z.array(ValidationErrorModel))
});

/**
 * Every sandbox of the organization.
 */
export const ListSandboxesData = /*#__PURE__*/ z.array(SandboxResponse);

export const DeleteSandboxParams = /*#__PURE__*/ z.object({
    name: /*#__PURE__*/ z.string()
});

export const RefreshSandboxParams = DeleteSandboxParams;

export const AddUsersToSandboxParams = DeleteSandboxParams;

export const RemoveUsersFromSandboxParams = DeleteSandboxParams;

export const PushAppFromSandboxParams = /*#__PURE__*/ z.object({
    sandbox_name: /*#__PURE__*/ z.string(),
    app_name: /*#__PURE__*/ z.string(),
    target: /*#__PURE__*/ z.optional(/*#__PURE__*/ z.string())
});

/** `GET /v1/sandbox` */
export const listSandboxes = { response: { 200: ListSandboxesData } }

/** `POST /v1/sandbox` */
export const createSandbox = { body: SandboxCreateRequest, response: { 201: SandboxResponse } }

/** `DELETE /v1/sandbox/{name}` */
export const deleteSandbox = { params: DeleteSandboxParams }

/** `POST /v1/sandbox/{name}/refresh` */
export const refreshSandbox = { params: RefreshSandboxParams, response: { 200: SandboxResponse } }

/** `POST /v1/sandbox/{name}/users` */
export const addUsersToSandbox = { params: AddUsersToSandboxParams, body: SandboxUserRequest, response: { 200: SandboxUserResponse } }

/** `DELETE /v1/sandbox/{name}/users` */
export const removeUsersFromSandbox = { params: RemoveUsersFromSandboxParams, body: SandboxUserRequest, response: { 200: SandboxUserRemoveResponse } }

/** `POST /v1/sandbox/{sandbox_name}/app/{app_name}/push` */
export const pushAppFromSandbox = { params: PushAppFromSandboxParams }

/** The schemas of every operation, for the option `schemas`. */
export const schemas: {
  listSandboxes: typeof listSandboxes
  createSandbox: typeof createSandbox
  deleteSandbox: typeof deleteSandbox
  refreshSandbox: typeof refreshSandbox
  addUsersToSandbox: typeof addUsersToSandbox
  removeUsersFromSandbox: typeof removeUsersFromSandbox
  pushAppFromSandbox: typeof pushAppFromSandbox
} & import('../../runtime/validation/schemas.ts').Schemas = /*#__PURE__*/ defineSchemas({
  listSandboxes,
  createSandbox,
  deleteSandbox,
  refreshSandbox,
  addUsersToSandbox,
  removeUsersFromSandbox,
  pushAppFromSandbox,
})
