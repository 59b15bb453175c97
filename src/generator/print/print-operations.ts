import type { Parameter } from '../../runtime/definition.ts'
import { typeName } from '../document/names.ts'
import type { Group, OperationModel } from '../model.ts'
import { isSentOnce } from '../read/methods.ts'
import { readerOf } from '../read/read-stream.ts'
import type { Target } from '../target.ts'
import type { GroupTypes, OperationTypes } from './generate-types.ts'
import { header } from './header.ts'
import { literal, property, quote } from './literal.ts'
import { printPaths } from './print-paths.ts'
import { printToken, requirementLine } from './print-token.ts'
import { withReady } from './ready-bodies.ts'

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

interface Signature {
  readonly params: string
  readonly body: string
  readonly result: string
  /** Type parameters, where the options tell what `data` is. */
  readonly generics: string
  readonly options: string
  readonly uses: string
  readonly names: readonly string[]
  readonly item: string | undefined
}

function signatureOf(
  { parameters, body, definition }: OperationModel,
  { params, body: bodyType, data, answers, items, forms }: OperationTypes,
): Signature {
  const bodyRequired = body?.required === true
  const given = bodyType && withReady(bodyType, body)
  const paramsRequired = parameters.some(({ required }) => required)
  const type = params ? (paramsRequired ? params : `${params} | null`) : 'null'
  return {
    params: paramsRequired
      ? `params: ${type}`
      : bodyRequired
        ? `params: ${type} | undefined`
        : `params?: ${type}`,
    body: given ? (bodyRequired ? `body: ${given}` : `body?: ${given}`) : 'body?: null',
    ...withBodyOptions(forms ? chosen(definition) : { ...plain, result: `Promise<Result<${data}>>` }, body),
    names: [params, bodyType, ...(forms ? [] : [...Object.values(answers), ...Object.values(items)])].filter(
      (name): name is string => !!name && !/^(undefined|string|unknown|Uint8Array|\{.*)$/.test(name),
    ),
    item: definition.pagination && itemType(data, definition.pagination.items),
  }
}

const plain = { generics: '', options: 'CallOptions', uses: 'CallOptions' }

/** The signature of an operation whose options tell what `data` is. */
function chosen({ id, streams = {} }: OperationModel['definition']) {
  const forms = `Operations[${quote(id)}]['forms']`
  const generics = `<Media extends keyof ${forms} = keyof ${forms}, As extends AnswerAs = undefined>`
  const options = `${'text/event-stream' in streams ? 'EventOptions' : 'AnswerOptions'}<Media, As>`
  const result = `Promise<Result<AnswerForm<${forms}, Media, As>>>`
  return { generics, options, result, uses: generics + options + result }
}

/** A signature whose options tell what the body is sent as, where there are several media types. */
function withBodyOptions<Own extends Pick<Signature, 'options' | 'uses'>>(
  own: Own,
  body: OperationModel['body'],
): Own {
  if (!body?.encoders) return own
  const types = Object.keys(body.definition.content ?? {}).map(quote)
  return {
    ...own,
    options: `${own.options} & BodyOptions<${types.join(' | ')}>`,
    uses: `${own.uses} BodyOptions`,
  }
}

const itemType = (page: string, items: string | undefined) =>
  items === undefined ? `${page}[number]` : `NonNullable<${page}[${quote(items)}]>[number]`

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
${fields.map(([key, value]) => `  ${property(key)}: ${literal(value)},\n`).join('')}${optionsOf(operation)}}${printEncoders(operation, api)})
`
}

/** The table of options, where an operation takes more than all do. */
function optionsOf(operation: OperationModel): string {
  const [table, other] = optionTables(operation)
  if (table === undefined) return ''
  return `  options: ${other === undefined ? table : `${pure}bothOptions(${table}, ${other})`},\n`
}

function optionTables({ definition, responses, body }: OperationModel): string[] {
  const events = 'text/event-stream' in (definition.streams ?? {})
  return [
    ...(hasForms(responses) ? [events ? 'eventOptions' : 'answerOptions'] : []),
    ...(body?.encoders ? ['bodyOptions'] : []),
  ]
}

const hasForms = (responses: OperationModel['responses']) => hasKind(responses, /^(stream|text|binary|any)$/)

const hasKind = (responses: OperationModel['responses'], kinds: RegExp) =>
  responses.some(({ success, kind }) => success && kinds.test(kind))

/** The encoders of an operation; those of a request are given to one that changes values before they are written. */
function printEncoders(operation: OperationModel, api: Group['api']): string {
  const all = encodersOf(operation, api)
  const inner: readonly string[] = operation.body?.encoders ?? []
  const names = all.filter((name) => !inner.includes(name))
  const readers = names.filter((name) => readerNames.test(name))
  const answers = names.filter((name) => name.endsWith('Answer'))
  const around = names.filter((name) => /^(int64|date|temporal)Request$/.test(name))
  const own = names
    .filter((name) => ![...readers, ...answers, ...around].includes(name))
    .map((name) => (name === 'anyBody' ? `${pure}anyBody(${inner.join(', ')})` : name))
    .join(', ')
  const request = around.reduce((inner, name) => `${pure}${name}(${inner})`, own)
  return [
    request,
    ...answers.map((name) => (name === 'streamedAnswer' ? `${pure}${name}(${readers.join(', ')})` : name)),
  ]
    .filter(Boolean)
    .map((each) => `, ${each}`)
    .join('')
}

/** What an operation's requests need beside a method and a path. */
function encodersOf(
  { definition, body, responses }: OperationModel,
  { servers, templates }: Group['api'],
): string[] {
  const all = Object.values(definition.params ?? {})
  const usual = all.filter(({ as }) => !as)
  const query = usual.filter((parameter) => parameter.in === 'query')
  const scalar = query.every(({ type }) => isScalar(type))
  const given = !Object.keys(servers).length && definition.server === undefined
  return [
    ...(definition.server === undefined ? [] : ['ownServer']),
    ...(given ? [templates ? 'givenVariables' : 'givenServer'] : []),
    ...(query.length < usual.length ? ['parameters'] : []),
    ...(query.length ? [scalar ? 'scalarQuery' : 'queryParameters'] : []),
    // It writes into what the others have made.
    ...(all.some(({ as }) => as && !as.whole) ? ['otherParameters'] : []),
    ...(all.some(({ as }) => as?.whole) ? ['wholeQuery'] : []),
    ...(isSentOnce(definition.method) ? ['sentOnce'] : []),
    ...(definition.path.includes('?') ? ['pathQuery'] : []),
    ...(definition.accept === undefined ? [] : ['accept']),
    ...(body ? [body.encoder, ...(body.encoders ?? [])] : []),
    ...(body?.encoder === 'jsonBody' && body.definition.media !== undefined ? ['mediaType'] : []),
    ...(body && /^(GET|HEAD)$/.test(definition.method) ? ['givenFetch'] : []),
    ...(definition.requirements ? ['credentials'] : []),
    ...(definition.int64?.params || definition.int64?.body ? ['int64Request'] : []),
    ...(definition.int64?.responses ? ['int64Answer'] : []),
    ...datesOf(definition),
    // From the inside out.
    ...(hasKind(responses, /^(text|binary|any)$/) ? ['ownAnswer'] : []),
    ...(hasKind(responses, /^redirect$/) ? ['redirectAnswer'] : []),
    ...(hasForms(responses)
      ? ['streamedAnswer', ...new Set(Object.keys(definition.streams ?? {}).map(readerOf))]
      : []),
  ]
}

/** Says that a call can be dropped with the operation that it is an argument of; the outer mark does not. */
const pure = '/*#__PURE__*/ '

/** What `streamedAnswer` is given. */
const readerNames = /^(eventStream|jsonLines|jsonSequence|multipartStream)$/

/** What reads dates, after what reads numbers exactly, and what writes those that are no Dates. */
const datesOf = ({ dates }: OperationModel['definition']): string[] => [
  ...(dates?.params || dates?.body ? [dates.as === 'Temporal' ? 'temporalRequest' : 'dateRequest'] : []),
  ...(dates?.responses ? [dates.as === 'Date' ? 'dateAnswer' : 'temporalAnswer'] : []),
]

/** Whether values are known to be no lists or objects. */
const isScalar = (type: Parameter['type']) =>
  type !== undefined && [type].flat().every((each) => each !== 'array' && each !== 'object')

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
