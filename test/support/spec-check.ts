import { readFileSync } from 'node:fs'
import { Ajv2020 } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import { parse } from 'yaml'

type Node = Record<string, unknown>

/** Names of the specs. */
export type SpecName = 'sandbox' | 'environments' | 'pipelines'

/** What the spec does not allow in a request or response; empty if all is well. */
export interface SpecCheck {
  request(method: string, path: string, query: URLSearchParams, text: string): string[]
  response(method: string, path: string, status: number, headers: Headers, text: string): string[]
}

const checks = new Map<SpecName, SpecCheck>()

/** The checks for a spec: paths, parameters, media types, statuses, schemas. Each spec is read once. */
export function specCheck(name: SpecName): SpecCheck {
  const check = checks.get(name) ?? createSpecCheck(name)
  checks.set(name, check)
  return check
}

function createSpecCheck(name: SpecName): SpecCheck {
  const spec = parse(readFileSync(`specs/${name}.yaml`, 'utf8')) as Node
  const ajv = new Ajv2020({ strict: false, allErrors: true, schemas: [] })
  // The types of this package describe an ES module; it is a CommonJS one.
  const add = (addFormats as unknown as { default?: typeof addFormats.default }).default ?? addFormats
  ;(add as typeof addFormats.default)(ajv)
  ajv.addSchema(spec, 'spec')

  const at = (pointer: string): Node | undefined => {
    let node: unknown = spec
    for (const key of pointer.split('/').slice(1)) {
      node = (node as Node | undefined)?.[key.replaceAll('~1', '/').replaceAll('~0', '~')]
    }
    return node as Node | undefined
  }
  /** Follows references, and returns where they lead. */
  const resolve = (pointer: string): { pointer: string; node: Node } | undefined => {
    const node = at(pointer)
    if (typeof node?.$ref === 'string') return resolve(node.$ref.slice(1))
    return node && { pointer, node }
  }
  const errors = (pointer: string, value: unknown, where: string): string[] => {
    const fragment = pointer.split('/').map(encodeURIComponent).join('/')
    const validate = ajv.getSchema(`spec#${fragment}`)
    if (!validate) throw new Error(`no schema at ${pointer}`)
    if (validate(value)) return []
    return (validate.errors ?? []).map((each) => `${where}${each.instancePath} ${each.message}`)
  }
  const find = (method: string, path: string) => {
    for (const template of Object.keys(spec.paths as Node).sort()) {
      const names = [...template.matchAll(/\{([^}]+)\}/g)].map((match) => match[1] as string)
      const pattern = template.replace(/[.*+?^$|()[\]\\]/g, '\\$&').replace(/\{[^}]+\}/g, '([^/]+)')
      const match = new RegExp(`^${pattern}$`).exec(path.replaceAll('%3A', ':'))
      const pointer = `/paths/${template.replaceAll('~', '~0').replaceAll('/', '~1')}`
      if (match && at(`${pointer}/${method.toLowerCase()}`)) {
        const params = Object.fromEntries(
          names.map((each, i) => [each, decodeURIComponent(match[i + 1] ?? '')]),
        )
        return { pointer: `${pointer}/${method.toLowerCase()}`, item: pointer, params }
      }
    }
    return undefined
  }

  return {
    request(method, path, query, text) {
      const operation = find(method, path)
      if (!operation) return [`${method} ${path} is no operation`]
      const found: string[] = []
      const values: Record<string, Record<string, string>> = {
        path: operation.params,
        query: Object.fromEntries(query),
      }
      const declared = [operation.item, operation.pointer].flatMap((base) =>
        ((at(`${base}/parameters`) as unknown as unknown[]) ?? []).map((_, i) => `${base}/parameters/${i}`),
      )
      for (const each of declared) {
        const parameter = resolve(each)
        const value = values[String(parameter?.node.in)]?.[String(parameter?.node.name)]
        if (parameter && value !== undefined) {
          const typed = /integer/.test(JSON.stringify(parameter.node.schema)) && /^-?\d+$/.test(value)
          found.push(
            ...errors(`${parameter.pointer}/schema`, typed ? Number(value) : value, `${parameter.node.name}`),
          )
        } else if (parameter?.node.required) found.push(`${parameter.node.name} is missing`)
      }
      const names = declared.map((each) => resolve(each)?.node.name)
      for (const key of query.keys()) if (!names.includes(key)) found.push(`query ${key} is not declared`)
      const body = at(`${operation.pointer}/requestBody`)
      if (!body && text) found.push('a body is sent, none is declared')
      if (body?.required && !text) found.push('the body is missing')
      if (body && text) {
        found.push(
          ...errors(
            `${operation.pointer}/requestBody/content/application~1json/schema`,
            JSON.parse(text),
            'body',
          ),
        )
      }
      return found
    },

    response(method, path, status, headers, text) {
      const operation = find(method, path)
      if (!operation) return [`${method} ${path} is no operation`]
      const declared = resolve(`${operation.pointer}/responses/${status}`)
      if (!declared) return [`status ${status} is not declared for ${method} ${path}`]
      const found: string[] = []
      for (const [name, header] of Object.entries((declared.node.headers as Node) ?? {})) {
        const value = headers.get(name)
        const schema = resolve(`${declared.pointer}/headers/${name}`)
        if (value === null && (header as Node).required) found.push(`header ${name} is missing`)
        if (value !== null && schema) found.push(...errors(`${schema.pointer}/schema`, Number(value), name))
      }
      if (!declared.node.content) return text ? [...found, 'a body is sent, none is declared'] : found
      const type = headers.get('content-type')?.split(';')[0]
      if (type !== 'application/json') return [...found, `${type} is not declared`]
      const schema = `${declared.pointer}/content/application~1json/schema`
      return [...found, ...errors(schema, JSON.parse(text), 'body')]
    },
  }
}
