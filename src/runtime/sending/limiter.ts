/**
 * Value of the `limiter` option: `createLimiter` of `sdk/limits` creates one, `defineLimiter` your own. It contains
 * the code for waiting, so that no other bundle needs it.
 */
export type Limiter = <Result extends { readonly response: Response }>(
  call: never,
  send: () => Promise<Result>,
) => Promise<Result>
