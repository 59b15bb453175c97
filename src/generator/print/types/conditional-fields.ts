import { isObject, type Json, type JsonObject } from '../../document/document.ts'
import { declares, nameIn, propertiesOf, type Schemas, textsOf } from './composition.ts'

/**
 * Fields that are declared only under a condition: in `then`, `else` and `dependentSchemas`. In the type they are
 * optional. A field that `not` forbids gets the type `never`.
 */
export function conditionalFields(schema: JsonObject, schemas: Schemas): Map<string, Json> {
  const { then, else: otherwise, dependentSchemas, not } = schema
  const found = new Map<string, Json[]>()
  const branches = [then, otherwise, ...Object.values(isObject(dependentSchemas) ? dependentSchemas : {})]
  for (const branch of branches) {
    const target = nameIn(branch) === undefined ? branch : schemas[nameIn(branch) as string]
    for (const [name, each] of Object.entries(isObject(target) ? propertiesOf(target) : {})) {
      if (declares(schema, name, schemas)) continue
      const known = found.get(name)
      if (known) known.push(each)
      else found.set(name, [each])
    }
  }
  const fields = [...found].map(
    ([name, all]) => [name, all.length > 1 ? { anyOf: all } : all[0]] as [string, Json],
  )
  const [refused, ...others] = isObject(not) && Object.keys(not).length === 1 ? textsOf(not.required) : []
  if (refused !== undefined && !others.length && !declares(schema, refused, schemas))
    fields.push([refused, false])
  return new Map(fields)
}
