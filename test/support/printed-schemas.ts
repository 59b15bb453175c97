import { transformSync } from 'esbuild'
import * as z from 'zod/mini'
import type { Json } from '../../src/generator/document/document.ts'
import { printFormats } from '../../src/generator/schemas/formats.ts'
import { printSchemas } from '../../src/generator/schemas/print-schemas.ts'
import { readChecks } from '../../src/generator/schemas/read-checks.ts'
import type { FullIssue } from '../../src/runtime/validation/full-issue.ts'
import * as keywords from '../../src/runtime/validation/keywords.ts'

/** Printed schemas, loaded: each returns the paths that it refuses. */
export function printedSchemas(schemas: Readonly<Record<string, Json>>) {
  const { source } = printSchemas(readChecks(schemas), schemas, new Set())
  const { code } = transformSync(`${printFormats(source)}${source}`, { loader: 'ts' })
  const names = Object.keys(schemas)
  const body = `${code.replaceAll(/^export \{[^}]*\};?/gm, '').replaceAll(/^export /gm, '')}
return { ${names.join(', ')} }`
  const constants = new Function('z', 'keywords', body)(z, keywords) as Record<string, z.ZodMiniType>
  const refusedBy = (schema: z.ZodMiniType | undefined) => (value: unknown) =>
    schema?.safeParse(value).error?.issues.map(({ path }) => path.join('.')) ?? []
  const issuesBy = (schema: z.ZodMiniType | undefined) => (value: unknown) =>
    (schema?.safeParse(value, { error: () => '' }).error?.issues ?? []) as readonly FullIssue[]
  const of = <T>(ask: (schema: z.ZodMiniType | undefined) => T) =>
    Object.fromEntries(names.map((name) => [name, ask(constants[name])]))
  return { source, refused: of(refusedBy), issues: of(issuesBy) }
}
