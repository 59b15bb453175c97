import { join } from 'node:path'
import { createClient, reserved as reservedNames } from '@hey-api/openapi-ts'
import { header } from './header.ts'
import type { Group, OperationModel } from './model.ts'
import { SpecProblem } from './problem.ts'
import { feedOf } from './schemas-feed.ts'
import { formats, resolvers } from './schemas-formats.ts'
import { type OperationNames, schemasOfGroup } from './schemas-of-group.ts'
import { markPure } from './schemas-pure.ts'

/**
 * The file of a group's schemas: zod schemas under the names of the types, then what each operation's data is checked
 * against. Enums are closed on both sides: a value that the spec does not know is a deviation from it.
 */
export async function generateSchemas(group: Group, reserved: ReadonlySet<string>): Promise<string> {
  const { schemas, operations } = schemasOfGroup(group, reserved, 'closed')
  refuseClashes(group, Object.keys(schemas))
  const source = await write(group, feedOf(schemas))
  const used = Object.entries(formats).filter(([, [name]]) => new RegExp(`\\b${name}\\b`).test(source))
  const constants = used.map(
    ([format, [name, origin, pattern]]) =>
      `/** ${origin} */\nconst ${name} = z.stringFormat('${format}', ${pattern});\n\n`,
  )
  const tables = group.operations.map((operation) => printTable(operation, operations))
  return `${header(group.spec)}
${source && "import * as z from 'zod/mini'\n"}import { defineSchemas } from '../../runtime/validate.ts'

${source && `${markPure(constants.join('') + source)}\n\n`}${tables.join('\n')}
/** The schemas of every operation, for the option \`schemas\`. */
export const schemas = /*#__PURE__*/ defineSchemas({
${group.operations.map(({ definition }) => `  ${definition.id},`).join('\n')}
})
`
}

/** Names that the file uses itself, beside those of the schemas, which begin with a capital letter. */
const ownNames = ['z', 'schemas', 'defineSchemas', ...Object.values(formats).map(([name]) => name)]

function refuseClashes({ operations, spec }: Group, names: readonly string[]): void {
  const taken = new Set([...ownNames, ...names])
  for (const { definition } of operations) {
    if (taken.has(definition.id)) {
      const place = { file: spec.replace('specs/', ''), pointer: '/paths' }
      throw new SpecProblem(place, `operationId ${definition.id} is taken by the file of schemas`)
    }
  }
}

/** Lets the zod plugin write the schemas; nothing goes to the disk. */
async function write({ title }: Group, schemas: object): Promise<string> {
  // It would call a component `Error_` for the global of that name, which the file does not use.
  reservedNames.runtime.set([])
  const [context] = await createClient({
    input: { openapi: '3.1.0', info: { title, version: '1' }, paths: {}, components: { schemas } },
    // Its folder would be emptied before writing, also where nothing is written.
    output: { path: join(import.meta.dirname, 'nowhere'), clean: false },
    dryRun: true,
    interactive: false,
    logs: { level: 'silent', file: false },
    plugins: [
      {
        name: 'zod',
        compatibilityVersion: 'mini',
        definitions: { name: '{{name}}', case: 'preserve' },
        '~resolvers': resolvers,
      },
    ],
  })
  const [file] = [...(context?.gen.render() ?? [])]
  return file?.content.replace(/^[\s\S]*?from 'zod\/mini';\s*/, '').trimEnd() ?? ''
}

/** What the data of one operation is checked against. */
function printTable(
  { definition, responses }: OperationModel,
  operations: Readonly<Record<string, OperationNames>>,
): string {
  const { id, method, path } = definition
  const { params, body, answers } = operations[id] as OperationNames
  const response = responses
    .filter(({ success, kind, status }) => success && kind === 'json' && answers[status] !== 'unknown')
    .map(({ status }) => `${/^\d+$/.test(status) ? status : `'${status}'`}: ${answers[status]}`)
  const parts = [
    ...(params ? [`params: ${params}`] : []),
    ...(body ? [`body: ${body}`] : []),
    ...(response.length ? [`response: { ${response.join(', ')} }`] : []),
  ]
  return `/** \`${method} ${path.replaceAll('*/', '*\\/')}\` */
export const ${id} = {${parts.length ? ` ${parts.join(', ')} ` : ''}}
`
}
