import type { JsonType } from '../../runtime/definition.ts'
import type { Json, JsonObject } from '../document/document.ts'
import { fileRef } from '../document/file-content.ts'
import type { Example, Group, OperationModel, ParameterModel } from '../model.ts'
import { sampleOf } from '../views/sample.ts'
import { literal, literalOf } from './literal.ts'

/** What an example gives to an operation. */
export interface ExampleArguments {
  /** What the example shows, where the spec says it. */
  readonly summary: string
  /** `null` where there is nothing to give. */
  readonly params: JsonObject | null
  /** `undefined` where the operation takes none. */
  readonly body: Json | undefined
}

/** The arguments of an operation, once for each body that the spec gives as an example; made up where it gives none. */
export function exampleArguments(group: Group, operation: OperationModel): ExampleArguments[] {
  const params = exampleParams(group, operation)
  const { body } = operation
  if (!body) return [{ summary: '', params, body: undefined }]
  const made = () => ({ summary: '', value: sampleOf(group, body.schema, 'request') ?? {} })
  // An example of the spec can be no file.
  const hasFiles =
    /^(multipartBody|typedParts)$/.test(body.encoder) ||
    JSON.stringify(body.schema) === JSON.stringify(fileRef)
  const examples: readonly Example[] = body.examples.length && !hasFiles ? body.examples : [made()]
  return examples.map(({ summary, value }) => ({ summary, params, body: value }))
}

/**
 * The call of an operation as TypeScript, with the arguments of an example: a statement that runs as it stands where
 * `client` is a client of the group.
 */
export function exampleCall({ definition, responses }: OperationModel, args: ExampleArguments): string {
  const empty = responses.filter(({ success }) => success).every(({ kind }) => kind === 'empty')
  return `${empty ? '' : 'const { data } = '}await client.${definition.id}(${listOf(args)})`
}

/** The call of an operation that is imported alone; its connection is an expression. */
export function exampleSingleCall(
  { definition }: OperationModel,
  connection: string,
  args: ExampleArguments,
): string {
  return `const { data } = await ${definition.id}(${[connection, listOf(args)].filter(Boolean).join(', ')})`
}

/** The loop over every item of an operation that pages. */
export function examplePages({ definition }: OperationModel, args: ExampleArguments): string {
  return `for await (const item of paginate(client.${definition.id}, ${literalOf(args.params ?? {})})) {
  console.log(item)
}`
}

/** The arguments as they stand between the parentheses. */
function listOf({ params, body }: ExampleArguments): string {
  if (body === undefined) return params ? literalOf(params, 0, 70) : ''
  const [first, line] = [literal(params), literal(body)]
  if (first.length + line.length <= 60) return `${first}, ${line}`
  if (first.length <= 40) return `${first}, ${literalOf(body, 0, 0)}`
  return `\n  ${literalOf(params, 1)},\n  ${literalOf(body, 1)},\n`
}

/**
 * Parameters that are required, and those that the spec has an example for. Where to begin in a list is left to the
 * server.
 */
function exampleParams(group: Group, { parameters, definition }: OperationModel): JsonObject | null {
  const { pagination } = definition
  const start =
    pagination?.style === 'offset' ? pagination.offset : pagination?.style === 'cursor' && pagination.cursor
  const ordered = requiredFirst(parameters)
    .filter(({ required, examples, name }) => required || (examples.length && name !== start))
    .map((parameter) => [parameter.name, exampleValue(group, parameter)] as const)
  return ordered.length ? Object.fromEntries(ordered) : null
}

/** Parameters in the order in which one would write them. */
export const requiredFirst = (parameters: readonly ParameterModel[]): ParameterModel[] =>
  parameters.toSorted((a, b) => Number(b.required) - Number(a.required))

function exampleValue(group: Group, { parameter, schema, examples }: ParameterModel): Json {
  const types = [parameter.type ?? []].flat()
  const fits = (value: Json | undefined): value is Json =>
    value !== undefined && value !== null && (!types.length || types.some((type) => isOf(type, value)))
  const declared = examples.map(({ value }) => value).find(fits)
  const made = declared ?? sampleOf(group, schema, 'request')
  return fits(made) ? made : types[0] === 'integer' || types[0] === 'number' ? 1 : 'example'
}

function isOf(type: JsonType, value: Json): boolean {
  if (Array.isArray(value)) return type === 'array'
  return type === 'integer' ? Number.isInteger(value) : typeof value === type
}
