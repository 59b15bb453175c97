/** A client of Redis or Valkey: `createClient` of `redis` or `@redis/client`, `Redis` of `ioredis` or `iovalkey`. */
export interface RedisClient {
  eval: (...args: never[]) => unknown
}

/** Runs a Lua script. */
export type Evaluate = (
  script: string,
  input: { readonly keys: readonly string[]; readonly arguments: readonly string[] },
) => Promise<unknown>

/** Returns how a client runs a script: ioredis and iovalkey take keys and values as separate arguments. */
export function evaluateBy(client: RedisClient): Evaluate {
  const run = client.eval.bind(client) as (...args: unknown[]) => Promise<unknown>
  return 'defineCommand' in client
    ? (script, { keys, arguments: values }) => run(script, keys.length, ...keys, ...values)
    : (script, input) => run(script, input)
}
