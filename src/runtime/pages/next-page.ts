import type { Result } from '../config/config.ts'
import type { Definition, Parameter } from '../definition.ts'
import { headersOf } from '../reading/headers.ts'
import { readQuery } from './read-query.ts'

/** The parameters that lead to the next page; none after the last one, `false` where the link names none of them. */
export function nextPage(
  definition: Definition,
  { data, response }: Result<unknown>,
): Record<string, unknown> | false | undefined {
  const { pagination, params = {} } = definition
  if (!pagination) return undefined
  if (pagination.style === 'link')
    return fromUrl(linkTo('next', headersOf(undefined, response)('link')), Object.keys(params), params)
  const next = (data as Record<string, unknown> | null)?.[pagination.next]
  if (typeof next !== 'string' && typeof next !== 'number') return undefined
  if (pagination.style === 'cursor')
    return next === '' ? undefined : { [pagination.cursor]: typed([`${next}`], params[pagination.cursor]) }
  return fromUrl(`${next}`, [pagination.limit, pagination.offset], params)
}

/** Reads parameters from the query of a link. The rest of it is of no interest: no request goes where it leads. */
function fromUrl(
  link: string | undefined,
  names: readonly string[],
  params: Readonly<Record<string, Parameter>>,
): Record<string, unknown> | false | undefined {
  if (!link) return undefined
  const query = readQuery(link.split('#')[0]?.split('?')[1] ?? '')
  const valuesOf = (wanted: string) => query.flatMap(([name, value]) => (name === wanted ? [value] : []))
  const found = names.filter((name) => params[name]?.in === 'query' && valuesOf(name).length)
  if (!found.length) return false
  return Object.fromEntries(found.map((name) => [name, typed(valuesOf(name), params[name])]))
}

/** The texts of a query as the types that the parameter takes. */
function typed(texts: readonly string[], parameter: Parameter | undefined): unknown {
  const types = [parameter?.type ?? []].flat()
  if (types.includes('array')) return texts
  const [text = ''] = texts
  if ((types.includes('integer') || types.includes('number')) && /^-?\d+$/.test(text)) return Number(text)
  return types.includes('boolean') && /^(true|false)$/.test(text) ? text === 'true' : text
}

/** The target of a link of the `Link` header (RFC 8288). */
function linkTo(relation: string, header = ''): string | undefined {
  const links = /<([^>]*)>((?:\s*;\s*[^\s=;,]+\s*(?:=\s*(?:"(?:[^"\\]|\\.)*"|[^\s;,"]*))?)*)/g
  for (const [, target, attributes = ''] of header.matchAll(links)) {
    for (const [, name, quoted, plain] of attributes.matchAll(
      /;\s*([^\s=;,]+)\s*(?:=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s;,"]*)))?/g,
    )) {
      if (name?.toLowerCase() !== 'rel') continue
      if ((quoted ?? plain ?? '').toLowerCase().split(/\s+/).includes(relation)) return target
      break
    }
  }
  return undefined
}
