import { withChecker } from './checked.ts'
import type { FullIssue } from './full-issue.ts'
import type { OperationSchemas, Schemas, StandardSchema } from './schemas.ts'

/**
 * Turns schemas by operationId into a value for the option `schemas`. Data is checked, never changed: unknown fields
 * stay, and transforms have no effect.
 *
 * @example
 * import { createClient, defineSchemas } from 'sdk/sandbox'
 * import * as z from 'zod/mini'
 *
 * const names = z.array(z.object({ sandbox_name: z.string() }))
 * const client = createClient({ schemas: defineSchemas({ listSandboxes: { response: { 200: names } } }) })
 */
export const defineSchemas = <Table extends Readonly<Record<string, OperationSchemas>>>(
  table: Table,
): Table & Schemas => withChecker(table, issuesOf) as Table & Schemas

async function issuesOf(schema: StandardSchema, value: unknown): Promise<readonly FullIssue[]> {
  // Keep only a message written into the schema, whatever zod's locale.
  const { safeParse } = schema as { safeParse?: SafeParse }
  try {
    if (schema['~standard'].vendor === 'zod' && safeParse)
      return safeParse.call(schema, value, { error: () => '' }).error?.issues ?? []
  } catch {
    // The validator is asynchronous.
  }
  try {
    return (await schema['~standard'].validate(value)).issues ?? []
  } catch (error) {
    return [{ message: `the schema itself failed: ${error}` }]
  }
}

type SafeParse = (value: unknown, options: { error(): string }) => { error?: { issues: FullIssue[] } }
