import { type FullIssue, lengthsIn, pathOf, valueAt } from './full-issue.ts'

/**
 * Tells whether a value has the structure that its schema asks for and is only spelled differently: by `format`, which
 * JSON Schema 2020-12 makes an annotation (Validation, section 7.2). `pattern` and limits assert; but a blank text stands
 * for nothing in many servers, whichever pattern their documents have.
 */
export function isFormat(issue: FullIssue, value: unknown): boolean {
  const { code, errors, format, kind, message, pattern, type } = issue
  if (errors?.length) {
    return errors.some((form) => form.every((each) => isFormat(each, valueAt(value, pathOf(each)))))
  }
  if (code === 'invalid_format')
    return isAssertion.test(`${format}`) ? value === '' && !lengthsIn(pattern) : format !== 'int64'
  if (kind === 'validation')
    return /^(iso_|email|url|uuid|ip)/.test(`${type}`) || (type === 'regex' && value === '')
  return widthIn(message) !== undefined
}

/** What zod reports as formats and JSON Schema does not. */
const isAssertion = /^(regex|lowercase|uppercase|includes|starts_with|ends_with)$/

/** The format of an integer that is out of its range: generated schemas name it in the message of the limit. */
export const widthIn = (message: string): string | undefined => /^expected (u?int\d+)$/.exec(message)?.[1]
