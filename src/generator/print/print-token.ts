import type { Requirement, Scheme } from '../../runtime/definition.ts'
import { isObject } from '../document/document.ts'
import { generatedNames } from '../document/generated-names.ts'
import type { Group } from '../model.ts'
import { property } from './literal.ts'

/** The token type of an API with several security schemes, and what it imports from the runtime. */
export function printToken({ name: group, api, document }: Group): {
  readonly imports: string[]
  readonly declaration: string
} {
  if (!api.schemes) return { imports: [], declaration: '' }
  const { components } = document.root
  const nodes = isObject(components) && isObject(components.securitySchemes) ? components.securitySchemes : {}
  const sent = Object.entries(api.schemes).filter(([, scheme]) => scheme.in)
  const fields = sent.map(([name, scheme]) => {
    const node = nodes[name]
    const [about = ''] = `${(isObject(node) && node.description) || ''}`.trim().split('\n')
    const docs = [`\`${credentialForm(scheme)}\``, about].filter(Boolean).join(': ').replaceAll('*/', '*\\/')
    const deprecated = isObject(node) && node.deprecated === true ? ' @deprecated' : ''
    return `  /** ${docs}${deprecated} */\n  ${property(name)}: ${scheme.basic ? 'string | BasicCredentials' : 'string'}\n`
  })
  const hasPair = sent.some(([, { basic }]) => basic)
  return {
    imports: ['type SchemeToken', 'type Takes', ...(hasPair ? ['type BasicCredentials'] : [])],
    declaration: `
/** Credentials: a string, values by security scheme name, or a function that returns either. */
export type ${generatedNames(group).token} = SchemeToken<{
${fields.join('')}}>
`,
  }
}

/** How a scheme's credential looks in a request. */
export function credentialForm({ in: location, name, prefix = '', basic }: Scheme): string {
  const value = basic ? '<base64 of username:password>' : '<value>'
  return location === 'header'
    ? `${name}: ${prefix}${value}`
    : location === 'query'
      ? `?${name}=${value}`
      : `cookie: ${name}=${value}`
}

/** The credentials that an operation accepts, as a sentence. */
export const requirementLine = (requirements: readonly Requirement[]): string =>
  `Credentials: ${requirements
    .map((each) =>
      Object.entries(each)
        .map(([name, scopes]) => `\`${name}\`${scopes.length ? ` (scopes: ${scopes.join(', ')})` : ''}`)
        .join(' and '),
    )
    .join(', or ')}.`
