import { inspect } from 'node:util'
import { expect } from 'vitest'

/**
 * Everything that printing a value can show: inspected with hidden fields, as JSON, as text, and the same for each
 * cause.
 */
export function printed(value: unknown): string {
  const parts: string[] = []
  for (let each = value; each; each = (each as Error).cause) {
    parts.push(inspect(each, { depth: 20, showHidden: true, maxStringLength: null, maxArrayLength: null }))
    parts.push(JSON.stringify(each) ?? '', String(each))
    if (each instanceof Error) parts.push(`${each.stack}`, each.message)
  }
  return parts.join('\n')
}

/** Asserts that nothing shows a secret, or eight consecutive characters of it. */
export function expectNoSecret(value: unknown, ...secrets: string[]): void {
  const shown = printed(value)
  for (const secret of secrets) {
    for (let at = 0; at + 8 <= secret.length; at++) {
      const part = secret.slice(at, at + 8)
      const found = shown.indexOf(part)
      const where = shown.slice(Math.max(0, found - 60), found + 60)
      expect(found, `${JSON.stringify(part)} of ${JSON.stringify(secret)} is shown: …${where}…`).toBe(-1)
    }
  }
}
