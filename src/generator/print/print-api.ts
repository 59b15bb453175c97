import { generatedNames } from '../document/generated-names.ts'
import type { Group } from '../model.ts'
import type { Target } from '../target.ts'
import { literal, property, quote } from './literal.ts'
import { printToken } from './print-token.ts'

/** What an API's operations have in common, and what that imports from the runtime. */
export function printApi(
  group: Group,
  target: Target,
): { readonly imports: string[]; readonly source: string } {
  const { api } = group
  const names = generatedNames(group.name)
  const token = printToken(group)
  return {
    imports: token.imports,
    source: `${versionLine(target)}
/** ${api.templates ? "The API's servers, by name or by their variables." : "Names of the API's servers."} */
export type ${names.server} = ${serverTypes(api).join(' | ') || 'never'}
${token.declaration}
export const ${names.api} = ${literal({ ...api })} as const
`,
  }
}

/** A runtime that doesn't fit the generated code lacks an export of this name, so building or loading fails. */
const versionLine = ({ command, runtime: { code, version } }: Target) =>
  version
    ? `export { ${version} } from '${code}' // An error here? The package version doesn't match: run \`${command}\` again.\n`
    : ''

/** The types of the option `server`: names, and objects of variables. */
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
