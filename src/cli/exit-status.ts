import { isSdkError } from '../runtime/errors/errors.ts'
import type { LoadError, UsageError } from './fail.ts'

/** Exit statuses, by what a script can do about them. */
export const exitStatus = {
  ok: 0,
  unexpected: 1,
  usage: 2,
  auth: 3,
  refused: 4,
  server: 5,
  network: 6,
  timeout: 7,
  response: 8,
  interrupted: 130,
  ended: 143,
} as const

/** The exit statuses as the help shows them. */
export const exitStatusHelp = `Exit status:
  0  done                                       5  the server failed: any other status
  1  unexpected error                           6  network_error: no response, or the connection broke
  2  the command is wrong; nothing was sent     7  timeout: --timeout ran out
  3  auth_error: no token, or an unusable one   8  invalid_response: not what the API declares
  4  request rejected: status 400 to 499      130  Ctrl+C
                                              143  terminated by a signal`

/** The exit status for an error. */
export function exitStatusOf(error: unknown): number {
  // Compared by name: the generator is built into its own file, with its own copies of these classes.
  const { code, name, kind } = Object(error) as Partial<LoadError & UsageError>
  if (code === 'usage_error') return exitStatus.usage
  if (name === 'LoadError' && kind) return exitStatus[kind]
  if (!isSdkError(error)) return exitStatus.unexpected
  switch (error.code) {
    case 'config_error':
      return exitStatus.usage
    case 'validation_error':
      return error.side === 'request' ? exitStatus.usage : exitStatus.response
    case 'auth_error':
      return exitStatus.auth
    case 'api_error':
      return error.status >= 400 && error.status < 500 ? exitStatus.refused : exitStatus.server
    case 'network_error':
      return exitStatus.network
    case 'timeout':
      return exitStatus.timeout
    case 'invalid_response':
      return exitStatus.response
  }
}
