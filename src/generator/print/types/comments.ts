import { isObject, type Json } from '../../document/document.ts'

/** A schema's title, summary, format and description. */
export function descriptionOf(schema: Json): string[] {
  if (!isObject(schema)) return []
  const { title, summary, format, description } = schema
  const formatLine = typeof format === 'string' ? `Format: ${format.replace(/~.*/, '')}` : ''
  return [textOf(title), textOf(summary), formatLine, textOf(description)].filter(Boolean)
}

/** The comment of a schema, indented and with a final line break; empty if it would say nothing. */
export function commentOf(schema: Json, indent: string): string {
  if (!isObject(schema)) return ''
  const examples = Array.isArray(schema.examples) ? schema.examples : []
  const tags = [
    schema.deprecated === true ? '@deprecated' : '',
    tag('default', schema.default),
    tag('example', schema.example),
    ...examples.map((each) => tag('example', each)),
  ]
  return comment([...descriptionOf(schema), ...tags.filter(Boolean)], indent)
}

/** Texts as a comment, on one line if they fit in one. */
export function comment(texts: readonly string[], indent: string): string {
  const lines = texts.flatMap((text) => text.split(lineEnd).map((line) => clean(line).trimEnd()))
  if (!lines.length) return ''
  const body =
    lines.length === 1
      ? ` ${lines[0]} `
      : `\n${lines.map((line) => `${indent} *${line && ` ${line}`}\n`).join('')}${indent} `
  return `${indent}/**${body}*/\n`
}

const lineEnd = /\r\n?|[\n\u2028\u2029]/

/** Makes a text safe inside a comment. */
const clean = (text: string) => text.replaceAll('*/', '*\\/').replaceAll(/[^\P{Cc}\t]|\uFEFF/gu, '')

const textOf = (value: Json | undefined) => (typeof value === 'string' ? value.trim() : '')

/** Longer values are omitted: editors wouldn't show them whole. */
const longest = 1000

function tag(name: string, value: Json | undefined): string {
  if (value === undefined) return ''
  const text =
    typeof value === 'object' && value !== null ? JSON.stringify(value, null, 2) : `${value}`.trim()
  return text.length > longest ? '' : `@${name} ${text}`.trimEnd()
}
