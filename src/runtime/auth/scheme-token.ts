import type { Token, TokenRequest } from './token-source.ts'

/** A user and a password (RFC 7617). An API that takes a key as the user wants an empty password. */
export interface BasicCredentials {
  readonly username: string
  readonly password: string
}

/** What a token function is told about a call to an API that knows several security schemes. */
export interface SchemeTokenRequest<Values = Readonly<Record<string, unknown>>> extends TokenRequest {
  /** What the operation takes, in the order of the spec: one of them is enough. Each names schemes and their scopes. */
  readonly schemes: readonly { readonly [Name in keyof Values]?: readonly string[] | undefined }[]
}

/**
 * Who calls an API that knows several security schemes: a text for the one that an operation takes, values by the names
 * of schemes, or a function that gives either. The function is asked for each call; concurrent calls of operations that
 * take the same share one running call of it.
 */
export type SchemeToken<
  Values,
  Given = string | { readonly [Name in keyof Values]?: Values[Name] | undefined },
> = Given | ((request: SchemeTokenRequest<Values>) => Given | Promise<Given>)

declare const taken: unique symbol

/** A client or connection whose token is of another type than `Token`. */
export interface Takes<Given> {
  /** Never there at run time. */
  readonly [taken]?: Given
}

/** The type of token that a client or connection takes. */
export type TokenOf<Client> = Client extends { readonly [taken]?: infer Given }
  ? unknown extends Given
    ? Token
    : Exclude<Given, undefined>
  : Token
