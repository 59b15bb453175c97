import fc, { type Arbitrary } from 'fast-check'
import type { Check } from '../../src/generator/schemas/check.ts'

/** Strings by their format. */
const texts: Readonly<Record<string, string>> = {
  date: '2026-03-02',
  'date-time': '2026-03-02T09:15:22Z',
  email: 'ada@example.com',
  uri: 'https://example.com/a',
  uuid: '497f6eca-6276-4293-bfeb-53cbbbba6f08',
}

/** Random values that a check accepts, as far as possible without solving for several keywords at once. */
export function valueOfCheck(
  checks: ReadonlyMap<string, Check>,
  check: Check,
  depth = 0,
): Arbitrary<unknown> {
  const inner = (each: Check) => valueOfCheck(checks, each, depth + 1)
  switch (check.is) {
    case 'component': {
      const target = checks.get(check.name)
      return target && depth < 6 ? inner(target) : fc.constant({})
    }
    case 'boolean':
      return fc.boolean()
    case 'null':
      return fc.constant(null)
    case 'text':
      return fc.constant(texts[check.format ?? ''] ?? 'a'.repeat(Math.min(check.length?.least ?? 1, 500)))
    case 'number':
    case 'integer':
      return fc.constant(Math.ceil((check.least ?? check.above ?? 0) + 1))
    case 'values':
      return fc.constantFrom(...check.values)
    case 'array': {
      const least = check.length?.least ?? 0
      const first = check.first.slice(0, Math.max(least, 1)).map(inner)
      if (first.length) return fc.tuple(...first)
      return fc.array(inner(check.items), { minLength: least, maxLength: Math.max(least, depth < 3 ? 2 : 0) })
    }
    case 'object': {
      const own = [...check.properties].filter(([name]) => check.required.has(name) || depth < 3)
      const fields = Object.fromEntries(own.map(([name, each]) => [name, inner(each)]))
      return fc.record(fields, {
        requiredKeys: own.map(([name]) => name).filter((name) => check.required.has(name)),
      })
    }
    case 'either':
      return fc.oneof(...check.options.map(inner))
    case 'all':
      return fc
        .tuple(...check.parts.map(inner))
        .map((parts) => (parts.every(isObject) ? Object.assign({}, ...parts) : parts[0]) as unknown)
    default:
      return fc.jsonValue({ maxDepth: 1 })
  }
}

const isObject = (value: unknown) => typeof value === 'object' && value !== null && !Array.isArray(value)
