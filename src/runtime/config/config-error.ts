import type { Api, Definition } from '../definition.ts'
import { ConfigError } from '../errors/errors.ts'
import type { Reject } from './check.ts'

/** Returns a function that throws a ConfigError about one parameter or option of an operation or a client. */
export function configError({ name: api }: Pick<Api, 'name'>, definition?: Definition): Reject {
  const { id: operation, method, path: url } = definition ?? ({} as Partial<Definition>)
  return (parameter, problem) => {
    throw new ConfigError(
      definition
        ? `${api}.${operation} was not sent: ${parameter} ${problem} (${method} ${url})`
        : `${api} is not configured: ${parameter} ${problem}`,
      { api, operation, method, url, attempts: 0, elapsedMs: 0, parameter },
    )
  }
}
