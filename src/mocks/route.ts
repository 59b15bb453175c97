import type { Definition } from '../runtime/definition.ts'
import { decodeQuery } from '../runtime/pages/read-query.ts'

/** The route of a request. */
export interface Routed {
  /** Absent if the path exists without this method. */
  readonly definition: Definition | undefined
  /** Path parameters, decoded. */
  readonly params: Readonly<Record<string, string>>
}

/** How a vendor's server reads paths and methods. */
export interface RouteRules {
  /** A trailing slash is optional. */
  readonly optionalSlash?: true
  /** HEAD works wherever GET does. */
  readonly head?: true
}

/** Finds the operation for a method and path; `undefined` if the API has no such path. */
export type Router = (method: string, path: string) => Routed | undefined

/** Makes the router of an API from the definitions of its operations. */
export function createRouter(definitions: readonly Definition[], rules: RouteRules): Router {
  const trim = (path: string) => (rules.optionalSlash ? path.replace(/\/$/, '') : path)
  const routes = definitions
    .map((definition) => ({
      definition,
      ...compile(trim(definition.path.replace(/\?.*/, '')), definition.params),
    }))
    .sort((a, b) => (a.rank < b.rank ? -1 : 1))

  return (method, path) => {
    const wanted = rules.head && method === 'HEAD' ? 'GET' : method
    let known: Routed | undefined
    for (const { definition, pattern, names } of routes) {
      const match = pattern.exec(trim(path))
      if (!match) continue
      const params = Object.fromEntries(
        names.flatMap((name, index) => {
          const value = match[index + 1]
          return value === undefined ? [] : [[name, decodeQuery(value)]]
        }),
      )
      if (definition.method === wanted) return { definition, params }
      known ??= { definition: undefined, params }
    }
    return known
  }
}

interface Pattern {
  readonly pattern: RegExp
  readonly names: readonly string[]
  /** Sorts literal text before parameters, and these before wildcards. */
  readonly rank: string
}

function compile(template: string, params: Definition['params'] = {}): Pattern {
  const names: string[] = []
  const forms = new Map(Object.entries(params).map(([name, { as }]) => [as?.name ?? name, as]))
  const source = template.replace(/(\/?)\{([^}]+)\}|[^{]/g, (text, slash = '', name?: string) => {
    if (name !== undefined) {
      names.push(name)
      const form = forms.get(name)
      const value = `${slash}(${form?.style === 'wildcard' ? '.+' : '[^/]+'})`
      return form?.optional ? `(?:${value})?` : value
    }
    // A client may encode the colon of a literal such as `/v1/sandbox:request`.
    return text === ':' ? '(?::|%3[Aa])' : text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')
  })
  const rankOf = (_: string, name: string) =>
    forms.get(name)?.style === 'wildcard' ? '\uffff\uffff' : '\uffff'
  return { pattern: new RegExp(`^${source}$`), names, rank: template.replace(/\{([^}]+)\}/g, rankOf) }
}
