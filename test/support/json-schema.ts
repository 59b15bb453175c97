import { readFileSync } from 'node:fs'
import { Ajv2020 } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import { parse } from 'yaml'
import type { Schema } from './declared.ts'

/** Checks values against the schemas of a spec with a JSON Schema validator that is independent of this package. */
export function validatorOf(name: string): (schema: Schema, value: unknown) => boolean {
  const ajv = new Ajv2020({ strict: false })
  // The types of this package describe an ES module; it is a CommonJS one.
  const add = (addFormats as unknown as { default?: typeof addFormats.default }).default ?? addFormats
  ;(add as typeof addFormats.default)(ajv)
  ajv.addSchema(parse(readFileSync(`specs/${name}.yaml`, 'utf8')) as object, 'spec')
  const compiled = new Map<Schema, (value: unknown) => unknown>()
  return (schema, value) => {
    let test = compiled.get(schema)
    if (!test) {
      test = ajv.compile(JSON.parse(JSON.stringify(schema).replaceAll('"#/', '"spec#/')))
      compiled.set(schema, test)
    }
    return test(value) === true
  }
}
