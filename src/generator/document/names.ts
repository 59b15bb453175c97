import { runtimeFacts } from '../runtime-facts.gen.ts'

const words = (text: string) => text.split(/[^A-Za-z0-9_$]+/).filter(Boolean)
const upper = (word: string) => word.charAt(0).toUpperCase() + word.slice(1)
const legal = (name: string) => (/^[0-9]/.test(name) || !name ? `_${name}` : name)

/** Turns any text into a type name; a valid name stays unchanged. */
export const typeName = (text: string): string => legal(words(text).map(upper).join(''))

/** Turns any text into a function name; a valid name stays unchanged. */
export function functionName(text: string): string {
  const [first = '', ...rest] = words(text)
  return legal(
    rest.length ? first.charAt(0).toLowerCase() + first.slice(1) + rest.map(upper).join('') : first,
  )
}

/** Whether a function can't have this name in strict mode (ECMA-262, 12.7.2 and 13.1.1). */
export const isReservedWord = (name: string): boolean => reservedWords.has(name)

const reservedWords = new Set(
  `await break case catch class const continue debugger default delete do else enum export extends false finally for
   function if import in instanceof new null return super switch this throw true try typeof var void while with yield
   implements interface let package private protected public static eval arguments`.split(/\s+/),
)

/** The names that every subpath exports from the runtime. */
export const publicNames = (): Set<string> => new Set(runtimeFacts.publicNames.map(({ name }) => name))
