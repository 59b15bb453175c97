// Generated from specs/pipelines.yaml by `npm run generate`; do not edit.

/**
 * Id of an epilot organization.
 * @example 54321
 */
export type OrgId = string;
/**
 * Id of a pipeline: the two organizations' ids, as `<sandbox organization>::<production organization>`.
 * @example 12345::54321
 */
export type PipelineId = string;
/**
 * Role of the **other** organization in the pipeline, seen from the caller's: an organization that is itself in
 * production sees `sandbox`, and vice versa.
 */
export type PipelineRole = ("sandbox" | "production") | OtherString;
/**
 * Role of the **other** organization in the pipeline, seen from the caller's: an organization that is itself in
 * production sees `sandbox`, and vice versa.
 */
export type PipelineRoleInput = "sandbox" | "production";
/** A pipeline, independent of which side views it. */
export interface PipelineItem {
    /** Id of the pipeline. */
    pipeline_id?: PipelineId;
    /**
     * Id of the sandbox organization.
     * @example 12345
     */
    sandbox_org_id?: OrgId;
    /**
     * Name of the sandbox organization.
     * @example Sandbox
     */
    sandbox_org_name?: string;
    /**
     * Id of the production organization.
     * @example 54321
     */
    production_org_id?: OrgId;
    /**
     * Name of the production organization.
     * @example Production
     */
    production_org_name?: string;
    /**
     * Format: date-time
     * When the pipeline was created.
     * @example 1970-01-01T00:00:00.000Z
     */
    readonly created_at?: string;
}
/** A pipeline, as the caller's organization sees it. */
export type Pipeline = {
    /** Role of the other organization. */
    pipeline_role?: PipelineRole;
} & PipelineItem;
/** All pipelines of an organization. */
export interface PipelineList {
    /** The pipelines. */
    results?: Pipeline[];
    /**
     * How many pipelines there are.
     * @example 1
     */
    total?: number;
}
/** What epilot needs to create a pipeline. */
export interface CreatePipelineRequest {
    /** Role of the other organization, the one the token is from. */
    pipeline_role: PipelineRoleInput;
    /** Token from the other organization. It must have the administrator role there. */
    api_token: SandboxToken;
}
/**
 * An epilot access token.
 * @example eyJhbGciOiJIUzI1NiIs...
 */
export type AccessToken = string;
/** An API token created in the other organization of a pipeline. */
export type SandboxToken = AccessToken;
/** A temporary access token for the other organization of a pipeline. */
export type PipelineToken = AccessToken;
/** A temporary token for the organization at the other end of a pipeline. */
export interface PipelineTokenResponse {
    /** The temporary access token. */
    pipeline_token?: PipelineToken;
}
/**
 * A request for a sandbox. epilot sets `id`, `status` and `requested_at`; it is not documented whether the
 * server ignores or rejects them in a request.
 */
export interface SandboxRequest {
    /**
     * Id of the request. epilot declares it as a string, although its published sample shows a number.
     * @example 12345
     */
    readonly id?: string;
    /**
     * Full name of the user.
     * @example John Doe
     */
    fullname: string;
    /**
     * Company the user works for.
     * @example Company Name
     */
    company_name: string;
    /**
     * The user's position in the company.
     * @example Software Engineer
     */
    position: string;
    /**
     * Format: email
     * The user's email address.
     * @example user@example.com
     */
    email: string;
    /**
     * What the sandbox is for.
     * @example Build a payment integration
     */
    sandbox_usecase: string;
    /**
     * Status of the request. It is `pending` until epilot decides.
     * @example pending
     */
    readonly status?: ("pending" | "created" | "rejected") | OtherString;
    /** Whether the user is in touch with a customer of epilot. */
    connected_to_existing_epilot_customer: boolean;
    /**
     * Format: date-time
     * When the request was made.
     * @example 2022-01-01T00:00:00Z
     */
    readonly requested_at?: string;
    /**
     * What kind of sandbox is wanted.
     * @example APP_DEVELOPER_ACCOUNT
     */
    sandbox_request_category?: ("APP_DEVELOPER_ACCOUNT" | "BLUEPRINT_SANDBOX" | "OTHER") | OtherString;
}
/**
 * A request for a sandbox. epilot sets `id`, `status` and `requested_at`; it is not documented whether the
 * server ignores or rejects them in a request.
 */
