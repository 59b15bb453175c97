import { ApiError } from '../../runtime/errors/errors.ts'
import { isRetryable } from '../../runtime/sending/retry.ts'
import { isObject, type Json } from '../document/document.ts'
import type { Example, OperationModel, ResponseModel } from '../model.ts'
import { exampleArguments, exampleCall, examplePages, requiredFirst } from '../print/example-call.ts'
import type { OperationTypes } from '../print/generate-types.ts'
import { keyLine } from '../print/key-line.ts'
import { printPaths } from '../print/print-paths.ts'
import { unknown } from '../print/types/type-text.ts'
import { isUnknownMethod } from '../read/methods.ts'
import { sampleOf } from '../views/sample.ts'
import { constraintsOf } from './constraints.ts'
import { lineOf } from './declaration-text.ts'
import { block, code, oneLine, paragraphs, prose, table } from './markdown.ts'
import { type Page, vendorPage } from './page.ts'

/** The section of one operation: what it does, takes, returns and throws. */
export function printOperationReference(operation: OperationModel, page: Page): string {
  const { definition, summary, description, deprecated, see } = operation
  const types = page.types.operations[definition.id] as OperationTypes
  return paragraphs(
    `### ${code(definition.id)}`,
    deprecated && '**Deprecated.**',
    oneLine(summary),
    prose(description),
    printPaths(definition),
    parametersTable(operation, types, page),
    bodySection(operation, types, page),
    ...callBlocks(operation, page),
    ...operation.responses
      .filter(({ success }) => success)
      .map((response) => responseSection(response, types, page)),
    errorsTable(operation, types, page),
    facts(operation),
    see !== undefined && see !== vendorPage(page) && `Vendor's reference: ${see}`,
  )
}

function parametersTable(
  { parameters }: OperationModel,
  types: OperationTypes,
  page: Page,
): string | undefined {
  if (!parameters.length) return undefined
  const fields = page.declarations.get(types.params ?? '')?.fields ?? []
  const typeIn = (name: string) => lineOf(fields.find((each) => each.name === name)?.type ?? unknown)
  return table(
    ['parameter', 'in', 'type', 'required', 'constraints', 'description'],
    requiredFirst(parameters).map(({ name, parameter, required, schema, description }) => [
      code(name),
      parameter.in,
      page.linked(typeIn(name)),
      required ? 'yes' : 'no',
      constraintsOf(page.group.document, schema),
      description,
    ]),
  )
}

function bodySection({ body }: OperationModel, types: OperationTypes, page: Page): string | undefined {
  if (!body || !types.body) return undefined
  const { fields = [] } = page.declarations.get(types.body) ?? {}
  const media = Object.keys(body.definition.content ?? {})
  const schema = page.types.schemas[types.body]
  const properties = isObject(schema) && isObject(schema.properties) ? schema.properties : {}
  return paragraphs(
    `**Body:** ${page.linked(types.body)}, ${body.required ? 'required' : 'optional'}. ${oneLine(body.description)}`.trim(),
    media.length > 0 &&
      `Sent as the media type in \`contentType\`, or else as the first of these that fits: ${media.map(code).join(', ')}.`,
    fields.length > 0 &&
      table(
        ['field', 'type', 'required', 'constraints', 'description'],
        fields.map(({ name, type, isOptional }) => [
          code(name),
          page.linked(lineOf(type)),
          isOptional ? 'no' : 'yes',
          constraintsOf(page.group.document, properties[name]),
          descriptionOf(properties[name]),
        ]),
      ),
  )
}

const descriptionOf = (schema: Json | undefined) => (isObject(schema) ? `${schema.description ?? ''}` : '')

/** One call per body example in the spec, and the loop over all items. */
function callBlocks(operation: OperationModel, page: Page): string[] {
  const args = exampleArguments(page.group, operation)
  const calls = args.map((each) =>
    paragraphs(
      each.summary && args.length > 1 && `${each.summary}:`,
      block('ts', exampleCall(operation, each)),
    ),
  )
  const [first] = args
  if (!operation.definition.pagination || !first) return calls
  const loop = `import { paginate } from '${page.target.module}'\n\n${examplePages(operation, first)}`
  return [...calls, 'All items of all pages:', block('ts', loop)]
}

function responseSection(response: ResponseModel, types: OperationTypes, page: Page): string {
  const { status, kind, schema, examples, description } = response
  const made = schema === undefined ? undefined : sampleOf(page.group, schema, 'response')
  const [example] = examples.length || made === undefined ? examples : [{ summary: '', value: made }]
  const type =
    kind === 'empty'
      ? 'no body'
      : kind === 'redirect'
        ? code('{ location: string }')
        : page.linked(types.successes[status] ?? 'unknown')
  return paragraphs(
    `**Response ${status}:** ${type}. ${oneLine(description)}`.trim(),
    kind === 'json' && example && block('json', JSON.stringify(example.value, null, 2)),
  )
}

function errorsTable({ responses }: OperationModel, types: OperationTypes, page: Page): string | undefined {
  const errors = responses.filter(({ success }) => !success)
  if (!errors.length) return undefined
  return paragraphs(
    '**Errors**, each an `ApiError` with this `status` and `body`:',
    table(
      ['status', 'body', 'when', 'example'],
      errors.map(({ status, description, examples }) => [
        status,
        page.linked(types.errors[status] ?? 'unknown'),
        description,
        exampleCell(examples),
      ]),
    ),
  )
}

const exampleCell = ([example]: readonly Example[]) => (example ? code(JSON.stringify(example.value)) : '')

/** Retries, time limit, scopes and secrets of the operation, in one line. */
function facts({ definition, scopes }: OperationModel): string {
  const { method, security, timeoutMs, secrets = [], secretResponse, idempotencyKey } = definition
  const once = isUnknownMethod(method)
  const again = isRetryable(new ApiError('', { status: 500 }), method)
  return [
    security === 'none' ? 'Needs no token.' : security === 'optional' ? 'Works without a token.' : '',
    scopes.length ? `Scopes: ${[...new Set(scopes)].map(code).join(', ')}.` : '',
    once
      ? "Never retried: its method isn't known to be safe to repeat."
      : idempotencyKey
        ? keyLine(idempotencyKey)
        : again
          ? 'Retried after every transient failure.'
          : "Retried only if the server can't have processed it.",
    timeoutMs === undefined ? '' : `${code('timeoutMs')} defaults to ${timeoutMs}.`,
    secrets.length ? `Masked wherever it could be printed: ${secrets.map(code).join(', ')}.` : '',
    secretResponse ? "The response contains a secret: don't log or cache it." : '',
  ]
    .filter(Boolean)
    .join(' ')
}
