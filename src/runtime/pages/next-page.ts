import type { Result } from '../config/config.ts'
import type { Definition, Parameter } from '../definition.ts'
import { linkTo } from './link-to.ts'
import { readQuery } from './read-query.ts'

/** What follows a page. */
export interface Next {
  /** The parameters of the next page. */
  readonly params?: Readonly<Record<string, unknown>>
  /** Why there are none, although the server links to a next page. */
  readonly problem?: string
  readonly cause?: unknown
}

/** What follows a page; `undefined` after the last one. */
export function nextPage(definition: Definition, { data, response }: Result<unknown>): Next | undefined {
  const { pagination, params = {} } = definition
  if (!pagination) return undefined
  if (pagination.style === 'link') {
    let header: string | null
    try {
      header = response.headers.get('link')
    } catch (cause) {
      // This throws for a header that exists but can't be read: treating it as absent would silently end the list.
      const problem = `names the next page in a Link header that cannot be read here: ${(cause as Error)?.message}`
      return { problem, cause }
    }
    return fromUrl(linkTo('next', header ?? ''), Object.keys(params), params)
  }
  const next = (data as Record<string, unknown> | null)?.[pagination.next] ?? false
  if (next === false || next === '') return undefined
  if (!/^(string|number|bigint)$/.test(typeof next))
    return { problem: `names no usable page in ${pagination.next}` }
  if (pagination.style === 'cursor')
    return { params: { [pagination.cursor]: typed([`${next}`], params[pagination.cursor]) } }
  return fromUrl(`${next}`, [pagination.limit, pagination.offset], params)
}

/** Reads parameters from a link's query. The rest doesn't matter: no request goes to the link itself. */
function fromUrl(
  link: string | undefined,
  names: readonly string[],
  params: Readonly<Record<string, Parameter>>,
): Next | undefined {
  if (!link) return undefined
  const query = readQuery(link.split('#')[0]?.split('?')[1] ?? '')
  const valuesOf = (wanted: string) => query.flatMap(([name, value]) => (name === wanted ? [value] : []))
  const found = names.filter((name) => params[name]?.in === 'query' && valuesOf(name).length)
  if (!found.length) return { problem: 'names a next page without any of its parameters' }
  return { params: Object.fromEntries(found.map((name) => [name, typed(valuesOf(name), params[name])])) }
}

/** Query values, converted to the parameter's type. */
function typed(texts: readonly string[], parameter: Parameter | undefined): unknown {
  const types = [parameter?.type ?? []].flat()
  if (types.includes('array')) return texts
  const [text = ''] = texts
  if ((types.includes('integer') || types.includes('number')) && /^-?\d+$/.test(text)) return Number(text)
  return types.includes('boolean') && /^(true|false)$/.test(text) ? text === 'true' : text
}
