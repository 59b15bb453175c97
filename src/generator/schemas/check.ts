import type { Json } from '../document/document.ts'

/** What a value has to be, drawn from a schema: a small tree that a printer, or a compiler, reads. */
export type Check =
  | { readonly is: 'anything' | 'nothing' | 'boolean' | 'null' | 'date' }
  /** What a component asks for. */
  | { readonly is: 'component'; readonly name: string }
  | TextCheck
  | NumberCheck
  | { readonly is: 'values'; readonly values: readonly Json[] }
  | ArrayCheck
  | ObjectCheck
  /** At least one of them; `tag` names the property that a discriminator tells them apart by. */
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
  /** The first items, each of which may be absent. */
  readonly first: readonly Check[]
  /** The others. */
  readonly items: Check
  readonly length?: Range
}

export interface ObjectCheck {
  readonly is: 'object'
  readonly properties: ReadonlyMap<string, Check>
  readonly required: ReadonlySet<string>
  /** What other fields are; nothing where the schema does not speak of them. */
  readonly others: Check | undefined
}

/** Reads what a schema asks for. */
export type Read = (schema: Json | undefined) => Check

/** What a component asks for; nothing while it is being read. */
export type Components = (name: string) => Check | undefined

/** What is asked beside the type of a value. */
export type Rule =
  /** Of values of one type. */
  | { readonly asks: 'type'; readonly type: string; readonly check: Check }
  | { readonly asks: 'not'; readonly check: Check }
  | { readonly asks: 'if'; readonly test: Check; readonly yes: Check; readonly no: Check }
  /** An object of a class, by its tag. */
  | { readonly asks: 'class'; readonly name: string }
  /** Of an array. */
  | { readonly asks: 'unique' }
  | { readonly asks: 'contains'; readonly check: Check; readonly range: Range }
  /** Of an object: how many fields it has. */
  | { readonly asks: 'fields'; readonly range: Range }
  | { readonly asks: 'names'; readonly check: Check }
  /** What an object is that has a field. */
  | { readonly asks: 'with'; readonly name: string; readonly check: Check }
  /** Fields by the pattern of their names, and those that neither have a pattern nor are known. */
  | {
      readonly asks: 'patterns'
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

/** Every object has something by this name, which zod would read as a field. */
export const isInherited = (name: string): boolean => Object.hasOwn(Object.prototype, name)

/** A choice without null; of a single other option, that one. */
export function withoutNull(check: Check): Check {
  if (check.is !== 'either') return check
  const [first, ...others] = check.options.filter((each) => !isNull(each))
  return !first || others.length
    ? { ...check, options: check.options.filter((each) => !isNull(each)) }
    : first
}

/** The components that a check leads to. */
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
  if (rule.asks === 'if') return [rule.test, rule.yes, rule.no]
  if (rule.asks === 'patterns') return [...rule.patterns.map(([, check]) => check), rule.others]
  return 'check' in rule ? [rule.check] : []
}
