import { isDeepStrictEqual } from 'node:util'
import type { Json } from '../document/document.ts'
import { anything, type Check, type Components, nothing, type ObjectCheck, type Rule } from './check.ts'

/** Combines checks that must all pass. Objects are merged into one; checks that require nothing are dropped. */
export function combine(checks: readonly Check[], rules: readonly Rule[], components: Components): Check {
  const parts = checks.flatMap((each) => (each.is === 'all' ? each.parts : [each]))
  const all = [...checks.flatMap((each) => (each.is === 'all' ? each.rules : [])), ...rules]
  const effective = narrowed(
    parts.filter((part) => part.is !== 'anything'),
    components,
  )
  if (effective.some((part) => part.is === 'nothing')) return nothing
  const whole = oneObject(effective, all, components)
  if (whole) return whole
  const kept = effective.filter(
    (part) =>
      !isUnrestricted(part) || !effective.some((other) => other !== part && isObjectOnly(other, components)),
  )
  const [first, ...others] = kept
  if (all.length || others.length) return { is: 'all', parts: kept, rules: all }
  return first ?? anything
}

/** An object check without further requirements. */
const isUnrestricted = (check: Check) =>
  check.is === 'object' &&
  !check.properties.size &&
  !check.required.size &&
  (check.others?.is ?? 'anything') === 'anything'

/** Whether a check accepts only objects. */
function isObjectOnly(check: Check, components: Components, depth = 0): boolean {
  const target = targetOf(check, components)
  if (target?.is === 'object') return !isUnrestricted(target)
  if (target?.is === 'all') return target.parts.some((part) => isObjectOnly(part, components, depth))
  return (
    target?.is === 'either' &&
    depth < 5 &&
    target.options.every((each) => isObjectOnly(each, components, depth + 1))
  )
}

/** Intersects lists of values, and drops checks that these values always pass. */
function narrowed(parts: readonly Check[], components: Components): readonly Check[] {
  if (parts.length < 2) return parts
  const targets = parts.map((part) => targetOf(part, components))
  const lists = targets.flatMap((each) => (each?.is === 'values' ? [each.values] : []))
  const [first] = lists
  if (!first) return parts
  const values = first.filter((value) =>
    lists.every((list) => list.some((each) => isDeepStrictEqual(each, value))),
  )
  const others = parts.filter((_, index) => {
    const target = targets[index]
    return !target || (target.is !== 'values' && !values.every((value) => isOfType(target, value)))
  })
  return [values.length ? { is: 'values', values } : nothing, ...others]
}

/** Whether a value passes a check that requires only a type. */
function isOfType(check: Check, value: Json): boolean {
  if (check.is === 'boolean') return typeof value === 'boolean'
  if (check.is === 'text')
    return typeof value === 'string' && !check.format && !check.length && !check.patterns.length
  return check.is === 'number' && typeof value === 'number' && Object.keys(check).length === 1
}

/** Merges objects; undefined if one isn't an object, or restricts fields that others declare. */
function oneObject(
  parts: readonly Check[],
  rules: readonly Rule[],
  components: Components,
): Check | undefined {
  // Rules for objects apply to the merged object.
  const isForObjects = (rule: Rule) => rule.kind === 'type' && rule.type === 'object'
  const objectChecks = parts.length
    ? rules.filter(isForObjects).map((rule) => (rule as { check: Check }).check)
    : []
  if (parts.length + objectChecks.length < 2) return undefined
  const properties = new Map<string, Check>()
  const required = new Set<string>()
  const more: Rule[] = rules.filter((rule) => !objectChecks.length || !isForObjects(rule))
  let others: Check | undefined
  for (const part of [...parts, ...objectChecks]) {
    const found = objectOf(part, components)
    if (!found) return undefined
    const [object, own] = found
    if (object.others && object.others.is !== 'anything') return undefined
    if (own.some(({ kind }) => kind === 'patterns')) return undefined
    others ??= object.others
    for (const [name, check] of object.properties) {
      const known = properties.get(name)
      properties.set(
        name,
        known && !isDeepStrictEqual(known, check) ? combine([known, check], [], components) : check,
      )
    }
    for (const name of object.required) required.add(name)
    more.push(...own)
  }
  const object: ObjectCheck = { is: 'object', properties, required, others }
  return more.length ? { is: 'all', parts: [object], rules: more } : object
}

/** The object check behind a check, and its further rules. */
function objectOf(check: Check, components: Components): [ObjectCheck, readonly Rule[]] | undefined {
  const current = targetOf(check, components)
  if (current?.is === 'object') return [current, []]
  const [only, ...rest] = current?.is === 'all' ? current.parts : []
  return current?.is === 'all' && only?.is === 'object' && !rest.length ? [only, current.rules] : undefined
}

/** Resolves references to components. */
export function targetOf(check: Check, components: Components): Check | undefined {
  let current: Check | undefined = check
  for (let hops = 0; current?.is === 'component' && hops < 50; hops++) current = components(current.name)
  return current
}
