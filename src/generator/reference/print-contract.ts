import { defaultRetry, defaults, defaultTimeoutMs } from '../../runtime/config/defaults.ts'
import { exampleArguments, exampleCall } from '../print/example-call.ts'
import { runtimeFacts } from '../runtime-facts.gen.ts'
import type { Field } from '../runtime-facts.ts'
import { block, code, paragraphs, table } from './markdown.ts'
import type { Page } from './page.ts'

/** What is the same for the operations of every group. All but the framing is read from the sources of the runtime. */
export function printContract(page: Page): string {
  const { module, schemas, mocks, retries } = page.target
  return paragraphs(
    '## Calls',
    `${code('operation(params, body, options)')}: ${code('params')} holds path, query and header parameters by name; it is ${code('null')} where the operation has none and a body follows. What is not required may be left out. A call resolves to:`,
    fieldsTable(runtimeFacts.result),
    'Everything else is thrown.',
    '## Options',
    `Options of ${code('createClient')}, ${code('connect')}, ${code('configure(client, options)')} and of a single call, whose own values win:`,
    optionsTable(runtimeFacts.sharedOptions),
    'Of a client alone:',
    optionsTable(runtimeFacts.clientOptions),
    'Of a call alone:',
    optionsTable(runtimeFacts.callOptions),
    `Fields of ${code('retry')}, where it is a policy:`,
    optionsTable(runtimeFacts.retryPolicy),
    `What is retried, and when: ${retries}. Types used above:`,
    block('ts', paragraphs(...runtimeFacts.declarations)),
    'A 401 asks the token function once more, with `refresh: true`; where it gives another token, the call is repeated once.',
    '## Errors',
    `Every class is a ${code('SdkError')} with a literal ${code('code')}; ${code('isSdkError')} and ${code('isApiError')} tell them apart, also where the package is loaded twice. A call that its ${code('signal')} ends rejects with ${code('signal.reason')}.`,
    table(
      ['class', 'code', 'when', 'adds'],
      runtimeFacts.errors.map(({ name, code: literal, description, fields }) => [
        code(name),
        code(literal),
        description,
        listOf(fields),
      ]),
    ),
    'All carry:',
    fieldsTable(runtimeFacts.errorContext),
    block('ts', errorExample(page)),
    '## Events',
    `What ${code('onEvent')} is called with; no body, no header value, no secret is in it:`,
    table(
      ['type', 'when', 'adds'],
      runtimeFacts.events.map(({ type, description, fields }) => [code(type), description, listOf(fields)]),
    ),
    `All carry ${runtimeFacts.eventBase.map((field) => code(field.name)).join(', ')}.`,
    schemas && checkedData(page, schemas),
    mocks && fakes(module, mocks),
  )
}

const checkedData = ({ group, target: { module } }: Page, schemas: string) =>
  paragraphs(
    '## Checked data',
    `Nothing is checked unless schemas are passed in (they need ${code('zod')} 4). Data is checked, never changed:`,
    block(
      'ts',
      `import { createClient } from '${module}'
import { schemas } from '${schemas}'

const checked = createClient({ ${group.api.auth || group.api.schemes ? 'token, ' : ''}schemas, validate: { request: 'strict', response: 'warn' } })`,
    ),
  )

const fakes = (module: string, mocks: string) =>
  paragraphs(
    '## Fakes',
    `A stateful fake of the vendor, for tests: ${code('mock.fetch')} for a client, ${code('mock.handlers')} for MSW; ${code('mock.seed')} and ${code('mock.state')} hold its rows, ${code('mock.calls')} what was asked, ${code('mock.fail')} breaks it, ${code('mock.reset')} begins anew.`,
    block(
      'ts',
      `import { createClient } from '${module}'
import { createMock } from '${mocks}'

const mock = createMock()
const faked = createClient({ fetch: mock.fetch, token: 'any' })
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

/** Values of the code, against which the comments are held. */
const values: Readonly<Record<string, unknown>> = {
  ...defaultRetry,
  ...defaults,
  timeoutMs: defaultTimeoutMs,
}

function defaultOf({ name, default: defaultText = 'none' }: Field): string {
  const value = values[name]
  const text = typeof value === 'object' ? JSON.stringify(value) : `${value}`
  if (value !== undefined && typeof value !== 'function' && !defaultText.includes(text)) {
    throw new Error(`the comment of the option ${name} says ${defaultText}, the code ${text}`)
  }
  return defaultText
}
