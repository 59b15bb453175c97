import type { ReadOptions } from '../../generator/read/read-group.ts'

/** Tells whether `--only` selects an operation, by tag or by a pattern of operationIds. */
export function wantedBy(only: readonly string[] | undefined): ReadOptions['isWanted'] {
  if (!only?.length) return undefined
  const patterns = only.map(patternOf)
  return ({ id, tags }) =>
    tags.some((tag) => only.includes(tag)) || patterns.some((pattern) => pattern.test(id))
}

const patternOf = (text: string) =>
  new RegExp(`^${text.replaceAll(/[\\^$.+?()[\]{}|]/g, '\\$&').replaceAll('*', '.*')}$`)
