import type { Json } from '../document/document.ts'
import { property, quote } from '../print/literal.ts'
import {
  type ArrayCheck,
  anything,
  type Check,
  type Components,
  isInherited,
  isNull,
  type ObjectCheck,
  withoutNull,
} from '../schemas/check.ts'
import { createTags } from '../schemas/tags.ts'
import { mayBeAbsent } from './absent.ts'
import type { Pool } from './pool.ts'
import { printRule } from './print-rule.ts'
import { type Call, printNumber, printText, printValues, setOf } from './print-scalar.ts'

/** Prints a check as a function, or as the name of an existing one. */
export type PrintFunction = (check: Check) => string

/**
 * Prints checks as functions of a value (`v`), where to report problems (`a`), and its key (`k`). Each is one
 * expression of calls to the runtime's checks, whose numeric results are combined with `&`.
 */
export function createPrinter(
  components: Components,
  pool: Pool,
  /** Called with the name of each component that a function calls. */
  onComponent: (name: string) => void,
): PrintFunction {
  const tags = createTags(components)

  /** The name of the function for a check. */
  const refer: PrintFunction = (check) => {
    if (check.is === 'component') return nameOf(check.name)
    const source = print(check)
    return source.startsWith('is.') ? source : pool.check(source)
  }

  /** The function for a component: a check of the runtime if that is all it does. */
  const nameOf = (name: string): string => {
    let last = name
    let check = components(name)
    for (let hops = 0; check?.is === 'component' && hops < 50; hops++) {
      last = check.name
      check = components(last)
    }
    const plain = check && isScalar.test(check.is) ? print(check) : ''
    if (plain.startsWith('is.')) return plain
    onComponent(last)
    return last
  }

  const print: PrintFunction = (check) => {
    const body = join(parts(check, 'v', 'k'))
    const plain = /^(is\.\w+)\(v, a, k\)$/.exec(body)?.[1]
    return body === '1' ? 'is.any' : (plain ?? `(v, a, k) => ${body}`)
  }

  /** Expressions that must all be 1; `value` is the expression for the value. */
  const parts = (check: Check, value: string, key: string): string[] => {
    const call: Call = (name, ...more) => callOf(`is.${name}`, value, key, ...more)
    switch (check.is) {
      case 'anything':
        return []
      case 'nothing':
        return [call('never')]
      case 'boolean':
        return [call('boolean')]
      case 'null':
        return [call('empty')]
      case 'date':
        return [call('time')]
      case 'component':
        return [callOf(nameOf(check.name), value, key)]
      case 'text':
        return printText(check, call, pool)
      case 'number':
      case 'integer':
      case 'bigint':
        return [printNumber(check, call, pool)]
      case 'values': {
        const known = printValues(check.values, call, pool)
        return check.values.includes(null) && known.startsWith('is.oneOf')
          ? [unless('null', value, known)]
          : [known]
      }
      case 'array':
        return [printArray(check, call)]
      case 'object':
        return key === 'k' ? printObject(check) : [callOf(refer(check), value, key)]
      case 'either': {
        if (!check.options.some(isNull)) return [printEither(check, call)]
        return [unless('null', value, join(parts(withoutNull(check), value, key)))]
      }
      case 'all': {
        const map = mapOf(check)
        if (map) return [call('record', refer(map.names), refer(map.others))]
        return [
          ...check.parts.flatMap((part) => parts(part, value, key).map(parenthesized)),
          ...check.rules.map((rule) => printRule(rule, call, refer, pool)),
        ]
      }
    }
  }

  const printArray = ({ first, items, length }: ArrayCheck, call: Call): string => {
    const { least, most } = length ?? {}
    const range = length ? [`${least ?? 0}`, most === undefined ? undefined : `${most}`] : []
    const item = items.is === 'anything' ? undefined : refer(items)
    if (!first.length) return call('array', item ?? (length && 'undefined'), ...range)
    const rest = items.is === 'nothing' ? 'undefined' : (item ?? 'is.any')
    return call('tuple', pool.data(`[${first.map(refer).join(', ')}]`, 'readonly is.Check[]'), rest, ...range)
  }

  /** Only for the value `v`, whose fields are accessed by name. */
  const printObject = ({ properties, required, others }: ObjectCheck): string[] => {
    const names = [...new Set([...properties.keys(), ...required])]
    const checkOf = (name: string): Check => properties.get(name) ?? others ?? { is: 'anything' }
    const plainNames = names.filter((name) => !isInherited(name))
    const fields = plainNames.flatMap((name) => printField(name, checkOf(name), required.has(name)))
    if (others && others.is !== 'anything')
      fields.push(`is.others(v, a, ${setOf(names as Json[], pool)}, ${refer(others)})`)
    const object = fields.length
      ? `is.object(v, a, k) && is.end(a,\n    ${fields.join(' &\n    ')})`
      : 'is.bare(v, a, k)'
    const inherited = names.filter(isInherited).map((name) => {
      const isRequired = required.has(name) ? ['true'] : []
      return callOf('is.field', 'v', 'k', quote(name), refer(checkOf(name)), ...isRequired)
    })
    return [object, ...inherited]
  }

  const printField = (name: string, check: Check, isRequired: boolean): string[] => {
    const value = /^[A-Za-z_$][\w$]*$/.test(name) ? `v.${name}` : `v[${quote(name)}]`
    const key = quote(name)
    if (isRequired) {
      const all = join(parts(check, value, key))
      return [mayBeAbsent(check, components) ? `is.present(v, a, ${key}, ${all})` : all]
    }
    const isNullish = check.is === 'either' && check.options.some(isNull)
    const all = join(parts(isNullish ? withoutNull(check) : check, value, key))
    return all === '1' ? [] : [unless(isNullish ? 'nullish' : 'undefined', value, all)]
  }

  const printEither = (check: Extract<Check, { is: 'either' }>, call: Call): string => {
    const tag = tags.tagOf(check)
    if (tag === undefined)
      return call('either', pool.data(`[${check.options.map(refer).join(', ')}]`, 'readonly is.Check[]'))
    const options = check.options.flatMap((option) =>
      (tags.valuesOf(option, tag) ?? []).map((value) => `${keyOf(value)}: ${refer(option)}`),
    )
    return call(
      'tagged',
      quote(tag),
      pool.data(`{ ${options.join(', ')} }`, 'Readonly<Record<string, is.Check>>'),
    )
  }

  return print
}

