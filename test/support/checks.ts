import type { OperationSchemas, StandardSchema } from 'sdk'
import type { OperationChecks } from 'sdk/checks'
import * as environmentChecks from 'sdk/environments/checks'
import * as environments from 'sdk/environments/schemas'
import * as pipelineChecks from 'sdk/pipelines/checks'
import * as pipelines from 'sdk/pipelines/schemas'
import * as sandboxChecks from 'sdk/sandbox/checks'
import * as sandbox from 'sdk/sandbox/schemas'
import type { Check as Compiled } from '../../src/checks/check.ts'
import { type Declared, type DeclaredSpec, declaredBy } from './declared.ts'

/** The generated schemas of all groups. */
export const generatedSchemas = { sandbox, environments, pipelines }

/** The compiled checks of all groups. */
const generatedChecks = { sandbox: sandboxChecks, environments: environmentChecks, pipelines: pipelineChecks }

export type GroupName = keyof typeof generatedSchemas

/** What a spec declares, together with the generated schema for it. */
export interface Check extends Declared {
  /** Name of group, operation and part, for titles. */
  readonly title: string
  readonly group: GroupName
  readonly spec: DeclaredSpec
  readonly side: 'request' | 'response'
  readonly generated: StandardSchema
  readonly compiled: Compiled
  /** The paths that the generated schema refuses. */
  refused(value: unknown): string[]
}

/** Every value that the specs declare. */
export const checks: readonly Check[] = (Object.keys(generatedSchemas) as GroupName[]).flatMap((group) => {
  const spec = declaredBy(group)
  return spec.values.map((declared): Check => {
    const { operation, part, status } = declared
    const table = (generatedSchemas[group].schemas as unknown as Record<string, OperationSchemas>)[operation]
    const schema = (part === 'response' ? table?.response?.[status] : table?.[part]) as StandardSchema
    const own = (generatedChecks[group] as unknown as Record<string, OperationChecks>)[operation]
    return {
      ...declared,
      group,
      title: `${group}.${operation} ${part}${status && ` ${status}`}`,
      spec,
      side: part === 'response' ? 'response' : 'request',
      generated: schema,
      compiled: (part === 'response' ? own?.response?.[status] : own?.[part]) as Compiled,
      refused: (value) => pathsOf(schema, value),
    }
  })
})

function pathsOf(schema: StandardSchema, value: unknown): string[] {
  const result = schema['~standard'].validate(value)
  if (result instanceof Promise) throw new Error('the schema answers late')
  return (result.issues ?? []).map(({ path = [] }) =>
    path.map((each) => String(typeof each === 'object' ? each.key : each)).join('.'),
  )
}
