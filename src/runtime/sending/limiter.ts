/**
 * What the option `limiter` takes: `createLimiter` of `sdk/limits` makes one, and `defineLimiter` makes one of your own.
 * It brings the code for waiting, so that nobody else carries it.
 */
export type Limiter = <Result extends { readonly response: Response }>(
  call: never,
  send: () => Promise<Result>,
) => Promise<Result>
