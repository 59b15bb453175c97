import { isObject, type Json } from '../document/document.ts'
import { type Check, componentsIn } from './check.ts'
import { printCheck } from './print-check.ts'
import { createTags } from './tags.ts'

/** Schemas as constants, each after those that it needs, except for circular ones. */
export interface PrintedSchemas {
  readonly source: string
  /** Whether it refers to types.gen.ts. */
  readonly needsTypes: boolean
}

/**
 * Prints every schema as a constant. Circular references are deferred by a getter. Circular schemas get their type
 * from types.gen.ts, since the compiler can't infer one, and so do `large` ones.
 */
export function printSchemas(
  checks: ReadonlyMap<string, Check>,
  schemas: Readonly<Record<string, Json>>,
  large: ReadonlySet<string>,
): PrintedSchemas {
  const later = new Set(checks.keys())
  const typed = new Set(large)
  const { tagOf } = createTags((name) => checks.get(name))
  /** Names by printed schema. */
  const known = new Map<string, string>()
  const pieces = inOrder(checks).map((name) => {
    const { source, isCircular } = printCheck(checks.get(name) as Check, { later, typed, tagOf })
    later.delete(name)
    if (isCircular) typed.add(name)
    const same = isCircular ? undefined : known.get(source)
    if (same !== undefined && !typed.has(name))
      return `${comment(schemas[name])}export const ${name} = ${same};`
    if (!typed.has(name) && source.includes('\n')) known.set(source, name)
    const type = typed.has(name) ? `: z.ZodMiniType<types.${name}>` : ''
    return `${comment(schemas[name])}export const ${name}${type} = ${source}${type && ' as never'};`
  })
  const source = pieces.join('\n\n')
  return { source, needsTypes: /\btypes\./.test(source) }
}

/** Names, each after those that it refers to, except for circular ones. */
function inOrder(checks: ReadonlyMap<string, Check>): string[] {
  const order = new Set<string>()
  const started = new Set<string>()
  for (const start of checks.keys()) {
    // Not recursive: reference chains can have a thousand steps in large documents.
    const stack: [name: string, left: Iterator<string>][] = []
    const enter = (name: string) => {
      const check = started.has(name) ? undefined : checks.get(name)
      if (check) stack.push([name, componentsIn(check).values()])
      started.add(name)
    }
    enter(start)
    for (let top = stack.at(-1); top; top = stack.at(-1)) {
      const { done, value } = top[1].next()
      if (!done) enter(value)
      else {
        order.add(top[0])
        stack.pop()
      }
    }
  }
  return [...order]
}

function comment(schema: Json | undefined): string {
  const text = isObject(schema) && typeof schema.description === 'string' ? schema.description.trimEnd() : ''
  if (!text) return ''
  const lines = text.replaceAll('*/', '*\\/').split(/\r?\n/)
  return `/**\n${lines.map((line) => ` * ${line}`.trimEnd()).join('\n')}\n */\n`
}
