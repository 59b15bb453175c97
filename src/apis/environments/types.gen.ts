// Generated from specs/environments.yaml by `npm run generate`; do not edit.

/**
 * A sandbox environment with all its fields, as returned when you create, read or update it. It doesn't include
 * the values of the variables; `has_environment_variables` is true if there are any.
 */
export interface SandboxEnvironment {
    /**
     * Format: uuid
     * Id of the environment.
     * @example 497f6eca-6276-4993-bfeb-53cbbbba6f08
     */
    readonly id: string;
    /**
     * Display name. Not unique.
     * @example Release builds
     */
    name: string;
    /** Which hosts a task run can reach. */
    network_access_level: NetworkAccessLevel;
    /**
     * Domains a task run can reach. Used only if the level is `custom`.
     * @example [
     *   "api.github.com",
     *   "*.posthog.com"
     * ]
     */
    allowed_domains: string[];
    /** Whether PostHog's list of trusted domains is added to a `custom` list. */
    include_default_domains: boolean;
    /**
     * Repositories the environment applies to.
     * @example [
     *   "example/website"
     * ]
     */
    repositories: string[];
    /** Whether the environment has at least one environment variable. */
    readonly has_environment_variables: boolean;
    /** Whether only its creator sees the environment (true), or the whole team (false). */
    private: boolean;
    /** Whether the environment is for PostHog's own use. The list omits such environments. */
    readonly internal: boolean;
    /**
     * Domains a task run can actually reach, computed from the other fields: PostHog's list for `trusted`; for
     * `custom`, the allowed domains in order, then the rest of PostHog's list if it is included. For `full` it is
     * empty, because nothing is blocked; a `custom` list without entries is also empty, so check the level first.
     * @example [
     *   "api.github.com",
     *   "*.posthog.com"
     * ]
     */
    readonly effective_domains: string[];
    /** The user who created the environment; null if that user was deleted. */
    readonly created_by: UserBasic | null;
    /**
     * Format: date-time
     * When the environment was created, in UTC, with microseconds unless they are zero.
     * @example 2026-03-02T09:15:22.482113Z
     */
    readonly created_at: string;
    /**
     * Format: date-time
     * When the environment was last saved, in UTC, with microseconds unless they are zero.
     * @example 2026-03-04T16:01:07.120984Z
     */
    readonly updated_at: string;
}
/**
 * A sandbox environment as the list returns it: without `include_default_domains`, `has_environment_variables`
 * and `effective_domains`.
 */
