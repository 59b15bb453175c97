import { typeName } from '../document/names.ts'
import type { Group, OperationModel } from '../model.ts'
import type { Target } from '../target.ts'
import type { GroupTypes, OperationTypes } from './generate-types.ts'
import { header } from './header.ts'
import { literal, property, quote } from './literal.ts'
import { encodersOf, optionTables, printEncoders, printOptions } from './print-encoders.ts'
import { printPaths } from './print-paths.ts'
import { printToken, requirementLine } from './print-token.ts'
import { type Signature, signatureOf } from './signature.ts'

/** The file of a group's operations: one constant each, the client that holds them all, and the table to bind them. */
export function printOperations(group: Group, types: GroupTypes, target: Target): string {
  const { ending, runtime } = target
  const { spec, name, title, description, api, operations } = group
  const client = `${typeName(name)}Client`
  const servers = serverTypes(api)
  const printed = operations.map((operation) => ({
    operation,
    signature: signatureOf(operation, types.operations[operation.definition.id] as OperationTypes),
    docs: docsOf(operation),
  }))
  const named = new Set(['Operations', ...printed.flatMap(({ signature }) => signature.names)])
  const uses = (name: string) =>
    printed.some(({ signature }) => new RegExp(`\\b${name}\\b`).test(signature.uses))
  const imports = [
    ...(uses('CallOptions') ? ['type CallOptions'] : []),
    'type Connection',
    'type Operation',
    'operation',
    'type Result',
    ...new Set(
      operations.flatMap((operation) => {
        const tables = optionTables(operation)
        return [...encodersOf(operation, api), ...tables, ...(tables.length > 1 ? ['bothOptions'] : [])]
      }),
    ),
  ]
  if (operations.some(({ definition }) => definition.pagination)) imports.push('type Paged')
  for (const name of ['AnswerAs', 'AnswerForm', 'AnswerOptions', 'BodyOptions', 'EventOptions'])
    if (uses(name)) imports.push(`type ${name}`)
  const token = printToken(group)
  imports.push(...token.imports)
  return `${header(spec, target)}
import { ${imports.join(', ')} } from '${runtime.code}'
import type { ${[...named].sort().join(', ')} } from './types.gen${ending}'
${versionLine(target)}
/** ${api.templates ? "Names of the API's servers, and the variables of those that have some." : "Names of the API's servers."} */
export type Server = ${servers.join(' | ') || 'never'}
${token.declaration}
export const api = ${literal({ ...api })} as const
${printed.map(({ operation, signature, docs }) => printOperation(group, operation, signature, docs)).join('')}
/**
 * ${`${title}. ${description}`.trim()}
 */
export interface ${client}${api.schemes ? ' extends Takes<Token>' : ''} {
${printed.map(({ operation, signature, docs }) => `${comment(docs, '  ')}  ${printMethod(operation, signature, api)}`).join('\n\n')}
}

/** Every operation of the API by name. */
export const operations = {
${operations.map(({ definition }) => `  ${definition.id},`).join('\n')}
}
`
}

/** A runtime that cannot serve the code has no export of this name, which is an error when it is built or loaded. */
const versionLine = ({ command, runtime: { code, version } }: Target) =>
  version
    ? `export { ${version} } from '${code}' // An error here? The package's version is another: run \`${command}\` again.\n`
    : ''

/** What `server` of a config takes: names, and variables. */
function serverTypes({ servers, templates = {} }: Group['api']): string[] {
  const forms = Object.values(templates).map(({ variables }) => {
    const fields = Object.entries(variables).map(([name, { enum: values, default: standard }]) => {
      const type = values?.map(quote).join(' | ') ?? 'string'
      return `${property(name)}${standard === undefined ? '' : '?'}: ${type}${standard === undefined ? '' : ' | undefined'}`
    })
    return `{ ${fields.join('; ')} }`
  })
  return [...Object.keys(servers).map(quote), ...new Set(forms)]
}

function printOperation(
  { name: group, api }: Group,
  operation: OperationModel,
  { params, body, result, item, generics, options }: Signature,
  docs: string[],
): string {
  const { definition } = operation
  const type = `${typeName(definition.id)}Operation`
  const base = `Operation<Operations[${quote(definition.id)}]>${item ? `, Paged<${item}>` : ''}`
  const fields = Object.entries(definition)
  return `
export interface ${type} extends ${base} {
  ${generics}(connection: Connection<${quote(group)}>, ${params}, ${body}, options?: ${withToken(options, api)}): ${result}
}

${comment(docs, '')}export const ${definition.id}: ${type} = /*#__PURE__*/ operation({
  api,
${fields.map(([key, value]) => `  ${property(key)}: ${literal(value)},\n`).join('')}${printOptions(operation)}}${printEncoders(operation, api)})
`
}

/** Options whose token is of the API's own type, where it has one. */
const withToken = (options: string, { schemes }: Group['api']) =>
  schemes
    ? options.replace(/^CallOptions/, '$&<Token>').replace('<Media, As>', '<Media, As, Token>')
    : options

/** A method, so that an editor shows its comment; a paged one is a property, which can carry the type of its items. */
function printMethod(
  { definition }: OperationModel,
  { params, body, result, item, generics, options }: Signature,
  api: Group['api'],
): string {
  const list = `${params}, ${body}, options?: ${withToken(options, api)}`
  return item
    ? `${definition.id}: ((${list}) => ${result}) & Paged<${item}>`
    : `${definition.id}${generics}(${list}): ${result}`
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
    ...(definition.timeoutMs ? ['', `\`timeoutMs\` is ${definition.timeoutMs} unless set.`] : []),
    ...(see ? ['', `@see ${see}`] : []),
    ...(deprecated ? ['', '@deprecated'] : []),
  ]
}

const comment = (docs: readonly string[], indent: string) =>
  lines(
    `${indent}/**`,
    ...docs.map((line) => `${indent} * ${line.replaceAll('*/', '*\\/')}`.trimEnd()),
    `${indent} */`,
    '',
  )

const lines = (...all: string[]) => all.join('\n')