export interface SandboxRequestInput {
    /**
     * Full name of the user.
     * @example John Doe
     */
    fullname: string;
    /**
     * Company the user works for.
     * @example Company Name
     */
    company_name: string;
    /**
     * The user's position in the company.
     * @example Software Engineer
     */
    position: string;
    /**
     * Format: email
     * The user's email address.
     * @example user@example.com
     */
    email: string;
    /**
     * What the sandbox is for.
     * @example Build a payment integration
     */
    sandbox_usecase: string;
    /** Whether the user is in touch with a customer of epilot. */
    connected_to_existing_epilot_customer: boolean;
    /**
     * What kind of sandbox is wanted.
     * @example APP_DEVELOPER_ACCOUNT
     */
    sandbox_request_category?: "APP_DEVELOPER_ACCOUNT" | "BLUEPRINT_SANDBOX" | "OTHER" | undefined;
}
/** Sandbox requests. */
export interface SandboxRequestList {
    /** The requests. */
    results?: SandboxRequest[];
    /**
     * How many requests there are.
     * @example 1
     */
    total?: number;
}
/**
 * An error. epilot documents none for this API; these are the fields its other APIs use. Read `error` first, then
 * `message`, then `reason`.
 */
export interface ErrorResponse {
    /**
     * The HTTP status, repeated.
     * @example 404
     */
    status?: number;
    /**
     * The problem in words.
     * @example Not Found
     */
    error?: string;
    /**
     * The problem in words. Some APIs send it instead of `error`, or in addition to it.
     * @example Unauthorized
     */
    message?: string;
    /** More about the problem. Some APIs send it in addition to `message`. */
    reason?: string;
    /** More details of the error; any JSON. */
    details?: unknown;
    [key: string]: unknown;
}
export interface GetPipelineParams {
    /** Id of the pipeline. Its two colons may be percent-encoded in the path. */
    pipeline_id: PipelineId;
}
export interface DeletePipelineParams {
    /** Id of the pipeline. Its two colons may be percent-encoded in the path. */
    pipeline_id: PipelineId;
}
export interface GeneratePipelineTokenParams {
    /** Id of the pipeline. Its two colons may be percent-encoded in the path. */
    pipeline_id: PipelineId;
}
/** Any other string: a server may add values to its enums. */
export type OtherString = string & {};

/** The types of each operation, by operationId. */
export interface PipelinesOperations {
  listPipelines: {
    params: null | undefined
    body: null | undefined
    data: PipelineList
    errors: { 401: ErrorResponse; 403: ErrorResponse; 429: ErrorResponse }
  }
  createPipeline: {
    params: null | undefined
    body: CreatePipelineRequest
    data: Pipeline
    errors: { 400: ErrorResponse; 401: ErrorResponse; 403: ErrorResponse; 429: ErrorResponse }
  }
  getPipeline: {
    params: GetPipelineParams
    body: null | undefined
    data: Pipeline
    errors: { 401: ErrorResponse; 403: ErrorResponse; 404: ErrorResponse; 429: ErrorResponse }
  }
  deletePipeline: {
    params: DeletePipelineParams
    body: null | undefined
    data: Pipeline
    errors: { 401: ErrorResponse; 403: ErrorResponse; 404: ErrorResponse; 429: ErrorResponse }
  }
  generatePipelineToken: {
    params: GeneratePipelineTokenParams
    body: null | undefined
    data: PipelineTokenResponse
    errors: { 401: ErrorResponse; 403: ErrorResponse; 404: ErrorResponse; 429: ErrorResponse }
  }
  requestSandbox: {
    params: null | undefined
    body: SandboxRequestInput
    data: SandboxRequest
    errors: { 400: ErrorResponse; 429: ErrorResponse }
  }
  listSandboxRequests: {
    params: null | undefined
    body: null | undefined
    data: SandboxRequestList
    errors: { 401: ErrorResponse; 403: ErrorResponse; 429: ErrorResponse }
  }
}

/** The parameters of an operation, e.g. `PipelinesParams<'listPipelines'>`. */
export type PipelinesParams<Id extends keyof PipelinesOperations> = PipelinesOperations[Id]['params']

/** The request body of an operation. */
export type PipelinesBody<Id extends keyof PipelinesOperations> = PipelinesOperations[Id]['body']

/** The `data` of an operation's result. */
export type PipelinesData<Id extends keyof PipelinesOperations> = PipelinesOperations[Id]['data']

/** The body of an operation's errors, or of one status. */
export type PipelinesErrorBody<
  Id extends keyof PipelinesOperations,
  Status extends keyof PipelinesOperations[Id]['errors'] = keyof PipelinesOperations[Id]['errors'],
> = PipelinesOperations[Id]['errors'][Status]
