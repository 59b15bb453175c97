import type { OperationModel } from '../../model.ts'

/**
 * What goes into one file: one operation, the operations of a tag, or those of the tags listed under a file name.
 * Operations with none of the listed tags go to `others`.
 */
export type Split = 'operations' | 'tags' | Readonly<Record<string, readonly string[]>>

/** The operations of each file, by file name without extension, in the order of the document. */
export function filesOfOperations(
  operations: readonly OperationModel[],
  split: Split,
): Map<string, OperationModel[]> {
  const together = new Map<string, OperationModel[]>()
  for (const operation of operations) {
    const key = keyOf(operation, split)
    together.set(key, [...(together.get(key) ?? []), operation])
  }
  const names = fileNames(together.keys(), split === 'tags' ? slug : (key) => key)
  return new Map([...together].map(([key, all]) => [names.get(key) as string, all]))
}

function keyOf({ definition, tags }: OperationModel, split: Split): string {
  if (split === 'operations') return definition.id
  if (split === 'tags') return tags[0] ?? 'untagged'
  const found = Object.entries(split).find(([, wanted]) => tags.some((tag) => wanted.includes(tag)))
  return found?.[0] ?? 'others'
}

const slug = (tag: string) =>
  tag
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}_$]+/gu, '-')
    .replaceAll(/^-|-$/g, '') || 'tag'

/** Gives each key its own file name, even if file systems ignore case, and avoids the names reserved by Windows. */
export function fileNames(
  keys: Iterable<string>,
  nameOf: (key: string) => string = (key) => key,
): Map<string, string> {
  const taken = new Set<string>()
  return new Map(
    [...new Set(keys)].map((key) => {
      const wanted = nameOf(key).replace(/^(con|prn|aux|nul|com\d|lpt\d)$/i, '$1_')
      let name = wanted
      for (let count = 2; taken.has(name.toLowerCase()); count++) name = `${wanted}${count}`
      taken.add(name.toLowerCase())
      return [key, name]
    }),
  )
}
