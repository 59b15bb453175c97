import type { Check, Components } from './check.ts'
import { targetOf } from './combine.ts'

type Either = Extract<Check, { is: 'either' }>

/** Finds properties that distinguish the options of a check. */
export interface Tags {
  /**
   * A property that selects the option for a value: every option requires it, with values that no other option has.
   * Undefined if there is none.
   */
  tagOf(check: Check): string | undefined
  /** The values that an option requires of such a property. */
  valuesOf(option: Check, tag: string): string[] | undefined
}

/** Results are cached for each check. */
export function createTags(components: Components): Tags {
  const known = new WeakMap<Check, string | undefined>()

  const tagOf = (check: Check): string | undefined => {
    if (check.is !== 'either') return undefined
    if (!known.has(check)) {
      // A check that contains itself has no tag.
      known.set(check, undefined)
      const all = [...(check.tag === undefined ? [] : [check.tag]), ...candidates(check)]
      known.set(
        check,
        all.find((name) => isTag(check, name)),
      )
    }
    return known.get(check)
  }

  const candidates = ({ options: [first] }: Either): string[] => {
    const object = first && objectOf(first)
    return object ? [...object.properties.keys()].filter((name) => object.required.has(name)) : []
  }

  const isTag = ({ options }: Either, name: string): boolean => {
    const all = options.map((option) => valuesOf(option, name))
    const values = all.flatMap((each) => each ?? [])
    return all.every((each) => each?.length) && new Set(values).size === values.length
  }

  const valuesOf = (option: Check, name: string): string[] | undefined => {
    const target = targetOf(option, components)
    if (target?.is === 'either') {
      if (tagOf(target) !== name) return undefined
      return target.options.flatMap((each) => valuesOf(each, name) ?? [])
    }
    const object = objectOf(option)
    const property = object?.required.has(name) ? object.properties.get(name) : undefined
    const values = property && targetOf(property, components)
    if (values?.is !== 'values' || Object.hasOwn(Object.prototype, name)) return undefined
    return values.values.every((value) => typeof value === 'string')
      ? [...new Set(values.values as string[])]
      : undefined
  }

  const objectOf = (option: Check) => {
    const target = targetOf(option, components)
    return target?.is === 'object' ? target : undefined
  }

  return { tagOf, valuesOf }
}
