import { generatedNames } from '../document/generated-names.ts'
import { typeName } from '../document/names.ts'
import type { Group, OperationModel } from '../model.ts'
import { keyLine } from './key-line.ts'
import { literal, property, quote } from './literal.ts'
import { encodersOf, optionTables, printEncoders, printOptions } from './print-encoders.ts'
import { printPaths } from './print-paths.ts'
import { requirementLine } from './print-token.ts'
import type { Signature } from './signature.ts'

/** An operation, with the texts that are printed in several places. */
export interface Printed {
  readonly operation: OperationModel
  readonly signature: Signature
  /** The type that holds its params, body, data and errors. */
  readonly shape: string
}

/** The name of an operation's interface. */
export const interfaceOf = ({ definition }: OperationModel): string => `${typeName(definition.id)}Operation`

/** The name of the type that holds an operation's params, body, data and errors, if files are split. */
export const shapeName = (id: string): string => `${typeName(id)}Shape`

/** The interface and the constant of an operation. */
export function printOperation(group: Group, { operation, signature, shape }: Printed): string {
  const { name, api } = group
  const { definition } = operation
  const { params, body, result, item, generics, options } = signature
  const type = interfaceOf(operation)
  const base = `Operation<${shape}>${item ? `, Paged<${item}>` : ''}`
  const fields = Object.entries(definition)
  return `
export interface ${type} extends ${base} {
  ${generics}(connection: Connection<${quote(name)}>, ${params}, ${body}, options?: ${withToken(options, group)}): ${result}
}

${comment(docsOf(operation), '')}export const ${definition.id}: ${type} = /*#__PURE__*/ operation({
  api: ${generatedNames(name).api},
${fields.map(([key, value]) => `  ${property(key)}: ${literal(value)},\n`).join('')}${printOptions(operation)}}${printEncoders(operation, api)})
`
}

/** What operations import from the runtime. */
export function runtimeNames({ api }: Group, printed: readonly Printed[]): string[] {
  const uses = (name: string) =>
    printed.some(({ signature }) => new RegExp(`\\b${name}\\b`).test(signature.uses))
  const encoders = printed.flatMap(({ operation }) => {
    const tables = optionTables(operation)
    return [...encodersOf(operation, api), ...tables, ...(tables.length > 1 ? ['bothOptions'] : [])]
  })
  return [
    ...(uses('CallOptions') ? ['type CallOptions'] : []),
    ...['type Connection', 'type Operation', 'operation', 'type Result'],
    ...new Set(encoders),
    ...(printed.some(({ operation }) => operation.definition.pagination) ? ['type Paged'] : []),
    ...optionTypes.filter(uses).map((name) => `type ${name}`),
  ]
}

const optionTypes = ['ResponseAs', 'ResponseForm', 'ResponseOptions', 'BodyOptions', 'EventOptions']

type GroupApi = Pick<Group, 'name' | 'api'>

/** A method of a client's interface, with its comment. */
export const printMethod = (printed: Printed, group: GroupApi): string =>
  `${comment(docsOf(printed.operation), '  ')}  ${methodOf(printed, group)}`

/** A method, so that editors show its comment; if paginated, a property, which can have the type of its items. */
function methodOf({ operation: { definition }, signature }: Printed, group: GroupApi): string {
  const { params, body, result, item, generics, options } = signature
  const list = `${params}, ${body}, options?: ${withToken(options, group)}`
  return item
    ? `${definition.id}: ((${list}) => ${result}) & Paged<${item}>`
    : `${definition.id}${generics}(${list}): ${result}`
}

/** The options, with the API's own token type if it has one. */
function withToken(options: string, { name, api: { schemes } }: GroupApi): string {
  if (!schemes) return options
  const { token } = generatedNames(name)
  return options.replace(/^CallOptions/, `$&<${token}>`).replace('<Media, As>', `<Media, As, ${token}>`)
}

function docsOf({ summary, description, definition, scopes, deprecated, see }: OperationModel): string[] {
  return [
    ...(summary ? [summary.replace(/[^.]$/, '$&.'), ''] : []),
    ...(description ? [...description.split('\n'), ''] : []),
    `${printPaths(definition)}${scopes.length && !definition.requirements ? `, scopes: ${scopes.join(', ')}` : ''}`,
    ...(definition.requirements ? ['', requirementLine(definition.requirements)] : []),
    ...(definition.security === 'none'
      ? ['', 'Needs no token.']
      : definition.security
        ? ['', 'Works without a token.']
        : []),
    ...(definition.timeoutMs ? ['', `\`timeoutMs\` defaults to ${definition.timeoutMs}.`] : []),
    ...(definition.idempotencyKey ? ['', keyLine(definition.idempotencyKey)] : []),
    ...(see ? ['', `@see ${see}`] : []),
    ...(deprecated ? ['', '@deprecated'] : []),
  ]
}

const comment = (docs: readonly string[], indent: string) =>
  [
    `${indent}/**`,
    ...docs.map((line) => `${indent} * ${line.replaceAll('*/', '*\\/')}`.trimEnd()),
    `${indent} */\n`,
  ].join('\n')
