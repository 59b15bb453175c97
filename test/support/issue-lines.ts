import type { StandardSchema } from 'sdk'
import { describe } from '../../src/runtime/validation/describe.ts'
import { type FullIssue, insideOf, pathOf, valueAt } from '../../src/runtime/validation/full-issue.ts'
import { isFormat } from '../../src/runtime/validation/is-format.ts'

const printer = { show: (value: unknown) => `${JSON.stringify(value)}`, mask: (text: string) => text }

/** A client's issues: the place of each, whether it is only about format, its code and its message. */
export const issueLines = (issues: readonly FullIssue[], value: unknown): string[] =>
  issues.flatMap(insideOf).map((issue) => {
    const path = pathOf(issue)
    const one = valueAt(value, path)
    const kind = isFormat(issue, one) ? 'format' : issue.code
    return `${path.join('.')}: ${describe(issue, one, printer)} [${kind}]`
  })

/** The issues that a zod schema reports to a client. */
export const issuesByZod = (schema: StandardSchema, value: unknown): readonly FullIssue[] =>
  (schema as unknown as ZodSchema).safeParse(value, { error: () => '' }).error?.issues ?? []

interface ZodSchema {
  safeParse(value: unknown, options: { error(): string }): { error?: { issues: FullIssue[] } }
}
