import { generatedNames } from '../document/generated-names.ts'
import type { Group } from '../model.ts'
import { header } from '../print/header.ts'
import { literalOf, property } from '../print/literal.ts'
import type { Target } from '../target.ts'
import { makeValues } from './make-values.ts'
import { responsesOf } from './responses-of.ts'

/** The mock of a group: a handler for each operation that responds with its example. */
export function printMocks(group: Group, target: Target, seed = 1): string {
  const { mockKit: kit, ending } = target
  const { api, table, operations } = generatedNames(group.name)
  const { answers, errors } = responsesOf(group, makeValues(group, seed))
  return `${header(group.spec, target)}
import { createExampleMock, type ExampleMock, type ExampleMockOptions, type ExampleMockParts } from '${kit}'
import { ${api}, ${table} } from './operations.gen${ending}'
import type { ${operations} } from './types.gen${ending}'

export type * from '${kit}'

/** The response of each operation: the spec's example, or a value generated from its schema with seed ${seed}. */
const answers: ExampleMockParts['answers'] = {
${fields(answers)}}

/** Bodies of the declared errors, by operation and status. */
const errors: ExampleMockParts['errors'] = {
${fields(errors)}}

/**
 * Makes a mock of ${group.title}. It accepts any token and responds with the spec's examples. Change that per operation
 * with \`mock.answer\` and \`handlers\`, or make calls fail with \`mock.fail\`.
 *
 * @example
 * const mock = createMock()
 * const client = createClient({ fetch: mock.fetch, baseUrl: mock.baseUrl, token: 'any' })
 * setupServer(...mock.handlers) // the same, for MSW
 */
export function createMock(options?: ExampleMockOptions<${operations}>): ExampleMock<${operations}> {
  return createExampleMock({ api: ${api}, operations: ${table}, answers, errors }, options)
}
`
}

const fields = (values: Readonly<Record<string, unknown>>) =>
  Object.entries(values)
    .map(([name, value]) => `  ${property(name)}: ${literalOf(value, 1)},\n`)
    .join('')
