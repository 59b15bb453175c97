import type { Json } from '../../document/document.ts'
import type { Schemas } from './composition.ts'
import type { TypeText } from './type-text.ts'

/** The context in which a type is printed. */
export interface Scope {
  readonly schemas: Schemas
  /** Prints the type of another schema. */
  readonly typeOf: (schema: Json, scope: Scope) => TypeText
  readonly indent: string
  /** Collects the names of the types it refers to. */
  readonly names: Set<string>
  /** Whether optional fields accept `undefined`. What callers pass does, even under `exactOptionalPropertyTypes`. */
  readonly takesUndefined: boolean
  /** Fields required by the schemas around this one, which apply together with it. */
  readonly required: readonly string[]
  /** Whether there are such schemas around it. */
  readonly isPart: boolean
  /** Whether other schemas extend it; they may declare the fields it requires. */
  readonly isExtended: boolean
  /** The names of the schemas on a reference cycle with the type, with no field in between. */
  readonly circle: ReadonlySet<string>
  /** Those of them around this schema, outermost first, and how many of them the innermost intersection is in. */
  readonly inside: readonly string[]
  readonly held: number
}

/** The scope of a field or an item. */
export const within = (scope: Scope, indent: string): Scope => ({
  ...scope,
  indent,
  required: [],
  isPart: false,
  isExtended: false,
  circle: none,
  inside: [],
  held: 0,
})

const none: ReadonlySet<string> = new Set()
