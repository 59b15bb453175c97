import type { JsonType } from '../../runtime/definition.ts'
import type { Json, JsonObject } from '../document/document.ts'
import { fileRef } from '../document/file-content.ts'
import type { Example, Group, OperationModel, ParameterModel } from '../model.ts'
import { sampleOf } from '../views/sample.ts'
import { literal, literalOf } from './literal.ts'

/** The arguments of an example call. */
export interface ExampleArguments {
  /** What the example shows; empty if the spec doesn't say. */
  readonly summary: string
  /** `null` if there is nothing to pass. */
  readonly params: JsonObject | null
  /** `undefined` if the operation takes no body. */
  readonly body: Json | undefined
}

/** The arguments of an operation, once per body example in the spec; generated if the spec has none. */
export function exampleArguments(group: Group, operation: OperationModel): ExampleArguments[] {
  const params = exampleParams(group, operation)
  const { body } = operation
  if (!body) return [{ summary: '', params, body: undefined }]
  const made = () => ({ summary: '', value: sampleOf(group, body.schema, 'request') ?? {} })
  // Examples in a spec can't be files.
  const hasFiles =
    /^(multipartBody|typedParts)$/.test(body.encoder) ||
    JSON.stringify(body.schema) === JSON.stringify(fileRef)
  const examples: readonly Example[] = body.examples.length && !hasFiles ? body.examples : [made()]
  return examples.map(({ summary, value }) => ({ summary, params, body: value }))
}

/**
 * An operation's call as TypeScript, with the arguments of an example: a statement that runs if `client` is a client
 * of the group.
 */
export function exampleCall({ definition, responses }: OperationModel, args: ExampleArguments): string {
  const empty = responses.filter(({ success }) => success).every(({ kind }) => kind === 'empty')
  return `${empty ? '' : 'const { data } = '}await client.${definition.id}(${listOf(args)})`
}

/** The call of an operation that is imported by itself; `connection` is an expression. */
export function exampleSingleCall(
  { definition }: OperationModel,
  connection: string,
  args: ExampleArguments,
): string {
  return `const { data } = await ${definition.id}(${[connection, listOf(args)].filter(Boolean).join(', ')})`
}

/** A loop over every item of a paginated operation. */
export function examplePages({ definition }: OperationModel, args: ExampleArguments): string {
  return `for await (const item of paginate(client.${definition.id}, ${literalOf(args.params ?? {})})) {
  console.log(item)
}`
}

/** The arguments, without the parentheses. */
function listOf({ params, body }: ExampleArguments): string {
  if (body === undefined) return params ? literalOf(params, 0, 70) : ''
  const [first, line] = [literal(params), literal(body)]
  if (first.length + line.length <= 60) return `${first}, ${line}`
  if (first.length <= 40) return `${first}, ${literalOf(body, 0, 0)}`
  return `\n  ${literalOf(params, 1)},\n  ${literalOf(body, 1)},\n`
}

/** The parameters that are required or have an example, except the one that says where a page starts. */
function exampleParams(group: Group, { parameters, definition }: OperationModel): JsonObject | null {
  const { pagination } = definition
  const start =
    pagination?.style === 'offset' ? pagination.offset : pagination?.style === 'cursor' && pagination.cursor
  const ordered = requiredFirst(parameters)
    .filter(({ required, examples, name }) => required || (examples.length && name !== start))
    .map((parameter) => [parameter.name, exampleValue(group, parameter)] as const)
  return ordered.length ? Object.fromEntries(ordered) : null
}

/** The parameters, required ones first. */
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
