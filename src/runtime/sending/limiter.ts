/**
 * Value of the option `limiter`: `createLimiter` of `sdk/limits` makes one, `defineLimiter` makes your own. It brings
 * the code for waiting, so that no other bundle contains it.
 */
export type Limiter = <Result extends { readonly response: Response }>(
  call: never,
  send: () => Promise<Result>,
) => Promise<Result>
