import { defaultTimeoutMs } from '../config/defaults.ts'
import { TimeoutError } from '../errors/errors.ts'
import { type Call, callError, elapsedMs } from '../sending/call.ts'
import { limited } from '../time/limited.ts'
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
): Table & Schemas => withChecker(table, issuesOf, inTime) as Table & Schemas

async function issuesOf(schema: StandardSchema, value: unknown): Promise<readonly FullIssue[]> {
  // Keep only messages written into the schema, whatever zod's locale.
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

/** Applies the call's limits to the check of a request. */
function inTime<T>(call: Call, work: () => Promise<T>): Promise<T> {
  const { definition, settings } = call
  const { timeoutMs = definition.timeoutMs ?? defaultTimeoutMs, deadlineMs } = settings
  const limit = deadlineMs < timeoutMs ? 'deadline' : 'attempt'
  return limited(call, Math.min(timeoutMs, deadlineMs), work, () =>
    callError(call, TimeoutError, `timed out after ${elapsedMs(call)} ms (${limit}, waiting for a schema)`, {
      limit,
      phase: 'schema',
      status: undefined,
    }),
  )
}
