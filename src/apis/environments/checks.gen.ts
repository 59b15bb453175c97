// Generated from specs/environments.yaml by `npm run generate`; do not edit.

import * as is from '../../checks/index.ts'

const ListSandboxEnvironmentsParams: is.Check = (v, a, k) => is.object(v, a, k) && is.end(a,
    (v.limit === undefined ? 1 : is.int(v.limit, a, 'limit')) &
    (v.offset === undefined ? 1 : is.int(v.offset, a, 'offset')) &
    is.either(v.project_id, a, 'project_id', c1));
const PaginatedSandboxEnvironmentList: is.Check = (v, a, k) => is.object(v, a, k) && is.end(a,
    is.int(v.count, a, 'count') &
    (v.next === null ? 1 : is.uri(v.next, a, 'next')) &
    (v.previous === null ? 1 : is.uri(v.previous, a, 'previous')) &
    is.array(v.results, a, 'results', SandboxEnvironmentListItem));
const CreateSandboxEnvironmentParams: is.Check = (v, a, k) => is.object(v, a, k) && is.end(a,
    is.either(v.project_id, a, 'project_id', c1));
const SandboxEnvironmentWrite: is.Check = (v, a, k) => is.object(v, a, k) && is.end(a,
    (is.text(v.name, a, 'name', 1, 255) & is.matches(v.name, a, 'name', c2)) &
    (v.network_access_level === undefined ? 1 : NetworkAccessLevelInput(v.network_access_level, a, 'network_access_level')) &
    (v.allowed_domains === undefined ? 1 : is.array(v.allowed_domains, a, 'allowed_domains', c3)) &
    (v.include_default_domains === undefined ? 1 : is.boolean(v.include_default_domains, a, 'include_default_domains')) &
    (v.repositories === undefined ? 1 : is.array(v.repositories, a, 'repositories', c3)) &
    (v.environment_variables === undefined ? 1 : is.record(v.environment_variables, a, 'environment_variables', c5, is.text)) &
    (v.private === undefined ? 1 : is.boolean(v.private, a, 'private')));
const SandboxEnvironment: is.Check = (v, a, k) => is.object(v, a, k) && is.end(a,
    is.uuid(v.id, a, 'id') &
    is.text(v.name, a, 'name', 0, 255) &
    NetworkAccessLevel(v.network_access_level, a, 'network_access_level') &
    is.array(v.allowed_domains, a, 'allowed_domains', c6) &
    is.boolean(v.include_default_domains, a, 'include_default_domains') &
    is.array(v.repositories, a, 'repositories', c6) &
    is.boolean(v.has_environment_variables, a, 'has_environment_variables') &
    is.boolean(v.private, a, 'private') &
    is.boolean(v.internal, a, 'internal') &
    is.array(v.effective_domains, a, 'effective_domains', is.text) &
    (v.created_by === null ? 1 : UserBasic(v.created_by, a, 'created_by')) &
    is.dateTime(v.created_at, a, 'created_at') &
    is.dateTime(v.updated_at, a, 'updated_at'));
const GetSandboxEnvironmentParams: is.Check = (v, a, k) => is.object(v, a, k) && is.end(a,
    is.either(v.project_id, a, 'project_id', c1) &
    is.uuid(v.id, a, 'id'));
const UpdateSandboxEnvironmentParams: is.Check = (v, a, k) => GetSandboxEnvironmentParams(v, a, k);
const PatchedSandboxEnvironmentWrite: is.Check = (v, a, k) => is.object(v, a, k) && is.end(a,
    (v.name === undefined ? 1 : (is.text(v.name, a, 'name', 1, 255) & is.matches(v.name, a, 'name', c2))) &
    (v.network_access_level === undefined ? 1 : NetworkAccessLevelInput(v.network_access_level, a, 'network_access_level')) &
    (v.allowed_domains === undefined ? 1 : is.array(v.allowed_domains, a, 'allowed_domains', c3)) &
    (v.include_default_domains === undefined ? 1 : is.boolean(v.include_default_domains, a, 'include_default_domains')) &
    (v.repositories === undefined ? 1 : is.array(v.repositories, a, 'repositories', c3)) &
    (v.environment_variables === undefined ? 1 : is.record(v.environment_variables, a, 'environment_variables', c5, is.text)) &
    (v.private === undefined ? 1 : is.boolean(v.private, a, 'private')));
