import type { Check, Components } from '../schemas/check.ts'

/** Whether a check may accept `undefined`, so that the presence of a required field must be checked separately. */
export function mayBeAbsent(check: Check, components: Components, seen = new Set<string>()): boolean {
  switch (check.is) {
    case 'anything':
      return true
    case 'component': {
      if (seen.has(check.name)) return false
      const target = components(check.name)
      return !target || mayBeAbsent(target, components, new Set(seen).add(check.name))
    }
    case 'either':
      return check.options.some((option) => mayBeAbsent(option, components, seen))
    case 'all':
      return check.parts.every((part) => mayBeAbsent(part, components, seen))
    default:
      return false
  }
}
