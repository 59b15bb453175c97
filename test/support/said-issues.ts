import type { StandardSchema } from 'sdk'
import { describe } from '../../src/runtime/validation/describe.ts'
import { type FullIssue, insideOf, pathOf, valueAt } from '../../src/runtime/validation/full-issue.ts'
import { isFormat } from '../../src/runtime/validation/is-format.ts'

const printer = { show: (value: unknown) => `${JSON.stringify(value)}`, mask: (text: string) => text }

/** What a client says of issues: where each is, whether it is one of format alone, its code and its message. */
export const saidOf = (issues: readonly FullIssue[], value: unknown): string[] =>
  issues.flatMap(insideOf).map((issue) => {
    const path = pathOf(issue)
    const one = valueAt(value, path)
    const kind = isFormat(issue, one) ? 'format' : issue.code
    return `${path.join('.')}: ${describe(issue, one, printer)} [${kind}]`
  })

/** What a schema of zod finds, as a client asks it. */
export const issuesByZod = (schema: StandardSchema, value: unknown): readonly FullIssue[] =>
  (schema as unknown as ZodSchema).safeParse(value, { error: () => '' }).error?.issues ?? []

interface ZodSchema {
  safeParse(value: unknown, options: { error(): string }): { error?: { issues: FullIssue[] } }
}
