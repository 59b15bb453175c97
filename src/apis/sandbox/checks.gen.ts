// Generated from specs/sandbox.yaml by `npm run generate`; do not edit.

import * as is from '../../checks/index.ts'

const ListSandboxesData: is.Check = (v, a, k) => is.array(v, a, k, SandboxResponse);
const SandboxCreateRequest: is.Check = (v, a, k) => is.object(v, a, k) && is.end(a,
    is.text(v.name, a, 'name') &
    (v.description === undefined ? 1 : is.text(v.description, a, 'description')));
const SandboxResponse: is.Check = (v, a, k) => is.object(v, a, k) && is.end(a,
    (v.id === undefined ? 1 : is.text(v.id, a, 'id')) &
    (v.sandbox_name === undefined ? 1 : is.text(v.sandbox_name, a, 'sandbox_name')) &
    (v.description == null ? 1 : is.text(v.description, a, 'description')));
const DeleteSandboxParams: is.Check = (v, a, k) => is.object(v, a, k) && is.end(a,
    is.text(v.name, a, 'name'));
const RefreshSandboxParams: is.Check = (v, a, k) => DeleteSandboxParams(v, a, k);
const AddUsersToSandboxParams: is.Check = (v, a, k) => DeleteSandboxParams(v, a, k);
const SandboxUserRequest: is.Check = (v, a, k) => is.object(v, a, k) && is.end(a,
    is.array(v.users, a, 'users', is.text));
const SandboxUserResponse: is.Check = (v, a, k) => is.object(v, a, k) && is.end(a,
    (v.added_users === undefined ? 1 : is.array(v.added_users, a, 'added_users', is.text)));
const RemoveUsersFromSandboxParams: is.Check = (v, a, k) => DeleteSandboxParams(v, a, k);
const SandboxUserRemoveResponse: is.Check = (v, a, k) => is.object(v, a, k) && is.end(a,
    (v.removed_users === undefined ? 1 : is.array(v.removed_users, a, 'removed_users', is.text)));
const PushAppFromSandboxParams: is.Check = (v, a, k) => is.object(v, a, k) && is.end(a,
    is.text(v.sandbox_name, a, 'sandbox_name') &
    is.text(v.app_name, a, 'app_name') &
    (v.target === undefined ? 1 : is.text(v.target, a, 'target')));

/** `GET /v1/sandbox` */
export const listSandboxes: is.OperationChecks = { response: { 200: ListSandboxesData } }

/** `POST /v1/sandbox` */
export const createSandbox: is.OperationChecks = { body: SandboxCreateRequest, response: { 201: SandboxResponse } }

/** `DELETE /v1/sandbox/{name}` */
export const deleteSandbox: is.OperationChecks = { params: DeleteSandboxParams }

/** `POST /v1/sandbox/{name}/refresh` */
export const refreshSandbox: is.OperationChecks = { params: RefreshSandboxParams, response: { 200: SandboxResponse } }

/** `POST /v1/sandbox/{name}/users` */
export const addUsersToSandbox: is.OperationChecks = { params: AddUsersToSandboxParams, body: SandboxUserRequest, response: { 200: SandboxUserResponse } }

/** `DELETE /v1/sandbox/{name}/users` */
export const removeUsersFromSandbox: is.OperationChecks = { params: RemoveUsersFromSandboxParams, body: SandboxUserRequest, response: { 200: SandboxUserRemoveResponse } }

/** `POST /v1/sandbox/{sandbox_name}/app/{app_name}/push` */
export const pushAppFromSandbox: is.OperationChecks = { params: PushAppFromSandboxParams }

/** The checks of every operation, for the option `schemas`. */
export const checks: is.Schemas = /*#__PURE__*/ is.defineChecks({
  listSandboxes,
  createSandbox,
  deleteSandbox,
  refreshSandbox,
  addUsersToSandbox,
  removeUsersFromSandbox,
  pushAppFromSandbox,
})
