import { readFileSync } from 'node:fs'
import { parse } from 'yaml'

/** A schema of a spec as written, before a generator reads it. */
export type Schema = { readonly [key: string]: unknown }

/** A value that a spec declares: an input or output of an operation. */
export interface Declared {
  readonly operation: string
  readonly part: 'params' | 'body' | 'response'
  /** Set for a response. */
  readonly status: string
  readonly schema: Schema
}

export interface DeclaredSpec {
  readonly values: readonly Declared[]
  /** Follows references. */
  resolve(schema: Schema): Schema
}

/**
 * Reads the inputs and outputs of each operation in a spec, straight from its YAML. Bodies without a schema are left
 * out.
 */
export function declaredBy(name: string): DeclaredSpec {
  const spec = parse(readFileSync(`specs/${name}.yaml`, 'utf8')) as Schema
  const resolve = (node: Schema): Schema => {
    const { $ref, ...beside } = node
    if (typeof $ref !== 'string') return node
    const target = $ref
      .slice(2)
      .split('/')
      .reduce<unknown>((each, key) => (each as Schema)[key.replaceAll('~1', '/')], spec)
    return { ...resolve(target as Schema), ...beside }
  }
  const values: Declared[] = []
  for (const item of Object.values(spec.paths as Record<string, Schema>)) {
    for (const method of ['get', 'post', 'put', 'patch', 'delete']) {
      const node = item[method] as Schema | undefined
      if (!node) continue
      const operation = String(node.operationId)
      const add = (part: Declared['part'], status: string, schema: Schema | undefined) => {
        if (schema && Object.keys(schema).length) values.push({ operation, part, status, schema })
      }
      const parameters = [item.parameters, node.parameters].flat().filter(Boolean) as Schema[]
      if (parameters.length) add('params', '', ofParameters(parameters.map(resolve)))
      if (node.requestBody) add('body', '', jsonOf(resolve(node.requestBody as Schema)))
      for (const [status, response] of Object.entries(node.responses as Record<string, Schema>)) {
        if (status.startsWith('2')) add('response', status, jsonOf(resolve(response)))
      }
    }
  }
  return { values, resolve }
}

const ofParameters = (parameters: readonly Schema[]): Schema => ({
  type: 'object',
  required: parameters.filter(({ required }) => required).map(({ name }) => name),
  properties: Object.fromEntries(parameters.map(({ name, schema }) => [name, schema])),
})

const jsonOf = ({ content }: Schema): Schema | undefined =>
  (content as { 'application/json'?: { schema: Schema } } | undefined)?.['application/json']?.schema
