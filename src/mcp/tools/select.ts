import type { Reject } from '../../runtime/config/check.ts'
import { nearest } from '../../runtime/config/nearest.ts'
import type { McpOptions } from '../options.ts'

/** What patterns are compared with. */
export interface Selectable {
  readonly api: string
  readonly id: string
  readonly tags: readonly string[]
}

/** Creates the check of `only` and `except`. A pattern that matches nothing is rejected: it is probably a mistake. */
export function createSelection(
  all: readonly Selectable[],
  { only = [], except = [] }: Pick<McpOptions, 'only' | 'except'>,
  reject: Reject,
): (operation: Selectable) => boolean {
  for (const [name, patterns] of Object.entries({ only, except })) {
    for (const pattern of patterns) {
      if (all.some((each) => matches(pattern)(each))) continue
      const known = [...new Set(all.flatMap(({ api, id, tags }) => [id, api, ...tags]))]
      reject(name, `has "${pattern}", which is not an operation, API or tag${nearest(pattern, known)}`)
    }
  }
  const isIn = (patterns: readonly string[], operation: Selectable) =>
    patterns.some((pattern) => matches(pattern)(operation))
  return (operation) => (!only.length || isIn(only, operation)) && !isIn(except, operation)
}

function matches(pattern: string): (operation: Selectable) => boolean {
  const form = new RegExp(`^${pattern.replaceAll(/[\\^$.+?()[\]{}|]/g, '\\$&').replaceAll('*', '.*')}$`)
  return ({ api, id, tags }) => [id, `${api}.${id}`, api, ...tags].some((name) => form.test(name))
}
