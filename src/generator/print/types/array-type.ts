import type { JsonObject } from '../../document/document.ts'
import { listOf } from './composition.ts'
import { type Scope, within } from './scope.ts'
import { list, or, plain, type TypeText, unknown } from './type-text.ts'

/** An array, or a tuple if the schema has `prefixItems`. */
export function arrayType(schema: JsonObject, scope: Scope): TypeText {
  const inner = within(scope, scope.indent)
  const { items, unevaluatedItems, minItems, maxItems } = schema
  const prefix = listOf(schema.prefixItems)
  const each = items === undefined ? unknown : scope.typeOf(items, inner)
  if (!prefix.length) return list(each)
  const most = typeof maxItems === 'number' ? maxItems : Number.POSITIVE_INFINITY
  // Without a minimum length, authors mean the whole tuple.
  const least = typeof minItems === 'number' ? minItems : prefix.length
  const elements = prefix.slice(0, most).map((item, index) => {
    const type = scope.typeOf(item, inner)
    if (index < least) return type.text
    const { form, text } = scope.takesUndefined ? or(type, 'undefined') : type
    return form === 'union' || form === 'intersection' ? `(${text})?` : `${text}?`
  })
  const isOpen = items !== undefined && items !== false && unevaluatedItems !== false && most > prefix.length
  return plain(`[${[...elements, ...(isOpen ? [`...${list(each).text}`] : [])].join(', ')}]`)
}
