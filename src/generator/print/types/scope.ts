import type { Json } from '../../document/document.ts'
import type { Schemas } from './composition.ts'
import type { TypeText } from './type-text.ts'

/** What a type is written for. */
export interface Scope {
  readonly schemas: Schemas
  /** Writes the type of another schema. */
  readonly typeOf: (schema: Json, scope: Scope) => TypeText
  readonly indent: string
  /** Collects the names of the types that it speaks of. */
  readonly names: Set<string>
  /** Whether what is optional may be `undefined`: what a caller gives may, also under `exactOptionalPropertyTypes`. */
  readonly takesUndefined: boolean
  /** What the schemas around this one ask for; those hold together with it. */
  readonly required: readonly string[]
  /** Whether there are such schemas. */
  readonly isPart: boolean
  /** Whether others extend it, which may declare what it asks for. */
  readonly isExtended: boolean
  /** Names that lead back to the type without a field between them. */
  readonly circle: ReadonlySet<string>
  /** Those of them that the schema stands inside of, and how many of them an intersection is inside of. */
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
