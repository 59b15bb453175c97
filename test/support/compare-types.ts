import ts from 'typescript'
import { isObject, type Json, type JsonObject } from '../../src/generator/document/document.ts'
import { fileContent } from '../../src/generator/document/file-content.ts'
import type { Declaration } from '../../src/generator/print/types/declarations.ts'
import { editor } from './compile.ts'
import { referenceName, referenceTypes } from './reference-types.ts'

/** A schema whose types are not assignable to each other. */
export interface Difference {
  readonly name: string
  /** The deliberate differences in the schema; none means that it is a mistake. */
  readonly kinds: readonly string[]
  readonly theirs: string
}

/** Compares our type of each schema with that of openapi-typescript: each must be assignable to the other. */
export async function compareTypes(
  schemas: Readonly<Record<string, Json>>,
  declarations: readonly Declaration[],
): Promise<Difference[]> {
  const all = Object.keys(schemas).filter((name) => name !== fileContent)
  const reference = await referenceTypes(schemas)
  const lines = all.map((name) => `export const ${name}__is: Same<${name}, ${referenceName(name)}> = true`)
  const source = [
    'type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? true : false) : false',
    ...declarations.map(({ text }) => text.replaceAll('WithRequired', 'WithRequired_')),
    reference,
    ...lines,
  ].join('\n')
  const file = 'src/apis/compared.ts'
  const program = editor({ [file]: source }, { exactOptionalPropertyTypes: false }).program()
  const compared = program.getSourceFiles().find(({ fileName }) => fileName.endsWith(file)) as ts.SourceFile
  const found = [...program.getSyntacticDiagnostics(compared), ...program.getSemanticDiagnostics(compared)]
  const differ = new Set<string>()
  // Its output does not compile.
  const theirFaults = new Set<string>()
  for (const { start = 0, messageText } of found) {
    const line = source.slice(source.lastIndexOf('\n', start) + 1, source.indexOf('\n', start))
    const [, name] = /^export const (\w+)__is/.exec(line) ?? []
    const before = source.slice(0, source.indexOf('\n', start))
    const [, broken] = /[\s\S]*^export type (\w+)__ = /m.exec(before) ?? []
    if (name === undefined && broken === undefined)
      throw new Error(`${ts.flattenDiagnosticMessageText(messageText, ' ')}: ${line}`)
    if (name === undefined && broken !== undefined) theirFaults.add(broken)
    else if (name !== undefined) differ.add(name)
  }
  return all
    .filter((name) => differ.has(name) && !theirFaults.has(name))
    .map((name) => ({
      name,
      kinds: deliberate.filter(({ is }) => holds(schemas[name] as Json, is)).map(({ kind }) => kind),
      theirs:
        new RegExp(`^export type ${referenceName(name)} = [\\s\\S]*?;$`, 'm').exec(reference)?.[0] ?? '',
    }))
}

interface Kind {
  readonly kind: string
  readonly is: (schema: JsonObject) => boolean
}

const has = (schema: JsonObject, ...keys: string[]) => keys.some((key) => schema[key] !== undefined)
const listIn = (schema: JsonObject, key: string) => (Array.isArray(schema[key]) ? schema[key] : [])
const names = ({ properties }: JsonObject) => Object.keys(isObject(properties) ? properties : {})
const speaks = (value: Json | undefined) => value !== undefined && value !== false

/** Deliberate differences between types. `test/generator/type-differences.test.ts` shows each. */
export const deliberate: readonly Kind[] = [
  {
    kind: 'fields next to an index signature',
    is: (schema) =>
      speaks(schema.additionalProperties ?? schema.patternProperties) &&
      (names(schema).length > 0 || has(schema, 'allOf', 'anyOf', 'oneOf', '$ref')),
  },
  {
    kind: 'alternatives next to other keywords',
    is: (schema) =>
      has(schema, 'anyOf', 'oneOf') &&
      (names(schema).length > 0 || has(schema, 'allOf', '$ref', 'type', 'additionalProperties')),
  },
  {
    kind: 'required, and declared elsewhere or nowhere',
    is: (schema) => listIn(schema, 'required').some((name) => !names(schema).includes(`${name}`)),
  },
  {
    kind: 'keywords next to a reference',
    is: (schema) =>
      has(schema, '$ref') &&
      Object.keys(schema).some(
        (key) => !/^(\$ref|description|title|example|deprecated|readOnly|writeOnly|default|x-.*)$/.test(key),
      ),
  },
  {
    kind: 'null next to what a schema is made of',
    is: (schema) =>
      (schema.nullable === true || [schema.type].flat().includes('null')) &&
      has(schema, 'allOf', 'anyOf', 'oneOf'),
  },
  {
    kind: 'values next to what a schema is made of',
    is: (schema) => has(schema, 'enum', 'const') && has(schema, 'allOf', 'anyOf', 'oneOf', '$ref'),
  },
  { kind: 'tuples', is: (schema) => has(schema, 'prefixItems') },
  { kind: 'lists with only their keywords', is: (schema) => has(schema, 'items') && !has(schema, 'type') },
  { kind: 'impossible schemas', is: (schema) => has(schema, 'not') },
  { kind: 'unevaluated fields', is: (schema) => has(schema, 'unevaluatedProperties') },
  { kind: 'definitions inside', is: (schema) => has(schema, '$defs', 'definitions') },
]

/** Whether a schema, or one inside it, is of a kind. */
function holds(node: Json, is: (schema: JsonObject) => boolean): boolean {
  if (Array.isArray(node)) return node.some((each) => holds(each, is))
  return isObject(node) && (is(node) || Object.values(node).some((each) => holds(each, is)))
}
