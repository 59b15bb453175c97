// Generated from specs/sandbox.yaml by `npm run generate`; do not edit.

/** A sandbox. Only the fields below are documented; the server may send more, and may omit any of them. */
export interface SandboxResponse {
    /**
     * Id of the sandbox, which is itself an organization. Valstorm's command line tool expects the parent
     * organization's id, `_s_`, then at most 12 letters, digits or underscores made from the name, and splits
     * at `_s_` to get the parent's id back.
     * @example org_4f7c1d2e9ab34c60_s_dev
     */
    id?: string;
    /**
     * Name of the sandbox, and the value of the path parameter in the other operations.
     * @example dev
     */
    sandbox_name?: string;
    /**
     * What the sandbox is for. Null or absent if none was set.
     * @example Shared **development** sandbox
     */
    description?: string | null;
    [key: string]: unknown;
}
/** Name and description of a new sandbox. */
export interface SandboxCreateRequest {
    /**
     * Short name. Valstorm's command line tool asks for lower-case letters and digits, and expects no more than
     * the first 12 characters in the sandbox's id; what the server rejects is not documented.
     * @example dev
     */
    name: string;
    /**
     * What the sandbox is for, in Markdown. Omit it if there is none.
     * @example Shared **development** sandbox
     */
    description?: string | undefined;
}
/** Users to add to or remove from a sandbox. */
export interface SandboxUserRequest {
    /**
     * User ids or email addresses; you can mix both.
     * @example [
     *   "usr_8d0c6b1f52e94a73",
     *   "ada@example.com"
     * ]
     */
    users: string[];
}
/** Who was added to the sandbox. The server may send more fields. */
export interface SandboxUserResponse {
    /**
     * The users who were added; users who already had access may be absent. Valstorm's command line tool treats
     * an absent list as empty.
     * @example [
     *   "usr_8d0c6b1f52e94a73"
     * ]
     */
    added_users?: string[];
    [key: string]: unknown;
}
/** Who was removed from the sandbox. The server may send more fields. */
export interface SandboxUserRemoveResponse {
    /**
     * The users who were removed. Valstorm's command line tool treats an absent list as empty.
     * @example [
     *   "usr_8d0c6b1f52e94a73"
     * ]
     */
    removed_users?: string[];
    [key: string]: unknown;
}
/** An error with one explanation. The API doesn't declare it; its framework sends it. */
export interface HTTPException {
    /**
     * What went wrong; usually a string, but it can be any JSON.
     * @example Not found
     */
    detail?: unknown;
    [key: string]: unknown;
}
/** What is wrong with the request, one entry per problem. */
export interface HTTPValidationError {
    /** The problems found. */
    detail?: ValidationErrorModel[];
}
/** One problem with the request. */
export interface ValidationErrorModel {
    /**
     * Where the problem is: first `body`, `path` or `query`, then the names of fields and the positions in
     * arrays that lead to it.
     * @example [
     *   "body",
     *   "users",
     *   0
     * ]
     */
    loc: (string | number)[];
    /**
     * The problem in words.
     * @example Field required
     */
    msg: string;
    /**
     * A short, constant code for the problem.
     * @example missing
     */
    type: string;
    /** The rejected value; any JSON. It repeats what you sent, so treat it with the same care. */
    input?: unknown;
    /** More values about the problem, such as the limit that was exceeded. */
    ctx?: {
        [key: string]: unknown;
    };
}
/** Every sandbox of the organization. */
export type ListSandboxesData = SandboxResponse[];
export interface DeleteSandboxParams {
    /** Name of the sandbox, as in `SandboxResponse.sandbox_name`. */
    name: string;
}
export interface RefreshSandboxParams {
    /** Name of the sandbox, as in `SandboxResponse.sandbox_name`. */
    name: string;
}
export interface AddUsersToSandboxParams {
    /** Name of the sandbox, as in `SandboxResponse.sandbox_name`. */
    name: string;
}
export interface RemoveUsersFromSandboxParams {
    /** Name of the sandbox, as in `SandboxResponse.sandbox_name`. */
    name: string;
}
export interface PushAppFromSandboxParams {
    /** Name of the sandbox that contains the app, as in `SandboxResponse.sandbox_name`. */
    sandbox_name: string;
    /** Name of the app to push. */
    app_name: string;
    /**
     * Where to deploy: id of the target environment, or the name of its database. The server's default is not
     * documented; Valstorm's command line tool always sends the parent organization.
     */
    target?: string | undefined;
}
/** Any other string: a server may add values to its enums. */
export type OtherString = string & {};

/** The types of each operation, by operationId. */
export interface SandboxOperations {
  listSandboxes: {
    params: null | undefined
    body: null | undefined
    data: ListSandboxesData
    errors: { 401: HTTPException; 403: HTTPException; 404: HTTPException }
  }
  createSandbox: {
    params: null | undefined
    body: SandboxCreateRequest
    data: SandboxResponse
    errors: { 401: HTTPException; 403: HTTPException; 404: HTTPException; 422: HTTPValidationError }
  }
  deleteSandbox: {
    params: DeleteSandboxParams
    body: null | undefined
    data: unknown
    errors: { 401: HTTPException; 403: HTTPException; 404: HTTPException; 422: HTTPValidationError }
  }
  refreshSandbox: {
    params: RefreshSandboxParams
    body: null | undefined
    data: SandboxResponse
    errors: { 401: HTTPException; 403: HTTPException; 404: HTTPException; 422: HTTPValidationError }
  }
  addUsersToSandbox: {
    params: AddUsersToSandboxParams
    body: SandboxUserRequest
    data: SandboxUserResponse
    errors: { 401: HTTPException; 403: HTTPException; 404: HTTPException; 422: HTTPValidationError }
  }
  removeUsersFromSandbox: {
    params: RemoveUsersFromSandboxParams
    body: SandboxUserRequest
    data: SandboxUserRemoveResponse
    errors: { 401: HTTPException; 403: HTTPException; 404: HTTPException; 422: HTTPValidationError }
  }
  pushAppFromSandbox: {
    params: PushAppFromSandboxParams
    body: null | undefined
    data: unknown
    errors: { 401: HTTPException; 403: HTTPException; 404: HTTPException; 422: HTTPValidationError }
  }
}

/** The parameters of an operation, e.g. `SandboxParams<'listSandboxes'>`. */
export type SandboxParams<Id extends keyof SandboxOperations> = SandboxOperations[Id]['params']

/** The request body of an operation. */
export type SandboxBody<Id extends keyof SandboxOperations> = SandboxOperations[Id]['body']

/** The `data` of an operation's result. */
export type SandboxData<Id extends keyof SandboxOperations> = SandboxOperations[Id]['data']

/** The body of an operation's errors, or of one status. */
export type SandboxErrorBody<
  Id extends keyof SandboxOperations,
  Status extends keyof SandboxOperations[Id]['errors'] = keyof SandboxOperations[Id]['errors'],
> = SandboxOperations[Id]['errors'][Status]
