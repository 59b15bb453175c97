import { paint } from './paint.ts'
import { printable } from './show/printable.ts'

/** Says on stderr what is wrong, and ends the program: with 2 where the command is wrong, else with 1. */
export function fail(message: string, status: 1 | 2): never {
  console.error(`${paint('red', 'error:', process.stderr)} ${message}`)
  process.exit(status)
}

/** What is wrong with a command, in words for the one who gave it; nothing was sent. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
  readonly code = 'usage_error'

  toJSON(): object {
    return { name: this.name, message: this.message, code: this.code }
  }
}

/** Why a document cannot be loaded. `kind` decides on the exit status. */
export class LoadError extends Error {
  override readonly name = 'LoadError'

  constructor(
    readonly kind: 'refused' | 'server' | 'network' | 'timeout' | 'response',
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options)
  }
}

/** Says something on stderr that is no error. */
export function note(text: string): void {
  console.error(paint('dim', printable(text), process.stderr))
}
