import { isObject, type Json, type JsonObject } from '../document/document.ts'
import { fileContent } from '../document/file-content.ts'
import { generatedNames } from '../document/generated-names.ts'
import { typeName } from '../document/names.ts'
import type { Group, OperationModel } from '../model.ts'
import { readDatesAs, withDatesAs } from '../read/dates.ts'
import { readInt64As, withInt64As } from '../read/int64.ts'
import { mediaName } from '../read/media-types.ts'
import { createViews, type Enums, openString, type Views } from './views.ts'

/** Names of one operation's types and schemas in types.gen.ts and schemas.gen.ts. */
export interface OperationNames {
  readonly params: string | undefined
  readonly body: string | undefined
  /** Successful responses by status; `undefined`, `string`, `Uint8Array` or `unknown` if there is no schema. */
  readonly successes: Readonly<Record<string, string>>
  readonly errors: Readonly<Record<string, string>>
  /** Items of each stream, by media type. */
  readonly items: Readonly<Record<string, string>>
  /** Type of `data` by media type, if a call can choose how the response is parsed. */
  readonly forms?: Readonly<Record<string, string>>
}

/** Every schema of a group under a unique name, and the names that each operation uses. */
export interface NamedSchemas {
  readonly schemas: Readonly<Record<string, Json>>
  readonly operations: Readonly<Record<string, OperationNames>>
}

/**
 * Names every schema of a group: the components for each side, then the operations' parameters, bodies and responses.
 * Types and zod schemas use the same names; only enums in responses differ.
 */
export function schemasOfGroup(group: Group, reserved: ReadonlySet<string>, enums: Enums): NamedSchemas {
  const generated = Object.values(generatedNames(group.name))
  const interfaces = group.operations.flatMap(({ definition }) =>
    ['Operation', 'Shape'].map((suffix) => typeName(definition.id) + suffix),
  )
  // The operation's constant is declared next to the schemas.
  const ids = group.operations.map(({ definition }) => definition.id)
  const taken = new Set([
    ...reserved,
    ...interfaces,
    ...ids,
    ...generated,
    ...ownNames,
    openString,
    fileContent,
  ])
  const views = createViews(group, taken, enums)
  const schemas: Record<string, Json> = { ...views.schemas, ...(views.hasFiles && { [fileContent]: {} }) }
  const operations: Record<string, OperationNames> = {}
  for (const operation of group.operations)
    operations[operation.definition.id] = nameSchemas(operation, views, schemas, taken)
  const as = readInt64As(group.document)
  const dates = readDatesAs(group.document)
  const seen = Object.entries(schemas).map(([name, schema]) => [
    name,
    withDatesAs(withInt64As(schema, as), dates),
  ])
  return { schemas: Object.fromEntries(seen), operations }
}

/** Names that the generated files use themselves. */
const ownNames = ['WithRequired', 'Exclude', 'NonNullable', 'Record', 'Promise', 'Input']

/** Type of `data` for a declared redirect. */
export const redirectType = '{ location: string }'

/** Names the parameters, body and responses of an operation. References to components keep the component's name. */
function nameSchemas(
  { definition, parameters, body, responses }: OperationModel,
  views: Views,
  schemas: Record<string, Json>,
  taken: ReadonlySet<string>,
): OperationNames {
  const prefix = typeName(definition.id)
  const name = (suffix: string, schema: Json): string => {
    const component =
      isObject(schema) && Object.keys(schema).length === 1
        ? /^#\/components\/schemas\/([^/]+)$/.exec(`${schema.$ref}`)?.[1]
        : undefined
    if (component !== undefined) return component
    let wanted = prefix + suffix
    while (Object.hasOwn(schemas, wanted) || taken.has(wanted)) wanted += '_'
    schemas[wanted] = schema
    return wanted
  }
  const nameResponse = (suffix: string, { schema, kind }: OperationModel['responses'][number]): string => {
    if (kind === 'empty') return 'undefined'
    if (kind === 'text') return 'string'
    if (kind === 'binary') return 'Uint8Array'
    if (kind === 'redirect') return redirectType
    return schema === undefined || (isObject(schema) && !Object.keys(schema).length)
      ? 'unknown'
      : name(suffix, views.view(schema, 'response'))
  }
  const streams = responses.filter(({ kind }) => kind === 'stream')
  const items = streams.map((response, index) => [
    mediaName(`${response.media}`),
    nameResponse(`Item${index ? index + 1 : ''}`, response),
  ])
  const isConditional = parameters.some(({ name: each }) => /^if-(none-match|modified-since)$/i.test(each))
  // A 304 only comes in response to a conditional request, by parameter or by a custom header.
  const successful = responses.filter(
    ({ success, kind, status }) => success && kind !== 'stream' && (status !== '304' || isConditional),
  )
  const successes = successful.map((response, index) => [
    response.status,
    nameResponse(index ? `Data${response.status}` : 'Data', response),
  ])
  const errors = responses
    .filter(({ success }) => !success)
    .map((response) => [response.status, nameResponse(`Error${response.status}`, response)])
  return {
    params: parameters.length ? name('Params', paramsSchema(parameters, views)) : undefined,
    body: body && name('Body', views.view(body.schema, 'request')),
    successes: Object.fromEntries(successes),
    items: Object.fromEntries(items),
    ...formsOf(responses, Object.fromEntries(successes), Object.fromEntries(items)),
    errors: Object.fromEntries(errors),
  }
}

/** Type of `data` by media type. Empty if all responses are JSON, for which there is no choice. */
function formsOf(
  responses: OperationModel['responses'],
  dataTypes: OperationNames['successes'],
  items: OperationNames['items'],
): Pick<OperationNames, 'forms'> {
  const successes = responses.filter(({ success }) => success)
  if (!successes.some(({ kind }) => /^(stream|text|binary|any)$/.test(kind))) return {}
  const forms: Record<string, Set<string>> = {}
  for (const { media, kind, status } of successes) {
    if (media === undefined) continue
    const type = kind === 'stream' ? `ItemStream<${items[mediaName(media)]}>` : dataTypes[status]
    forms[media] = (forms[media] ?? new Set()).add(`${type}`)
  }
  const others = ['undefined', redirectType].filter((type) => Object.values(dataTypes).includes(type))
  return {
    forms: Object.fromEntries(
      Object.entries(forms).map(([media, types]) => [media, [...new Set([...types, ...others])].join(' | ')]),
    ),
  }
}

function paramsSchema(parameters: OperationModel['parameters'], views: Views): JsonObject {
  return {
    type: 'object',
    required: parameters.filter(({ required }) => required).map(({ name }) => name),
    properties: Object.fromEntries(
      parameters.map(({ name, schema, description }) => {
        const seen = views.view(schema, 'request') as JsonObject
        return [name, description ? { ...seen, description } : seen]
      }),
    ),
  }
}
