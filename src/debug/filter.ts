import type { ClientEvent } from '../runtime/events/events.ts'

type Named = Pick<ClientEvent, 'api' | 'operation'>

/** Parses a filter: patterns separated by commas or spaces; a leading `-` excludes. */
export function filterOf(filter = ''): (event: Named) => boolean {
  const words = filter.split(/[\s,]+/).filter(Boolean)
  const wanted = words.filter((word) => !word.startsWith('-')).map(matcherOf)
  const unwanted = words.filter((word) => word.startsWith('-')).map((word) => matcherOf(word.slice(1)))
  return (event) =>
    (!wanted.length || wanted.some((matches) => matches(event))) &&
    !unwanted.some((matches) => matches(event))
}

/** A pattern matches the whole name. One without a dot also matches the API or the operation. */
function matcherOf(pattern: string): (event: Named) => boolean {
  const text = pattern.split('*').map((part) => part.replace(/[^\w-]/g, '\\$&'))
  const whole = new RegExp(`^${text.join('.*')}$`)
  return ({ api, operation }) =>
    [`${api}.${operation}`, ...(pattern.includes('.') ? [] : [api, operation])].some((name) =>
      whole.test(name),
    )
}
