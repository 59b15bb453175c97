import { type FullIssue, lengthsIn, pathOf, valueAt } from './full-issue.ts'

/**
 * Tells whether a value has the right structure and only misses its `format`, which JSON Schema 2020-12 treats as an
 * annotation (Validation, section 7.2). `pattern` and limits are assertions, but many servers send a blank string for
 * a missing value, whatever the pattern.
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

/** Formats of zod that JSON Schema doesn't have. */
const isAssertion = /^(regex|lowercase|uppercase|includes|starts_with|ends_with)$/

/** The format of an integer out of range; generated schemas name it in the limit's message. */
export const widthIn = (message: string): string | undefined => /^expected (u?int\d+)$/.exec(message)?.[1]
