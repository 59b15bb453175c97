import ts from 'typescript'
import { runtimeFacts } from '../runtime-facts.gen.ts'

const words = (text: string) => text.split(/[^A-Za-z0-9_$]+/).filter(Boolean)
const upper = (word: string) => word.charAt(0).toUpperCase() + word.slice(1)
const legal = (name: string) => (/^[0-9]/.test(name) || !name ? `_${name}` : name)

/** A type name made of any text; a text that is one already stays as it is. */
export const typeName = (text: string): string => legal(words(text).map(upper).join(''))

/** A function name made of any text; a text that is one already stays as it is. */
export function functionName(text: string): string {
  const [first = '', ...rest] = words(text)
  return legal(
    rest.length ? first.charAt(0).toLowerCase() + first.slice(1) + rest.map(upper).join('') : first,
  )
}

/** Tells whether a name cannot be declared as a function. */
export const isReservedWord = (name: string): boolean => {
  const kind = ts.identifierToKeywordKind(ts.factory.createIdentifier(name))
  return (
    (kind !== undefined && kind <= ts.SyntaxKind.LastFutureReservedWord) ||
    ['await', 'eval', 'arguments'].includes(name)
  )
}

/** The names that every subpath exports from the runtime. */
export const publicNames = (): Set<string> => new Set(runtimeFacts.publicNames.map(({ name }) => name))