export interface SandboxEnvironmentListItem {
    /**
     * Format: uuid
     * Id of the environment.
     * @example 497f6eca-6276-4993-bfeb-53cbbbba6f08
     */
    readonly id: string;
    /**
     * Display name. Not unique.
     * @example Release builds
     */
    name: string;
    /** Which hosts a task run can reach. */
    network_access_level: NetworkAccessLevel;
    /**
     * Domains a task run can reach. Used only if the level is `custom`.
     * @example [
     *   "api.github.com",
     *   "*.posthog.com"
     * ]
     */
    allowed_domains: string[];
    /**
     * Repositories the environment applies to.
     * @example [
     *   "example/website"
     * ]
     */
    repositories: string[];
    /** Whether only its creator sees the environment (true), or the whole team (false). */
    private: boolean;
    /** Whether the environment is for PostHog's own use. The list omits such environments. */
    readonly internal: boolean;
    /** The user who created the environment; null if that user was deleted. */
    readonly created_by: UserBasic | null;
    /**
     * Format: date-time
     * When the environment was created, in UTC, with microseconds unless they are zero.
     * @example 2026-03-02T09:15:22.482113Z
     */
    readonly created_at: string;
    /**
     * Format: date-time
     * When the environment was last saved, in UTC, with microseconds unless they are zero.
     * @example 2026-03-04T16:01:07.120984Z
     */
    readonly updated_at: string;
}
/** One page of sandbox environments. */
export interface PaginatedSandboxEnvironmentList {
    /**
     * How many environments there are on all pages.
     * @example 3
     */
    count: number;
    /**
     * Format: uri
     * Absolute URL of the next page; null on the last one.
     * @example https://us.posthog.com/api/projects/12345/sandbox_environments/?limit=2&offset=2
     */
    next: string | null;
    /**
     * Format: uri
     * Absolute URL of the previous page; null on the first one.
     * @example https://us.posthog.com/api/projects/12345/sandbox_environments/?limit=2
     */
    previous: string | null;
    /** The environments of this page. */
    results: SandboxEnvironmentListItem[];
}
/** A new sandbox environment. Only the name is required. */
export interface SandboxEnvironmentWrite {
    /**
     * Display name. Trimmed, and rejected if blank. Doesn't have to be unique.
     * @example Release builds
     */
    name: string;
    /**
     * Which hosts a task run can reach.
     * @default full
     */
    network_access_level?: NetworkAccessLevelInput | undefined;
    /**
     * Domains a task run can reach. Used only if the level is `custom`.
     * @default []
     * @example [
     *   "api.github.com",
     *   "*.posthog.com"
     * ]
     */
    allowed_domains?: string[] | undefined;
    /**
     * Whether to add PostHog's list of trusted domains to a `custom` list.
     * @default false
     */
    include_default_domains?: boolean | undefined;
    /**
     * Repositories the environment applies to.
     * @default []
     * @example [
     *   "example/website"
     * ]
     */
    repositories?: string[] | undefined;
    /**
     * Environment variables of a task run. They are stored encrypted and never returned. A name starts with a
     * letter or an underscore, followed by letters, digits and underscores. Null is rejected.
     * @default {}
     * @example {
     *   "DEPLOY_ENV": "staging"
     * }
     */
    environment_variables?: {
        [key: string]: string;
    } | undefined;
    /**
     * Whether only its creator sees the environment (true), or the whole team (false).
     * @default true
     */
    private?: boolean | undefined;
}
/** The fields of a sandbox environment to change. Omitted fields keep their value. */
export interface PatchedSandboxEnvironmentWrite {
    /**
     * Display name. Trimmed, and rejected if blank. Doesn't have to be unique.
     * @example Release builds
     */
    name?: string | undefined;
    /** Which hosts a task run can reach. */
    network_access_level?: NetworkAccessLevelInput | undefined;
    /**
     * Domains a task run can reach. Used only if the level is `custom`.
     * @example [
     *   "api.github.com",
     *   "*.posthog.com"
     * ]
     */
    allowed_domains?: string[] | undefined;
    /** Whether to add PostHog's list of trusted domains to a `custom` list. */
    include_default_domains?: boolean | undefined;
    /**
     * Repositories the environment applies to.
     * @example [
     *   "example/website"
     * ]
     */
    repositories?: string[] | undefined;
    /**
     * Environment variables of a task run. They replace all existing ones; `{}` removes them all. They are stored
     * encrypted and never returned. A name starts with a letter or an underscore, followed by letters, digits and
     * underscores. Null is rejected.
     * @example {
     *   "DEPLOY_ENV": "staging"
     * }
     */
    environment_variables?: {
        [key: string]: string;
    } | undefined;
    /** Whether only its creator sees the environment (true), or the whole team (false). */
    private?: boolean | undefined;
}
/**
 * Which hosts a task run can reach: `trusted` for PostHog's list of trusted domains, `full` for all, `custom` for
 * your own list.
 */
export type NetworkAccessLevel = ("trusted" | "full" | "custom") | OtherString;
/**
 * Which hosts a task run can reach: `trusted` for PostHog's list of trusted domains, `full` for all, `custom` for
 * your own list.
 */
export type NetworkAccessLevelInput = "trusted" | "full" | "custom";
/** A PostHog user, in short form. */
export interface UserBasic {
    /**
     * Numeric id of the user.
     * @example 42
     */
    readonly id: number;
    /**
     * Format: uuid
     * Id of the user.
     * @example 095be615-a8ad-4c33-8e9c-c7612fbf6c9f
     */
    readonly uuid: string;
    /**
     * Id under which the user's own events are recorded.
     * @example qv3kXw2bTz0s
     */
    distinct_id?: string | null;
    /**
     * First name.
     * @example Ada
     */
    first_name?: string;
    /**
     * Last name.
     * @example Lovelace
     */
    last_name?: string;
    /**
     * Format: email
     * Email address.
     * @example ada@example.com
     */
    email: string;
    /** Whether the user has confirmed the email address. */
    is_email_verified?: boolean | null;
    /** What the user's hedgehog looks like; null if never set. */
    readonly hedgehog_config: {
        [key: string]: unknown;
    } | null;
    /** What the user does at the organization; empty or null if not set. */
    role_at_organization?: RoleAtOrganization | "" | null;
}
/**
 * What a user does at the organization. `product` is product management, `sales` is sales and customer
 * success.
 */
