import { paint } from './paint.ts'
import { printable } from './show/printable.ts'

/** Prints an error to stderr and exits: with 2 if the command is wrong, else with 1. */
export function fail(message: string, status: 1 | 2): never {
  console.error(`${paint('red', 'error:', process.stderr)} ${message}`)
  process.exit(status)
}

/** The command is wrong, and nothing was sent. The message is for the user. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
  readonly code = 'usage_error'

  toJSON(): object {
    return { name: this.name, message: this.message, code: this.code }
  }
}

/** Why a document can't be loaded. `kind` decides the exit status. */
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

/** Prints a note to stderr. */
export function note(text: string): void {
  console.error(paint('dim', printable(text), process.stderr))
}
