import { type Check, isNull, nothing } from './check.ts'

/** Combines checks of which one must pass. Null is listed once, at the end. */
export function eitherOf(checks: readonly Check[], tag?: string): Check {
  const flat = checks.flatMap((each) =>
    each.is === 'either' && each.tag === undefined ? each.options : [each],
  )
  const options = flat.filter((each) => each.is !== 'nothing' && !isNull(each))
  const hasNull = flat.some(isNull)
  if (options.some(({ is }) => is === 'anything')) return { is: 'anything' }
  if (hasNull && tag !== undefined && options.length > 1)
    return { is: 'either', options: [{ is: 'either', options, tag }, { is: 'null' }] }
  const all: Check[] = hasNull ? [...options, { is: 'null' }] : options
  if (all.length < 2) return all[0] ?? nothing
  return { is: 'either', options: all, ...(tag !== undefined && { tag }) }
}
