import { generatedNames } from '../document/generated-names.ts'
import type { Group, OperationModel } from '../model.ts'
import type { Target } from '../target.ts'

/** Prints a skeleton for a stateful mock. The file is written once; then the user owns it. */
export function printMockSkeleton(group: Group, { ending, command }: Target, from = '.'): string {
  const { operations } = generatedNames(group.name)
  const { create, read } = pairOf(group)
  const id = read && Object.keys(read.definition.params ?? {}).at(-1)
  return `// Yours: \`${command}\` wrote this file once and won't change it again.
import { createMock as createExampleMock, type ExampleMock, type ExampleMockOptions } from '${from}/mocks.gen${ending}'
import type { ${operations} } from '${from}/types.gen${ending}'

/** A mock of ${group.title} that stores what you send. Operations without a handler respond with their example. */
export function createMock(options: ExampleMockOptions<${operations}> = {}): ExampleMock<${operations}> {
  // const rows = new Map<string, ${operations}['${(read ?? create ?? group.operations[0])?.definition.id}']['data']>()
  return createExampleMock({
    ...options,
    handlers: {
${[
  create &&
    `      // ${create.definition.id}({ body }) {
      //   const row = { ...(body as object), id: \`\${rows.size + 1}\` } as unknown as ${operations}['${create.definition.id}']['data']
      //   rows.set(\`\${rows.size + 1}\`, row)
      //   return { data: row }
      // },
`,
  read &&
    `      // ${read.definition.id}({ params }) {
      //   const row = rows.get(params${id === undefined ? '' : /^[A-Za-z_$][\w$]*$/.test(id) ? `.${id}` : `['${id}']`})
      //   return row ? { data: row } : { status: 404, body: { message: 'not found' } }
      // },
`,
]
  .filter(Boolean)
  .join('')}      ...options.handlers,
    },
  })
}
`
}

/** An operation that creates a resource, and one that reads it: the first POST whose path plus a parameter has a GET. */
function pairOf({ operations }: Group): {
  readonly create: OperationModel | undefined
  readonly read: OperationModel | undefined
} {
  for (const create of operations.filter(({ definition }) => definition.method === 'POST')) {
    const read = operations.find(
      ({ definition: { method, path } }) =>
        method === 'GET' &&
        path.startsWith(`${create.definition.path}/{`) &&
        path.slice(create.definition.path.length + 1).indexOf('/') < 0,
    )
    if (read) return { create, read }
  }
  return { create: undefined, read: operations.find(({ definition }) => definition.method === 'GET') }
}
