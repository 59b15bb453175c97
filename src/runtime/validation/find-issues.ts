import type { Issue } from '../errors/issues.ts'
import { forStatus } from '../reading/for-status.ts'
import { addSecret, maskName, maskText } from '../secrets/redact.ts'
import type { Call } from '../sending/call.ts'
import { describe } from './describe.ts'
import { type FullIssue, insideOf, pathOf, valueAt } from './full-issue.ts'
import { isFormat } from './is-format.ts'
import type { Part } from './schemas.ts'

/** A mismatch between a value and its schema. */
export interface Found {
  readonly path: Issue['path']
  /** The value only misses its `format`. */
  readonly isFormat: boolean
  /** The message, with secrets masked. */
  describe(): Issue
}

/** The checks of one operation, of any kind. */
export interface Checks<Check> {
  readonly params?: Check
  readonly body?: Check
  readonly response?: Readonly<Record<string, Check>>
}

/** The issues that a check finds in a value. */
export type IssuesOf<Check> = (
  check: Check,
  value: unknown,
) => readonly FullIssue[] | Promise<readonly FullIssue[]>

/** The mismatches in one part of a call. */
export async function findIssues<Check>(
  call: Call,
  schemas: Checks<Check>,
  [part, value, status]: Part,
  issuesOf: IssuesOf<Check>,
): Promise<Found[]> {
  const isResponse = part === 'response'
  const { response = {} } = schemas
  const kind = isResponse ? forStatus(call.definition.responses, status as number) : 'empty'
  const schema = isResponse
    ? // An undeclared answer is held to the first that is declared.
      (forStatus(response, status as number) ?? (!kind && Object.values(response)[0]))
    : schemas[part]
  if (!schema || (value === undefined && kind === 'empty')) return []
  const isSecret = isResponse && call.definition.secretResponse
  let isNoted = false
  return (await issuesOf(schema, value)).flatMap(insideOf).map((issue) => {
    const path = pathOf(issue)
    const one = valueAt(value, path)
    return {
      path,
      isFormat: isFormat(issue, one),
      describe() {
        if (!isNoted) noteSecrets(call, value, isSecret)
        isNoted = true
        const { secrets } = call
        const isHidden = isSecret || path.some((name) => secrets.fields.includes(`${name}`))
        const mask = (text: string) => maskText(secrets, text)
        const message = describe(issue, one, { mask, show: (each) => show(each, isHidden, mask) })
        const { code } = issue
        return {
          path: path.map((name) => (typeof name === 'number' ? name : maskName(secrets, name))),
          message,
          ...(typeof code === 'string' && { code }),
        }
      },
    }
  })
}

/** Notes the secrets of a response, whose fields have not been searched yet. Some validators repeat values. */
function noteSecrets({ secrets }: Call, value: unknown, isSecret: boolean | undefined): void {
  JSON.stringify(value, (key, each) => {
    if (secrets.fields.includes(key) || isSecret) addSecret(secrets, each)
    return typeof each === 'bigint' ? `${each}` : each
  })
}

/** A value in a message; its type, if it is secret or long. */
function show(value: unknown, isHidden: boolean, mask: (text: string) => string): string {
  if (value === undefined) return 'nothing'
  if (typeof value === 'object' && value) return Array.isArray(value) ? 'an array' : 'an object'
  if (isHidden && value !== null) return `a ${typeof value}`
  if (typeof value !== 'string') return mask(`${value}`)
  const text = mask(value)
  return JSON.stringify(text.length > 60 ? `${text.slice(0, 60)}…` : text)
}