const DeleteSandboxEnvironmentParams: is.Check = (v, a, k) => GetSandboxEnvironmentParams(v, a, k);
const SandboxEnvironmentListItem: is.Check = (v, a, k) => is.object(v, a, k) && is.end(a,
    is.uuid(v.id, a, 'id') &
    is.text(v.name, a, 'name', 0, 255) &
    NetworkAccessLevel(v.network_access_level, a, 'network_access_level') &
    is.array(v.allowed_domains, a, 'allowed_domains', c6) &
    is.array(v.repositories, a, 'repositories', c6) &
    is.boolean(v.private, a, 'private') &
    is.boolean(v.internal, a, 'internal') &
    (v.created_by === null ? 1 : UserBasic(v.created_by, a, 'created_by')) &
    is.dateTime(v.created_at, a, 'created_at') &
    is.dateTime(v.updated_at, a, 'updated_at'));
const NetworkAccessLevelInput: is.Check = (v, a, k) => is.oneOf(v, a, k, c7);
const NetworkAccessLevel: is.Check = (v, a, k) => NetworkAccessLevelInput(v, a, k);
const UserBasic: is.Check = (v, a, k) => is.object(v, a, k) && is.end(a,
    is.int(v.id, a, 'id') &
    is.uuid(v.uuid, a, 'uuid') &
    (v.distinct_id == null ? 1 : is.text(v.distinct_id, a, 'distinct_id', 0, 200)) &
    (v.first_name === undefined ? 1 : is.text(v.first_name, a, 'first_name', 0, 150)) &
    (v.last_name === undefined ? 1 : is.text(v.last_name, a, 'last_name', 0, 150)) &
    is.email(v.email, a, 'email', 0, 254) &
    (v.is_email_verified == null ? 1 : is.boolean(v.is_email_verified, a, 'is_email_verified')) &
    (v.hedgehog_config === null ? 1 : is.bare(v.hedgehog_config, a, 'hedgehog_config')) &
    (v.role_at_organization == null ? 1 : is.either(v.role_at_organization, a, 'role_at_organization', c10)));
const RoleAtOrganization: is.Check = (v, a, k) => is.oneOf(v, a, k, c11);
const c3: is.Check = (v, a, k) => (is.text(v, a, k, 1, 255) & is.matches(v, a, k, c2));
const c5: is.Check = (v, a, k) => (is.text(v, a, k) & is.matches(v, a, k, c4));
const c6: is.Check = (v, a, k) => is.text(v, a, k, 0, 255);
const c9: is.Check = (v, a, k) => is.oneOf(v, a, k, c8);
const c1: readonly is.Check[] = [is.text, is.int];
const c2 = /\S/;
const c4 = /^[A-Za-z_][A-Za-z0-9_]*$/;
const c7 = /*#__PURE__*/ new Set<unknown>(['trusted', 'full', 'custom']);
const c8 = /*#__PURE__*/ new Set<unknown>(['']);
const c10: readonly is.Check[] = [RoleAtOrganization, c9];
const c11 = /*#__PURE__*/ new Set<unknown>(['engineering', 'data', 'product', 'founder', 'leadership', 'marketing', 'sales', 'other']);

/** `GET /api/projects/{project_id}/sandbox_environments/` */
export const listSandboxEnvironments: is.OperationChecks = { params: ListSandboxEnvironmentsParams, response: { 200: PaginatedSandboxEnvironmentList } }

/** `POST /api/projects/{project_id}/sandbox_environments/` */
export const createSandboxEnvironment: is.OperationChecks = { params: CreateSandboxEnvironmentParams, body: SandboxEnvironmentWrite, response: { 201: SandboxEnvironment } }

/** `GET /api/projects/{project_id}/sandbox_environments/{id}/` */
export const getSandboxEnvironment: is.OperationChecks = { params: GetSandboxEnvironmentParams, response: { 200: SandboxEnvironment } }

/** `PATCH /api/projects/{project_id}/sandbox_environments/{id}/` */
export const updateSandboxEnvironment: is.OperationChecks = { params: UpdateSandboxEnvironmentParams, body: PatchedSandboxEnvironmentWrite, response: { 200: SandboxEnvironment } }

/** `DELETE /api/projects/{project_id}/sandbox_environments/{id}/` */
export const deleteSandboxEnvironment: is.OperationChecks = { params: DeleteSandboxEnvironmentParams }

/** The checks of every operation, for the option `schemas`. */
export const checks: is.Schemas = /*#__PURE__*/ is.defineChecks({
  listSandboxEnvironments,
  createSandboxEnvironment,
  getSandboxEnvironment,
  updateSandboxEnvironment,
  deleteSandboxEnvironment,
})
