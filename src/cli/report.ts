import { isSdkError } from '../runtime/errors/errors.ts'
import type { Issue } from '../runtime/errors/issues.ts'
import { exitStatusOf } from './exit-status.ts'
import { UsageError } from './fail.ts'
import { paint } from './paint.ts'
import { printable } from './show/printable.ts'

/** Prints an error to stderr, as text or as JSON, and returns its exit status. */
export function report(error: unknown, asJson: boolean, hint?: string): number {
  console.error(asJson ? jsonOf(error) : textOf(error, hint))
  return exitStatusOf(error)
}

function jsonOf(error: unknown): string {
  const known = isSdkError(error) || error instanceof UsageError
  const { name, message } = Object(error) as Error
  const record = known ? error.toJSON() : { name, message, code: 'unexpected' }
  return printable(JSON.stringify(record, null, 2))
}

function textOf(error: unknown, hint: string | undefined): string {
  const { message = `${error}`, issues = [], requestId } = Object(error) as ErrorLike
  // A single issue is already in the message.
  const more = issues.length > 1 ? issues.map(issueLine) : []
  const lines = [...more, requestId && `request id: ${requestId}`, hint].filter((line) => line !== undefined)
  return [
    `${paint('red', 'error:', process.stderr)} ${printable(message)}`,
    ...lines.map((line) => paint('dim', `  ${printable(line)}`, process.stderr)),
  ].join('\n')
}

type ErrorLike = {
  readonly message?: string
  readonly issues?: readonly Issue[]
  readonly requestId?: string
}

const issueLine = ({ path, message, code }: Issue) =>
  `${path.length ? `${path.join('.')}: ` : ''}${message}${code ? ` (${code})` : ''}`
