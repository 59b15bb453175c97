import type { Json } from '../document/document.ts'

/** What a schema requires of a value, as a small tree for printers and compilers. */
export type Check =
  | { readonly is: 'anything' | 'nothing' | 'boolean' | 'null' | 'date' }
  /** The check of a component. */
  | { readonly is: 'component'; readonly name: string }
  | TextCheck
  | NumberCheck
  | { readonly is: 'values'; readonly values: readonly Json[] }
  | ArrayCheck
  | ObjectCheck
  /** At least one of them; `tag` is the discriminator property, if there is one. */
  | { readonly is: 'either'; readonly options: readonly Check[]; readonly tag?: string }
  /** All of them. */
  | { readonly is: 'all'; readonly parts: readonly Check[]; readonly rules: readonly Rule[] }

export interface TextCheck {
  readonly is: 'text'
  /** One of `formats`. */
  readonly format?: string
  readonly patterns: readonly Expression[]
  /** In characters. */
  readonly length?: Range
}

export interface NumberCheck {
  readonly is: 'number' | 'integer' | 'bigint'
  /** One of `widths`. */
  readonly width?: string
  readonly least?: number
  readonly most?: number
  readonly above?: number
  readonly below?: number
  readonly multipleOf?: number
}

export interface ArrayCheck {
  readonly is: 'array'
  /** Checks for the first items, each of which may be absent. */
  readonly first: readonly Check[]
  /** The check for all further items. */
  readonly items: Check
  readonly length?: Range
}

export interface ObjectCheck {
  readonly is: 'object'
  readonly properties: ReadonlyMap<string, Check>
  readonly required: ReadonlySet<string>
  /** The check for other fields; undefined if the schema doesn't mention them. */
  readonly others: Check | undefined
}

/** Reads the check of a schema. */
export type Read = (schema: Json | undefined) => Check

/** Returns the check of a component; undefined while it is being read. */
export type Components = (name: string) => Check | undefined

/** What a schema requires besides the type of a value. */
export type Rule =
  /** For values of one type. */
  | { readonly kind: 'type'; readonly type: string; readonly check: Check }
  | { readonly kind: 'not'; readonly check: Check }
  | { readonly kind: 'if'; readonly test: Check; readonly yes: Check; readonly no: Check }
  /** For instances of a class, by its `Symbol.toStringTag`. */
  | { readonly kind: 'class'; readonly name: string }
  /** For an array. */
  | { readonly kind: 'unique' }
  | { readonly kind: 'contains'; readonly check: Check; readonly range: Range }
  /** For an object: how many fields it has. */
  | { readonly kind: 'fields'; readonly range: Range }
  | { readonly kind: 'names'; readonly check: Check }
  /** For an object that has a field. */
  | { readonly kind: 'with'; readonly name: string; readonly check: Check }
  /** For fields whose names match a pattern, and for fields that match none and aren't known. */
  | {
      readonly kind: 'patterns'
      readonly patterns: readonly (readonly [Expression, Check])[]
      readonly known: readonly string[]
      readonly others: Check
    }

export interface Range {
  readonly least?: number
  readonly most?: number
}

/** A regular expression. */
export interface Expression {
  readonly source: string
  readonly flags: string
}

export const anything: Check = { is: 'anything' }
export const nothing: Check = { is: 'nothing' }
export const isNull = (check: Check): boolean => check.is === 'null'

/** Whether every object inherits a property of this name, which zod would read as a field. */
export const isInherited = (name: string): boolean => Object.hasOwn(Object.prototype, name)

/** A check without its null option; if only one option is left, that one. */
export function withoutNull(check: Check): Check {
  if (check.is !== 'either') return check
  const [first, ...others] = check.options.filter((each) => !isNull(each))
  return !first || others.length
    ? { ...check, options: check.options.filter((each) => !isNull(each)) }
    : first
}

/** The components that a check refers to. */
export function componentsIn(check: Check): Set<string> {
  const found = new Set<string>()
  const visit = (each: Check): void => {
    if (each.is === 'component') found.add(each.name)
    else if (each.is === 'either') each.options.forEach(visit)
    else if (each.is === 'all') {
      each.parts.forEach(visit)
      for (const rule of each.rules) checksOf(rule).forEach(visit)
    } else if (each.is === 'array') [...each.first, each.items].forEach(visit)
    else if (each.is === 'object') [...each.properties.values(), each.others ?? anything].forEach(visit)
  }
  visit(check)
  return found
}

function checksOf(rule: Rule): readonly Check[] {
  if (rule.kind === 'if') return [rule.test, rule.yes, rule.no]
  if (rule.kind === 'patterns') return [...rule.patterns.map(([, check]) => check), rule.others]
  return 'check' in rule ? [rule.check] : []
}
