/** How a parameter fills a path. */
export interface PathPlace {
  /** Whether its value may contain slashes. */
  readonly wildcard: boolean
  /** Whether it can be omitted, together with its segment. */
  readonly optional: boolean
}

/** A path template as the runtime fills it, e.g. `/a/{b}?c=d`, and its parameters. */
export interface PathTemplate {
  readonly template: string
  /** Path parameters, by their names in the template. */
  readonly places: ReadonlyMap<string, PathPlace>
  /** Names in the template of parameters that the spec writes differently: `rest*`, `file:path`. */
  readonly names: ReadonlyMap<string, string>
  /** Parameters in the path's query, with the fields that they fill: `?id={itemId}`. */
  readonly queries: ReadonlyMap<string, string>
  /** Query fields whose values the path sets. */
  readonly fixed: ReadonlySet<string>
}

/**
 * Reads a path in the syntax of any framework: `{a}`, `:a`, `{a}?` and `{a?}` (optional), `{*}`, `{*a}`, `{a*}`,
 * `{+a}`, `{a+}`, `{a:path}`, `:a*` and `*` (wildcards), `{a:int}`, `{?b,c}`, `?b=c`, `?b={c}`. `declared` are the
 * names of the operation's path parameters.
 */
export function readPath(path: string, declared: ReadonlySet<string>): PathTemplate {
  const places = new Map<string, PathPlace>()
  const names = new Map<string, string>()
  const queries = new Map<string, string>()
  const fixed = new Set<string>()
  let template = ''
  let rest = path.startsWith('/') ? path : `/${path}`
  while (rest) {
    const token = tokenAt(rest, template.endsWith('/'), declared)
    const text = token?.text ?? rest.charAt(0)
    // A fragment only distinguishes operations that share a path; it is never sent.
    if (!token && text === '#') break
    if (!token && text === '?') {
      template += readQuery(rest.slice(1).replace(/#.*$/, ''), queries, fixed)
      break
    }
    rest = rest.slice(text.length)
    template += token?.place ? `${token.slash}{${token.name}}` : token ? '' : text
    if (!token?.place) continue
    places.set(token.name, token.place)
    if (token.source !== token.name) names.set(token.source, token.name)
  }
  return { template, places, names, queries, fixed }
}

interface Token {
  /** Its text in the path. */
  readonly text: string
  /** The parameter as written in the spec. */
  readonly source: string
  readonly name: string
  /** Absent if it adds nothing to the path: `{?query}`. */
  readonly place: PathPlace | undefined
  readonly slash: string
}

/** The parameter at the start of a path. */
function tokenAt(text: string, isSegment: boolean, declared: ReadonlySet<string>): Token | undefined {
  const source = bracesAt(text)
  if (source !== undefined) {
    const [suffix = ''] = /^(\?(?=$|[/{])|[*+](?=$|\/))/.exec(text.slice(source.length + 2)) ?? []
    return { text: `{${source}}${suffix}`, source: source, ...inBraces(source, suffix) }
  }
  if (!isSegment) return undefined
  const [colon, colonName = '', pattern = '', mark = ''] =
    /^:([A-Za-z_]\w*)(\([^()]*\))?([?*+](?=$|[/{]))?/.exec(text) ?? []
  if (colon !== undefined && declared.has(colonName)) {
    const wildcard = /^[*+]$/.test(mark) || matchesSlashes(pattern.slice(1, -1))
    return {
      text: colon,
      source: colonName,
      name: colonName,
      place: { wildcard, optional: mark === '?' },
      slash: '',
    }
  }
  const [star, starName = ''] = /^\*{1,2}(\w*)(?=$|[/?#])/.exec(text) ?? []
  if (star === undefined || (starName && !declared.has(starName))) return undefined
  const name = starName || '*'
  return { text: star, source: name, name, place: { wildcard: true, optional: false }, slash: '' }
}

/** The text between an opening brace and its closing one; a pattern in it may contain braces. */
function bracesAt(text: string): string | undefined {
  if (!text.startsWith('{')) return undefined
  let depth = 0
  for (const [at, char] of [...text].entries()) {
    if (char === '{') depth++
    if (char === '}' && --depth === 0) return [...text].slice(1, at).join('') || undefined
  }
  return undefined
}

function inBraces(source: string, suffix: string): Pick<Token, 'name' | 'place' | 'slash'> {
  const [, before = '', bare = '', after = '', pattern = ''] =
    /^([?&#/+]|\*{1,2}|\.{3})?:?([^:=*?+]*?)(\*{1,2}|\+|\?|\.{3})?(?:[:=](.*))?$/s.exec(source) ?? []
  if (/^[?&#]$/.test(before)) return { name: bare, place: undefined, slash: '' }
  const wildcard =
    /^(\+|\*{1,2}|\.{3})$/.test(before) ||
    /^(\+|\*{1,2}|\.{3})$/.test(after) ||
    /^[*+]$/.test(suffix) ||
    matchesSlashes(pattern)
  const optional = after === '?' || suffix === '?' || before === '/' || pattern.endsWith('?')
  return {
    name: bare || (wildcard ? '*' : source),
    place: { wildcard, optional },
    slash: before === '/' ? '/' : '',
  }
}

/** Whether a pattern matches slashes: `path`, `.*`, `projects/*`. */
const matchesSlashes = (pattern: string) => /^path$|^\^?\.[*+]|^\*{1,2}|\/\*/.test(pattern)

/** The fixed part of a path's query, without the fields that parameters fill. */
function readQuery(text: string, queries: Map<string, string>, fixed: Set<string>): string {
  const pairs = text.split('&').filter((pair) => {
    const [field = '', value = ''] = pair.split(/=(.*)/s)
    const [, name] = /^\{([^{}]+)\}$/.exec(value) ?? []
    if (name !== undefined) queries.set(name, field)
    else if (field) fixed.add(field)
    return field && name === undefined
  })
  return pairs.length ? `?${pairs.join('&')}` : ''
}
