import type { Token, TokenRequest } from './token-source.ts'

/** A user name and password (RFC 7617). If the API takes a key as the user name, leave the password empty. */
export interface BasicCredentials {
  readonly username: string
  readonly password: string
}

/** What a token function receives when the API has several security schemes. */
export interface SchemeTokenRequest<Values = Readonly<Record<string, unknown>>> extends TokenRequest {
  /**
   * What the operation accepts, in the spec's order; one of them is enough. Each names its schemes and their scopes.
   */
  readonly schemes: readonly { readonly [Name in keyof Values]?: readonly string[] | undefined }[]
}

/**
 * Credentials for an API with several security schemes: a string for whichever scheme the operation accepts, values
 * by scheme name, or a function that returns either. The function runs for each call; concurrent calls of operations
 * with the same requirements share one run.
 */
export type SchemeToken<
  Values,
  Given = string | { readonly [Name in keyof Values]?: Values[Name] | undefined },
> = Given | ((request: SchemeTokenRequest<Values>) => Given | Promise<Given>)

declare const taken: unique symbol

/** A client or connection with its own token type. */
export interface Takes<Given> {
  /** Type only; absent at run time. */
  readonly [taken]?: Given
}

/** The type of token that a client or connection takes. */
export type TokenOf<Client> = Client extends { readonly [taken]?: infer Given }
  ? unknown extends Given
    ? Token
    : Exclude<Given, undefined>
  : Token
