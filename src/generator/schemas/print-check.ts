import { property, quote } from '../print/literal.ts'
import { type Check, isInherited, isNull, type ObjectCheck, type Rule, withoutNull } from './check.ts'
import { printRule } from './print-rule.ts'
import {
  lengthChecks,
  list,
  printNumber,
  printText,
  printValues,
  pure,
  withChecks,
  withRules,
} from './print-value.ts'

/** What a printer needs to know about all checks. */
export interface PrintContext {
  /** Components that are printed further down, so that their constants can't be read yet. */
  readonly later: ReadonlySet<string>
  /** Components whose constants have the type of types.gen.ts. */
  readonly typed: ReadonlySet<string>
  /** The property that distinguishes the options of a check. */
  tagOf(check: Check): string | undefined
}

/** Prints a check as a zod/mini schema, and whether it refers to a component further down. */
export function printCheck(
  whole: Check,
  { later, typed, tagOf }: PrintContext,
): { readonly source: string; readonly isCircular: boolean } {
  let isCircular = false
  /** Whether a field is being printed, which a getter can defer. */
  let inField = false
  let isDeferred = false
  /** In an intersection, zod accepts a name that one side rejects if the other side accepts it. */
  let inBoth = false

  const print = (check: Check, depth: number): string => {
    switch (check.is) {
      case 'anything':
        return pure('z.unknown')
      case 'nothing':
        return pure('z.never')
      case 'boolean':
      case 'null':
      case 'date':
        return pure(`z.${check.is}`)
      case 'component':
        return printComponent(check.name)
      case 'text':
        return printText(check)
      case 'number':
      case 'integer':
      case 'bigint':
        return printNumber(check)
      case 'values':
        return printValues(check.values, depth)
      case 'array': {
        const { first, items, length } = check
        const own = first.map((each, index) => {
          const schema = print(each, depth)
          if (index >= (length?.least ?? 0)) return pure('z.optional', schema)
          // A schema that accepts anything would accept a missing item.
          return /^(anything|all|either|component)$/.test(each.is) ? pure('z.nonoptional', schema) : schema
        })
        const rest = first.length && items.is === 'nothing' ? undefined : print(items, depth)
        const schema = first.length ? pure('z.tuple', list(own, depth), rest) : pure('z.array', rest)
        return withChecks(schema, lengthChecks(check))
      }
      case 'object':
        return printObject(check, depth)
      case 'either':
        return printEither(check, depth)
      case 'all':
        return printAll(check.parts, check.rules, depth)
    }
  }

  const printComponent = (name: string): string => {
    if (!later.has(name)) return name
    isCircular = true
    if (!inField) return pure('z.lazy', `() => ${name}`)
    isDeferred = true
    return name
  }

  const printObject = ({ properties, required, others }: ObjectCheck, depth: number): string => {
    const names = [...properties.keys(), ...[...required].filter((name) => !properties.has(name))]
    const fields = names.filter((name) => !isInherited(name))
    const checkOf = (name: string): Check => properties.get(name) ?? others ?? { is: 'anything' }
    const lines = fields.map((name) => printField(name, checkOf(name), required.has(name), depth + 1))
    const indent = '    '.repeat(depth)
    const shape = lines.length ? `{\n${lines.join(',\n')}\n${indent}}` : '{}'
    const isOpen = others ? others.is === 'anything' : !names.length
    const object = pure(isOpen ? 'z.looseObject' : 'z.object', shape)
    return withRules(
      others && !isOpen ? pure('z.catchall', object, print(others, depth)) : object,
      names.filter(isInherited).map((name) => {
        return pure(
          'keywords.field',
          quote(name),
          print(checkOf(name), depth),
          required.has(name) ? 'true' : undefined,
        )
      }),
    )
  }

  const printField = (name: string, check: Check, isRequired: boolean, depth: number): string => {
    const before = [inField, isDeferred]
    inField = true
    isDeferred = false
    const options = check.is === 'either' ? check.options : []
    const isNullish = !isRequired && options.some(isNull)
    const schema = isNullish
      ? pure('z.nullish', print(withoutNull(check), depth))
      : isRequired
        ? print(check, depth)
        : pure('z.optional', print(check, depth))
    const key = property(name)
    const field = isDeferred ? `get ${key}() { return ${schema} }` : `${key}: ${schema}`
    ;[inField, isDeferred] = before as [boolean, boolean]
    return '    '.repeat(depth) + field
  }

  const printEither = (check: Extract<Check, { is: 'either' }>, depth: number): string => {
    if (check.options.some(isNull)) return pure('z.nullable', print(withoutNull(check), depth))
    const tag = tagOf(check)
    const names = check.options.flatMap((each) => (each.is === 'component' ? each.name : []))
    const isTyped = names.some((name) => typed.has(name) || later.has(name))
    const options = list(
      check.options.map((each) => print(each, depth + 1)),
      depth,
    )
    // zod's types can't express a discriminator there.
    if (tag === undefined || (isTyped && names.length < check.options.length)) return pure('z.union', options)
    if (!isTyped) return pure('z.discriminatedUnion', quote(tag), options)
    const types = names.map((name) => `types.${name}`).join(' | ')
    return `(${pure('z.discriminatedUnion', quote(tag), `${options} as never`)} as unknown as z.ZodMiniType<${types}>)`
  }

  const printAll = (parts: readonly Check[], rules: readonly Rule[], depth: number): string => {
    const [first, ...others] = parts
    const [rule, ...more] = rules
    if (
      first?.is === 'object' &&
      !others.length &&
      rule?.kind === 'names' &&
      !more.length &&
      inField &&
      !inBoth
    ) {
      const isMap = !first.properties.size && !first.required.size && rule.check.is === 'text'
      if (isMap)
        return pure('z.record', print(rule.check, depth), print(first.others ?? { is: 'anything' }, depth))
    }
    const before = inBoth
    inBoth ||= parts.length > 1 || rules.length > 0
    const base = others.reduce<string | undefined>(
      (left, part) => pure('z.intersection', left, print(part, depth)),
      first && print(first, depth),
    )
    const printed = withRules(
      base,
      rules.map((each) => printRule(each, depth, (check) => print(check, depth))),
    )
    inBoth = before
    return printed
  }

  return { source: print(whole, 0), isCircular }
}
