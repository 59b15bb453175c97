import { fileSample } from '../document/file-content.ts'

/** A string as a TypeScript literal. */
export const quote = (text: string) =>
  `'${JSON.stringify(text).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'")}'`
/** A name as a key of an object literal. */
export const property = (name: string) =>
  /^[A-Za-z_$][\w$]*$/.test(name) || /^(0|[1-9]\d*)$/.test(name) ? name : quote(name)

/** A value as a TypeScript literal on one line. */
export function literal(value: unknown): string {
  if (value === fileSample) return "new Blob(['content'])"
  if (Array.isArray(value)) return `[${value.map(literal).join(', ')}]`
  if (typeof value === 'object' && value) {
    if (!Object.keys(value).length) return '{}'
    return `{ ${Object.entries(value)
      .map(([key, each]) => `${property(key)}: ${literal(each)}`)
      .join(', ')} }`
  }
  return typeof value === 'string' ? quote(value) : `${value}`
}

/** A value as a TypeScript literal, over several indented lines if it doesn't fit on one. */
export function literalOf(value: unknown, depth = 0, room = 80 - 2 * depth): string {
  const line = literal(value)
  if (line.length <= room || typeof value !== 'object' || !value || !Object.keys(value).length) return line
  const [open, close] = Array.isArray(value) ? '[]' : '{}'
  const parts = Array.isArray(value)
    ? value.map((each) => literalOf(each, depth + 1))
    : Object.entries(value).map(([key, each]) => `${property(key)}: ${literalOf(each, depth + 1)}`)
  const indent = '  '.repeat(depth)
  return `${open}\n${parts.map((part) => `${indent}  ${part},\n`).join('')}${indent}${close}`
}