const isScalar = /^(anything|nothing|boolean|null|date|text|number|integer|bigint)$/

const callOf = (name: string, value: string, key: string, ...more: (string | undefined)[]) =>
  `${name}(${[value, 'a', key, ...more.filter((each) => each !== undefined)].join(', ')})`

const parenthesized = (part: string) => (/ &&?\s/.test(part) ? `(${part})` : part)

/** Combines expressions into one operand. */
function join(all: readonly string[]): string {
  const [first = '1', ...others] = all
  return others.length ? `(${[first, ...others].map(parenthesized).join(' & ')})` : first
}

/** The checks for names and values of an object that is only a map. */
function mapOf({ parts: [object, ...parts], rules: [rule, ...rules] }: Extract<Check, { is: 'all' }>) {
  if (object?.is !== 'object' || object.properties.size || object.required.size || parts.length)
    return undefined
  if (rule?.kind !== 'names' || rule.check.is !== 'text' || rules.length) return undefined
  return { names: rule.check, others: object.others ?? anything }
}

/** A check that is skipped for null or undefined. */
const unless = (what: 'null' | 'undefined' | 'nullish', value: string, check: string) =>
  check === '1' ? '1' : `(${value} ${what === 'nullish' ? '== null' : `=== ${what}`} ? 1 : ${check})`

/** As a plain key, `__proto__` would set the prototype. */
const keyOf = (name: string) => (name === '__proto__' ? `['__proto__']` : property(name))
