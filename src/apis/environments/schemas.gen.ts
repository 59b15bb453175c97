// Generated from specs/environments.yaml by `npm run generate`; do not edit.

import * as z from 'zod/mini'
import { defineSchemas } from '../../runtime/validation/define-schemas.ts'

/** RFC 3339, date-time */
const dateTimeFormat = /*#__PURE__*/ z.stringFormat('date-time', /^(?:(?:\d\d(?:0[48]|[2468][048]|[13579][26])|(?:[02468][048]|[13579][26])00)-02-29|\d{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\d|30)|02-(?:0[1-9]|1\d|2[0-8])))T(?:[01]\d|2[0-3]):[0-5]\d:(?:[0-5]\d|60)(?:\.\d+)?(?:Z|[+-](?:[01]\d|2[0-3]):[0-5]\d)$/i);

/** WHATWG HTML, valid e-mail address */
const emailFormat = /*#__PURE__*/ z.stringFormat('email', /^[\w.!#$%&'*+/=?^`{|}~-]+@[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?(?:\.[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?)*$/i);

/** RFC 3986, URI */
const uriFormat = /*#__PURE__*/ z.stringFormat('uri', /^[a-z][a-z\d+.-]*:(?:[\w.~:/?#[\]@!$&'()*+,;=-]|%[\da-f]{2})*$/i);

/** RFC 4122, UUID */
const uuidFormat = /*#__PURE__*/ z.stringFormat('uuid', /^[\da-f][\da-f][\da-f][\da-f][\da-f][\da-f][\da-f][\da-f]-[\da-f][\da-f][\da-f][\da-f]-[\da-f][\da-f][\da-f][\da-f]-[\da-f][\da-f][\da-f][\da-f]-[\da-f][\da-f][\da-f][\da-f][\da-f][\da-f][\da-f][\da-f][\da-f][\da-f][\da-f][\da-f]$/i);

/**
 * Which hosts a task run can reach: `trusted` for PostHog's list of trusted domains, `full` for all, `custom` for
 * your own list.
 */
export const NetworkAccessLevel = /*#__PURE__*/ z.enum([
    'trusted',
    'full',
    'custom'
]);

/**
 * What a user does at the organization. `product` is product management, `sales` is sales and customer
 * success.
 */
export const RoleAtOrganization = /*#__PURE__*/ z.enum([
    'engineering',
    'data',
    'product',
    'founder',
    'leadership',
    'marketing',
    'sales',
    'other'
]);

/**
 * A PostHog user, in short form.
 */
export const UserBasic = /*#__PURE__*/ z.object({
    id: /*#__PURE__*/ z.int(),
    uuid: uuidFormat,
    distinct_id: /*#__PURE__*/ z.nullish(/*#__PURE__*/ z.string().check(/*#__PURE__*/ z.regex(/^[^]{0,200}$/u))),
    first_name: /*#__PURE__*/ z.optional(/*#__PURE__*/ z.string().check(/*#__PURE__*/ z.regex(/^[^]{0,150}$/u))),
    last_name: /*#__PURE__*/ z.optional(/*#__PURE__*/ z.string().check(/*#__PURE__*/ z.regex(/^[^]{0,150}$/u))),
    email: /*#__PURE__*/ emailFormat.check(/*#__PURE__*/ z.regex(/^[^]{0,254}$/u)),
    is_email_verified: /*#__PURE__*/ z.nullish(/*#__PURE__*/ z.boolean()),
    hedgehog_config: /*#__PURE__*/ z.nullable(/*#__PURE__*/ z.looseObject({})),
    role_at_organization: /*#__PURE__*/ z.nullish(/*#__PURE__*/ z.union([RoleAtOrganization, /*#__PURE__*/ z.enum([''])]))
});

/**
 * A sandbox environment with all its fields, as returned when you create, read or update it. It doesn't include
 * the values of the variables; `has_environment_variables` is true if there are any.
 */
export const SandboxEnvironment = /*#__PURE__*/ z.object({
    id: uuidFormat,
    name: /*#__PURE__*/ z.string().check(/*#__PURE__*/ z.regex(/^[^]{0,255}$/u)),
    network_access_level: NetworkAccessLevel,
    allowed_domains: /*#__PURE__*/ z.array(/*#__PURE__*/ z.string().check(/*#__PURE__*/ z.regex(/^[^]{0,255}$/u))),
    include_default_domains: /*#__PURE__*/ z.boolean(),
    repositories: /*#__PURE__*/ z.array(/*#__PURE__*/ z.string().check(/*#__PURE__*/ z.regex(/^[^]{0,255}$/u))),
    has_environment_variables: /*#__PURE__*/ z.boolean(),
    private: /*#__PURE__*/ z.boolean(),
    internal: /*#__PURE__*/ z.boolean(),
    effective_domains: /*#__PURE__*/ z.array(/*#__PURE__*/ z.string()),
    created_by: /*#__PURE__*/ z.nullable(UserBasic),
    created_at: dateTimeFormat,
    updated_at: dateTimeFormat
});

/**
 * A sandbox environment as the list returns it: without `include_default_domains`, `has_environment_variables`
 * and `effective_domains`.
 */
export const SandboxEnvironmentListItem = /*#__PURE__*/ z.object({
    id: uuidFormat,
    name: /*#__PURE__*/ z.string().check(/*#__PURE__*/ z.regex(/^[^]{0,255}$/u)),
    network_access_level: NetworkAccessLevel,
    allowed_domains: /*#__PURE__*/ z.array(/*#__PURE__*/ z.string().check(/*#__PURE__*/ z.regex(/^[^]{0,255}$/u))),
    repositories: /*#__PURE__*/ z.array(/*#__PURE__*/ z.string().check(/*#__PURE__*/ z.regex(/^[^]{0,255}$/u))),
    private: /*#__PURE__*/ z.boolean(),
    internal: /*#__PURE__*/ z.boolean(),
    created_by: /*#__PURE__*/ z.nullable(UserBasic),
    created_at: dateTimeFormat,
    updated_at: dateTimeFormat
});

/**
 * One page of sandbox environments.
 */
export const PaginatedSandboxEnvironmentList = /*#__PURE__*/ z.object({
    count: /*#__PURE__*/ z.int(),
    next: /*#__PURE__*/ z.nullable(uriFormat),
    previous: /*#__PURE__*/ z.nullable(uriFormat),
    results: /*#__PURE__*/ z.array(SandboxEnvironmentListItem)
});

/**
 * Which hosts a task run can reach: `trusted` for PostHog's list of trusted domains, `full` for all, `custom` for
 * your own list.
 */
export const NetworkAccessLevelInput = NetworkAccessLevel;

/**
 * A new sandbox environment. Only the name is required.
 */
export const SandboxEnvironmentWrite = /*#__PURE__*/ z.object({
    name: /*#__PURE__*/ z.string().check(/*#__PURE__*/ z.regex(/^[^]{1,255}$/u), /*#__PURE__*/ z.regex(/\S/)),
    network_access_level: /*#__PURE__*/ z.optional(NetworkAccessLevelInput),
    allowed_domains: /*#__PURE__*/ z.optional(/*#__PURE__*/ z.array(/*#__PURE__*/ z.string().check(/*#__PURE__*/ z.regex(/^[^]{1,255}$/u), /*#__PURE__*/ z.regex(/\S/)))),
    include_default_domains: /*#__PURE__*/ z.optional(/*#__PURE__*/ z.boolean()),
    repositories: /*#__PURE__*/ z.optional(/*#__PURE__*/ z.array(/*#__PURE__*/ z.string().check(/*#__PURE__*/ z.regex(/^[^]{1,255}$/u), /*#__PURE__*/ z.regex(/\S/)))),
    environment_variables: /*#__PURE__*/ z.optional(/*#__PURE__*/ z.record(/*#__PURE__*/ z.string().check(/*#__PURE__*/ z.regex(/^[A-Za-z_][A-Za-z0-9_]*$/)), /*#__PURE__*/ z.string())),
    private: /*#__PURE__*/ z.optional(/*#__PURE__*/ z.boolean())
});

/**
 * The fields of a sandbox environment to change. Omitted fields keep their value.
 */
export const PatchedSandboxEnvironmentWrite = /*#__PURE__*/ z.object({
    name: /*#__PURE__*/ z.optional(/*#__PURE__*/ z.string().check(/*#__PURE__*/ z.regex(/^[^]{1,255}$/u), /*#__PURE__*/ z.regex(/\S/))),
    network_access_level: /*#__PURE__*/ z.optional(NetworkAccessLevelInput),
    allowed_domains: /*#__PURE__*/ z.optional(/*#__PURE__*/ z.array(/*#__PURE__*/ z.string().check(/*#__PURE__*/ z.regex(/^[^]{1,255}$/u), /*#__PURE__*/ z.regex(/\S/)))),
    include_default_domains: /*#__PURE__*/ z.optional(/*#__PURE__*/ z.boolean()),
    repositories: /*#__PURE__*/ z.optional(/*#__PURE__*/ z.array(/*#__PURE__*/ z.string().check(/*#__PURE__*/ z.regex(/^[^]{1,255}$/u), /*#__PURE__*/ z.regex(/\S/)))),
    environment_variables: /*#__PURE__*/ z.optional(/*#__PURE__*/ z.record(/*#__PURE__*/ z.string().check(/*#__PURE__*/ z.regex(/^[A-Za-z_][A-Za-z0-9_]*$/)), /*#__PURE__*/ z.string())),
    private: /*#__PURE__*/ z.optional(/*#__PURE__*/ z.boolean())
});

/**
 * An error. If a request has several problems, only the first is reported.
 */
export const ErrorResponse = /*#__PURE__*/ z.object({
    type: /*#__PURE__*/ z.enum([
        'authentication_error',
        'invalid_request',
        'validation_error',
        'throttled_error',
        'server_error'
    ]),
    code: /*#__PURE__*/ z.string(),
    detail: /*#__PURE__*/ z.string(),
    attr: /*#__PURE__*/ z.nullable(/*#__PURE__*/ z.string()),
    extra: /*#__PURE__*/ z.optional(/*#__PURE__*/ z.unknown())
});

export const ListSandboxEnvironmentsParams = /*#__PURE__*/ z.object({
    limit: /*#__PURE__*/ z.optional(/*#__PURE__*/ z.int()),
    offset: /*#__PURE__*/ z.optional(/*#__PURE__*/ z.int()),
    project_id: /*#__PURE__*/ z.union([/*#__PURE__*/ z.string(), /*#__PURE__*/ z.int()])
});

export const CreateSandboxEnvironmentParams = /*#__PURE__*/ z.object({
    project_id: /*#__PURE__*/ z.union([/*#__PURE__*/ z.string(), /*#__PURE__*/ z.int()])
});

export const GetSandboxEnvironmentParams = /*#__PURE__*/ z.object({
    project_id: /*#__PURE__*/ z.union([/*#__PURE__*/ z.string(), /*#__PURE__*/ z.int()]),
    id: uuidFormat
});

export const UpdateSandboxEnvironmentParams = GetSandboxEnvironmentParams;

export const DeleteSandboxEnvironmentParams = GetSandboxEnvironmentParams;

/** `GET /api/projects/{project_id}/sandbox_environments/` */
export const listSandboxEnvironments = { params: ListSandboxEnvironmentsParams, response: { 200: PaginatedSandboxEnvironmentList } }

/** `POST /api/projects/{project_id}/sandbox_environments/` */
export const createSandboxEnvironment = { params: CreateSandboxEnvironmentParams, body: SandboxEnvironmentWrite, response: { 201: SandboxEnvironment } }

/** `GET /api/projects/{project_id}/sandbox_environments/{id}/` */
export const getSandboxEnvironment = { params: GetSandboxEnvironmentParams, response: { 200: SandboxEnvironment } }

/** `PATCH /api/projects/{project_id}/sandbox_environments/{id}/` */
export const updateSandboxEnvironment = { params: UpdateSandboxEnvironmentParams, body: PatchedSandboxEnvironmentWrite, response: { 200: SandboxEnvironment } }

/** `DELETE /api/projects/{project_id}/sandbox_environments/{id}/` */
export const deleteSandboxEnvironment = { params: DeleteSandboxEnvironmentParams }

/** The schemas of every operation, for the option `schemas`. */
export const schemas: {
  listSandboxEnvironments: typeof listSandboxEnvironments
  createSandboxEnvironment: typeof createSandboxEnvironment
  getSandboxEnvironment: typeof getSandboxEnvironment
  updateSandboxEnvironment: typeof updateSandboxEnvironment
  deleteSandboxEnvironment: typeof deleteSandboxEnvironment
} & import('../../runtime/validation/schemas.ts').Schemas = /*#__PURE__*/ defineSchemas({
  listSandboxEnvironments,
  createSandboxEnvironment,
  getSandboxEnvironment,
  updateSandboxEnvironment,
  deleteSandboxEnvironment,
})
