import { join } from 'node:path'
import { createClient, definePluginConfig, reserved as reservedNames } from '@hey-api/openapi-ts'
import { written } from '../document/problem.ts'
import type { Group, OperationModel } from '../model.ts'
import { header } from '../print/header.ts'
import type { Target } from '../target.ts'
import { type OperationNames, schemasOfGroup } from '../views/schemas-of-group.ts'
import { feedOf } from './feed.ts'
import { formats, resolvers } from './formats.ts'
import { markPure } from './pure.ts'
import { largeSchemas, withTypes } from './typed.ts'

/**
 * The file of a group's schemas: zod schemas under the names of the types, then what each operation's data is checked
 * against. Enums are closed on both sides: a value that the spec does not know is a deviation from it.
 */
export async function generateSchemas(
  group: Group,
  reserved: ReadonlySet<string>,
  target: Target,
): Promise<string> {
  const { schemas, operations } = schemasOfGroup(group, reserved, 'closed')
  const large = largeSchemas(schemas)
  const source = withTypes(await write(group, feedOf(schemas)), large)
  const used = Object.entries(formats).filter(([, [name]]) => new RegExp(`\\b${name}\\b`).test(source))
  const constants = used.map(
    ([format, [name, origin, pattern]]) =>
      `/** ${origin} */\nconst ${name} = z.stringFormat('${format.replace(/~.*/, '')}', ${pattern});\n\n`,
  )
  const tables = group.operations.map((operation) => printTable(operation, operations))
  return `${header(group.spec, target)}
${source && "import * as z from 'zod/mini'\n"}import { defineSchemas } from '${target.runtime.defineSchemas}'
${large.size ? `import type * as types from './types.gen${target.ending}'\n` : ''}
${source && `${markPure(constants.join('') + source)}\n\n`}${tables.join('\n')}
/** The schemas of every operation, for the option \`schemas\`. */
export const schemas: {
${group.operations.map(({ definition: { id } }) => `  ${id}: typeof ${id}`).join('\n')}
} & import('${target.runtime.schemas}').Schemas = /*#__PURE__*/ defineSchemas({
${group.operations.map(({ definition }) => `  ${definition.id},`).join('\n')}
})
`
}

/** Lets the zod plugin write the schemas; nothing goes to the disk. */
async function write(group: Group, schemas: object): Promise<string> {
  // It would call a component `Error_` for the global of that name, which the file does not use.
  reservedNames.runtime.set([])
  const [context] = await written(group, () =>
    createClient({
      input: {
        openapi: '3.1.0',
        info: { title: group.title, version: '1' },
        paths: {},
        components: { schemas },
      },
      // Its folder would be emptied before writing, also where nothing is written.
      output: { path: join(import.meta.dirname, 'nowhere'), clean: false },
      dryRun: true,
      interactive: false,
      logs: { level: 'silent', file: false },
      plugins: [
        withoutParts,
        {
          name: 'zod',
          compatibilityVersion: 'mini',
          definitions: { name: '{{name}}', case: 'preserve' },
          '~resolvers': resolvers,
        },
      ],
    }),
  )
  const [file] = [...(context?.gen.render() ?? [])]
  return file?.content.replace(/^[\s\S]*?from 'zod\/mini';\s*/, '').trimEnd() ?? ''
}

/** What the data of one operation is checked against. */
function printTable(
  { definition, responses }: OperationModel,
  operations: Readonly<Record<string, OperationNames>>,
): string {
  const { id, method, path } = definition
  const { params, body, answers, items } = operations[id] as OperationNames
  const response = responses
    .filter(({ success, kind, status }) => success && kind === 'json' && answers[status] !== 'unknown')
    .map(({ status }) => `${/^\d+$/.test(status) ? status : `'${status}'`}: ${answers[status]}`)
  for (const [media, item] of Object.entries(items))
    if (item !== 'unknown') response.push(`'${media}': ${item}`)
  const parts = [
    ...(params ? [`params: ${params}`] : []),
    ...(body ? [`body: ${body}`] : []),
    ...(response.length ? [`response: { ${response.join(', ')} }`] : []),
  ]
  return `/** \`${method} ${path.replaceAll('*/', '*\\/')}\` */
export const ${id} = {${parts.length ? ` ${parts.join(', ')} ` : ''}}
`
}

/**
 * The zod plugin sorts every part of every schema, in quadratic time. Only whole schemas are written, and what a schema
 * needs includes what its parts need.
 */
const withoutParts = definePluginConfig({
  name: 'without-parts',
  config: {},
  handler({ plugin }) {
    const { graph } = plugin.context
    for (const pointer of graph?.nodes.keys() ?? []) {
      if (!/^#\/components\/schemas\/[^/]+$/.test(pointer)) graph?.nodes.delete(pointer)
    }
  },
})()
