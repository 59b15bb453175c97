import { isPair, isScalar, isSeq, parse, parseDocument, visit } from 'yaml'
import type { Json } from './document.ts'
import { at, SpecProblem } from './problem.ts'

/**
 * Parses YAML or JSON; the name `file` only affects speed. The last of duplicate keys counts, as in JSON, and `note`
 * reports them.
 */
export function parseText(text: string, file: string, note: (text: string) => void = () => {}): Json {
  // JSON has no byte order mark.
  const plain = text.replace(/^\uFEFF/, '')
  try {
    // The YAML parser reads JSON too, but ten times slower.
    return /^\s*\{/.test(plain) && !/\.ya?ml$/.test(file) ? JSON.parse(plain) : parse(plain, { merge: true })
  } catch (error) {
    const { code, message } = error as Error & { code?: string }
    if (code === 'DUPLICATE_KEY') return parseWithDuplicates(plain, file, note)
    throw new SpecProblem({ file, pointer: '' }, `is not valid YAML or JSON: ${message}`)
  }
}

function parseWithDuplicates(text: string, file: string, note: (text: string) => void): Json {
  const document = parseDocument(text, { merge: true, uniqueKeys: false })
  const [error] = document.errors
  if (error) throw new SpecProblem({ file, pointer: '' }, `is not valid YAML or JSON: ${error.message}`)
  visit(document, {
    Map(_, map, path) {
      const names = path.flatMap((each, index) => {
        if (isSeq(each)) return [`${each.items.indexOf(path[index + 1] ?? map)}`]
        return isPair(each) && isScalar(each.key) ? [`${each.key.value}`] : []
      })
      const seen = new Set<string>()
      for (const { key } of map.items) {
        const name = isScalar(key) ? `${key.value}` : undefined
        if (name === undefined || name === '<<') continue
        const { pointer } = at({ file, pointer: '' }, ...names, name)
        if (seen.has(name)) note(`${pointer}: is a duplicate key; the last one counts`)
        seen.add(name)
      }
    },
  })
  return document.toJS() as Json
}
