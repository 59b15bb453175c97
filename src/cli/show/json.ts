import { paint } from '../paint.ts'
import { printable } from './printable.ts'

/** A string (a name, if a colon follows), a keyword, or a number. */
const token = /("(?:[^"\\]|\\.)*")(\s*:)?|\b(true|false|null)\b|-?\d+(?:\.\d+)?(?:e[+-]?\d+)?/gi

/** JSON has no bigint. */
const digitsOf = (_: string, value: unknown) => (typeof value === 'bigint' ? `${value}` : value)

/** Indented JSON; colored on a terminal that supports colors. */
export function prettyJson(value: unknown, indent = ''): string {
  const text = JSON.stringify(value, digitsOf, 2).replaceAll('\n', `\n${indent}`)
  if (!process.stdout.isTTY) return text
  return printable(text).replace(token, (all, string?: string, colon?: string, word?: string) => {
    if (colon) return `${paint('blue', `${string}`)}${colon}`
    return paint(string ? 'green' : word ? 'yellow' : 'cyan', all)
  })
}
