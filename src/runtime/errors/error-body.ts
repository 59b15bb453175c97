import { type Issue, issuesOf, isText, maxDepth, pick, textOf } from './issues.ts'

/** A server's account of a failure, normalized. */
export interface ErrorText {
  readonly message: string
  /** The server's own sentence, without its codes and the names of fields. */
  readonly detail: string | undefined
  readonly issues: readonly Issue[]
}

/** Reads the error formats listed in docs/guides/errors.md. Any other body gives neither message nor issues. */
export function readErrorBody(body: unknown, status: number): ErrorText {
  const [code, attr, error] = pick(body, 'status attr error') as [never, unknown, unknown]
  // A title without a status could be a resource's.
  const names = `${+code ? 'title ' : ''}detail error error_description message reason errors __type`
  const texts = [body, ...pick(body, names).map((each) => textOf(each) ?? each)].filter(isText)
  const lists = [
    ...pick(body, 'detail message errors list invalid-params'),
    ...pick(error, 'errors'),
    ...pick(error, 'details')
      .flat()
      .flatMap((each) => pick(each, 'fieldViolations')),
  ]
  let issues = lists.flatMap((each) => (typeof each === 'object' ? issuesOf(each) : []))
  const isBare = !issues.length && !texts.length && /^4(00|22)/.test(`${status}`) && isFieldMap(body)
  if (isText(attr) || isBare) issues = issuesOf(body)
  const message = (
    issues
      .slice(0, 99)
      .map((each) => [each.path.join('.'), each.message].filter(Boolean).join(': '))
      .join('; ') || texts.join(': ').replaceAll('.: ', '. ')
  ).slice(0, 500)
  return {
    message,
    // The last explains most: a `detail` more than its `title`. What has no blank is a code.
    detail: texts.reverse().find((each) => /^.{1,250} .{1,250}$/.test(each)) || message || undefined,
    issues,
  }
}

/**
 * Lists of texts, nested in maps and lists: the format of Django REST Framework and Rails, and of hardly any
 * resource.
 */
const isFieldMap = (value: unknown, depth = maxDepth, inList = false): boolean =>
  typeof value === 'object' && value
    ? depth > 0 && Object.values(value).every((each) => isFieldMap(each, depth - 1, Array.isArray(value)))
    : inList && isText(value)
