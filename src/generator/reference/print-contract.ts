import { defaultRetry, defaults, defaultTimeoutMs } from '../../runtime/config/defaults.ts'
import { exampleArguments, exampleCall } from '../print/example-call.ts'
import { runtimeFacts } from '../runtime-facts.gen.ts'
import type { Field } from '../runtime-facts.ts'
import { block, code, paragraphs, table } from './markdown.ts'
import type { Page } from './page.ts'

/** Prints the sections that are the same for every group. Their tables come from the runtime's source. */
export function printContract(page: Page): string {
  const { module, schemas, mocks, retries } = page.target
  return paragraphs(
    '## Calls',
    `${code('operation(params, body, options)')}: ${code('params')} has the path, query and header parameters by name. It is ${code('null')} if the operation has none but takes a body. Anything optional can be omitted. A call resolves to:`,
    fieldsTable(runtimeFacts.result),
    'Everything else throws an error.',
    '## Options',
    `Options of ${code('createClient')}, ${code('connect')}, ${code('configure(client, options)')} and of a single call, whose values take precedence:`,
    optionsTable(runtimeFacts.sharedOptions),
    'Only for clients:',
    optionsTable(runtimeFacts.clientOptions),
    'Only for calls:',
    optionsTable(runtimeFacts.callOptions),
    `Fields of ${code('retry')}, if it is a policy:`,
    optionsTable(runtimeFacts.retryPolicy),
    `What is retried, and when: ${retries}. Types used above:`,
    block('ts', paragraphs(...runtimeFacts.declarations)),
    'After a 401, the client calls the token function again with `refresh: true`. If it returns a different token, the call is repeated once.',
    '## Errors',
    `Every class is a ${code('SdkError')} with a literal ${code('code')}; ${code('isSdkError')} and ${code('isApiError')} recognize them even if the package is loaded twice. A call aborted by its ${code('signal')} rejects with ${code('signal.reason')}.`,
    table(
      ['class', 'code', 'when', 'adds'],
      runtimeFacts.errors.map(({ name, code: literal, description, fields }) => [
        code(name),
        code(literal),
        description,
        listOf(fields),
      ]),
    ),
    'All errors have:',
    fieldsTable(runtimeFacts.errorContext),
    block('ts', errorExample(page)),
    '## Events',
    `${code('onEvent')} is called with these. They contain no bodies, header values or secrets:`,
    table(
      ['type', 'when', 'adds'],
      runtimeFacts.events.map(({ type, description, fields }) => [code(type), description, listOf(fields)]),
    ),
    `All events have ${runtimeFacts.eventBase.map((field) => code(field.name)).join(', ')}.`,
    schemas && checkedData(page, schemas),
    mocks && mockSection(module, mocks),
  )
}

const checkedData = ({ group, target: { module } }: Page, schemas: string) =>
  paragraphs(
    '## Checked data',
    `Data is checked only if you pass schemas (they need ${code('zod')} 4). It is never changed:`,
    block(
      'ts',
      `import { createClient } from '${module}'
import { schemas } from '${schemas}'

const checked = createClient({ ${group.api.auth || group.api.schemes ? 'token, ' : ''}schemas, validate: { request: 'strict', response: 'warn' } })`,
    ),
  )

const mockSection = (module: string, mocks: string) =>
  paragraphs(
    '## Mocks',
    `A stateful mock of the vendor, for tests. Pass ${code('mock.fetch')} to a client, or ${code('mock.handlers')} to MSW. ${code('mock.seed')} adds rows, ${code('mock.state')} has the live rows, ${code('mock.calls')} lists the requests, ${code('mock.fail')} makes calls fail, and ${code('mock.reset')} starts over.`,
    block(
      'ts',
      `import { createClient } from '${module}'
import { createMock } from '${mocks}'

const mock = createMock()
const mocked = createClient({ fetch: mock.fetch, token: 'any' })
mock.fail('*', 503, { times: 1 })`,
    ),
  )

function errorExample({ group, target: { module } }: Page): string {
  const refusing = group.operations.find(({ responses }) =>
    responses.some(({ status }) => /^4\d\d$/.test(status)),
  )
  const operation = refusing ?? group.operations[0]
  const [example] = operation ? exampleArguments(group, operation) : []
  const status = refusing?.responses.find((each) => /^4\d\d$/.test(each.status))?.status ?? '404'
  const call = operation && example ? exampleCall(operation, example).replace('const { data } = ', '') : ''
  return `import { isApiError, isSdkError } from '${module}'

try {
  ${call.replaceAll('\n', '\n  ')}
} catch (error) {
  if (isApiError(error, ${status})) console.log(error.body, error.issues)
  else if (isSdkError(error)) console.log(error.code, error.message)
  else throw error
}`
}

const listOf = (fields: readonly Field[]) =>
  fields
    .map(({ name, type, description }) => [code(`${name}: ${type}`), description].filter(Boolean).join(': '))
    .join('<br>')

const fieldsTable = (fields: readonly Field[]) =>
  table(
    ['field', 'type', 'description'],
    fields.map(({ name, type, description }) => [code(name), code(type), description]),
  )

const optionsTable = (fields: readonly Field[]) =>
  table(
    ['option', 'type', 'default', 'description'],
    fields.map((field) => [code(field.name), code(field.type), defaultOf(field), field.description]),
  )

/** The defaults in the code, to check the comments against. */
const values: Readonly<Record<string, unknown>> = {
  ...defaultRetry,
  ...defaults,
  timeoutMs: defaultTimeoutMs,
}

function defaultOf({ name, default: defaultText = 'none' }: Field): string {
  const value = values[name]
  const text = typeof value === 'object' ? JSON.stringify(value) : `${value}`
  if (value !== undefined && typeof value !== 'function' && !defaultText.includes(text)) {
    throw new Error(
      `option ${name}: the comment says the default is ${defaultText}, but in the code it is ${text}`,
    )
  }
  return defaultText
}