export type RoleAtOrganization = ("engineering" | "data" | "product" | "founder" | "leadership" | "marketing" | "sales" | "other") | OtherString;
/** An error. If a request has several problems, only the first is reported. */
export interface ErrorResponse {
    /**
     * Kind of error: `authentication_error` for a missing key or permission, `validation_error` for an invalid
     * value, `invalid_request` for any other problem with the request, `throttled_error` for too many calls, and
     * `server_error` for everything else.
     */
    type: ("authentication_error" | "invalid_request" | "validation_error" | "throttled_error" | "server_error") | OtherString;
    /**
     * A short, constant code for the problem.
     * @example not_found
     */
    code: string;
    /**
     * The problem in words.
     * @example Not found.
     */
    detail: string;
    /**
     * Field with the problem; null if there is none. The path to a list item is joined with two underscores.
     * @example allowed_domains__0
     */
    attr: string | null;
    /** More details of the error; any JSON, and rarely present. */
    extra?: unknown;
}
export interface ListSandboxEnvironmentsParams {
    /**
     * Maximum number of environments on the page. A value that is zero, negative or not a number counts as 100.
     * There was no upper limit when this API was published; PostHog's current document states 1 to 100.
     * @default 100
     */
    limit?: number | undefined;
    /**
     * How many environments to skip. A value that is negative or not a number counts as 0; one past the end
     * returns an empty page with the correct `count`.
     * @default 0
     */
    offset?: number | undefined;
    /** Id of the project, a number, or `@current` for the project the caller is working in. */
    project_id: string | number;
}
export interface CreateSandboxEnvironmentParams {
    /** Id of the project, a number, or `@current` for the project the caller is working in. */
    project_id: string | number;
}
export interface GetSandboxEnvironmentParams {
    /** Id of the project, a number, or `@current` for the project the caller is working in. */
    project_id: string | number;
    /**
     * Format: uuid
     * Id of the sandbox environment. A value that isn't a UUID returns 404.
     */
    id: string;
}
export interface UpdateSandboxEnvironmentParams {
    /** Id of the project, a number, or `@current` for the project the caller is working in. */
    project_id: string | number;
    /**
     * Format: uuid
     * Id of the sandbox environment. A value that isn't a UUID returns 404.
     */
    id: string;
}
export interface DeleteSandboxEnvironmentParams {
    /** Id of the project, a number, or `@current` for the project the caller is working in. */
    project_id: string | number;
    /**
     * Format: uuid
     * Id of the sandbox environment. A value that isn't a UUID returns 404.
     */
    id: string;
}
/** Any other string: a server may add values to its enums. */
export type OtherString = string & {};

/** The types of each operation, by operationId. */
export interface EnvironmentsOperations {
  listSandboxEnvironments: {
    params: ListSandboxEnvironmentsParams
    body: null | undefined
    data: PaginatedSandboxEnvironmentList
    errors: { 401: ErrorResponse; 403: ErrorResponse; 404: ErrorResponse; 429: ErrorResponse; 500: ErrorResponse }
  }
  createSandboxEnvironment: {
    params: CreateSandboxEnvironmentParams
    body: SandboxEnvironmentWrite
    data: SandboxEnvironment
    errors: { 400: ErrorResponse; 401: ErrorResponse; 403: ErrorResponse; 404: ErrorResponse; 415: ErrorResponse; 429: ErrorResponse; 500: ErrorResponse }
  }
  getSandboxEnvironment: {
    params: GetSandboxEnvironmentParams
    body: null | undefined
    data: SandboxEnvironment
    errors: { 401: ErrorResponse; 403: ErrorResponse; 404: ErrorResponse; 429: ErrorResponse; 500: ErrorResponse }
  }
  updateSandboxEnvironment: {
    params: UpdateSandboxEnvironmentParams
    body: PatchedSandboxEnvironmentWrite
    data: SandboxEnvironment
    errors: { 400: ErrorResponse; 401: ErrorResponse; 403: ErrorResponse; 404: ErrorResponse; 415: ErrorResponse; 429: ErrorResponse; 500: ErrorResponse }
  }
  deleteSandboxEnvironment: {
    params: DeleteSandboxEnvironmentParams
    body: null | undefined
    data: undefined
    errors: { 401: ErrorResponse; 403: ErrorResponse; 404: ErrorResponse; 429: ErrorResponse; 500: ErrorResponse }
  }
}

/** The parameters of an operation, e.g. `EnvironmentsParams<'listSandboxEnvironments'>`. */
export type EnvironmentsParams<Id extends keyof EnvironmentsOperations> = EnvironmentsOperations[Id]['params']

/** The request body of an operation. */
export type EnvironmentsBody<Id extends keyof EnvironmentsOperations> = EnvironmentsOperations[Id]['body']

/** The `data` of an operation's result. */
export type EnvironmentsData<Id extends keyof EnvironmentsOperations> = EnvironmentsOperations[Id]['data']

/** The body of an operation's errors, or of one status. */
export type EnvironmentsErrorBody<
  Id extends keyof EnvironmentsOperations,
  Status extends keyof EnvironmentsOperations[Id]['errors'] = keyof EnvironmentsOperations[Id]['errors'],
> = EnvironmentsOperations[Id]['errors'][Status]
