import { basename, extname } from 'node:path'
import type { Api } from '../../src/runtime/definition.ts'
import { isObject, type JsonObject, readSpec, resolve, type SpecDocument } from './document.ts'
import { checkTokenEnv } from './extensions.ts'
import type { Group, OperationModel } from './model.ts'
import { functionName, isReservedWord, publicNames, typeName } from './names.ts'
import { at, type Place, SpecProblem } from './problem.ts'
import { readOperation } from './read-operation.ts'

const methods = new Set(['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace'])

/** Reads one spec into the model of its group. Throws SpecProblem where it holds what cannot be expressed. */
export function readGroup(path: string, reserved: ReadonlySet<string> = publicNames()): Group {
  const document = readSpec(path)
  const { file, root } = document
  const name = basename(path, extname(path))
  const place: Place = { file, pointer: '' }
  const info = isObject(root.info) ? root.info : {}
  const operations: OperationModel[] = []
  const handle = functionName(name)
  const taken = new Set([...reserved, ...ownExports])
  if (
    isReservedWord(handle) ||
    taken.has(handle) ||
    ownSubpaths.test(name) ||
    ownPages.test(name) ||
    !/^[\w-]+$/.test(name)
  ) {
    throw new SpecProblem(place, `${name} cannot be the name of a group; rename the file`)
  }
  taken.add(handle)
  for (const [template, item] of Object.entries(isObject(root.paths) ? root.paths : {})) {
    if (template.startsWith('x-')) continue
    const [pathItem, itemPlace] = resolve(document, item, at(place, 'paths', template))
    for (const method of Object.keys(pathItem).filter((key) => methods.has(key))) {
      const where = at(itemPlace, method)
      const operation = readOperation(document, template, method, pathItem, where)
      claimName(operation.definition.id, taken, operations, at(where, 'operationId'))
      operations.push(operation)
    }
  }
  const components = isObject(root.components) ? root.components : {}
  return {
    name,
    spec: `specs/${file}`,
    title: oneLine(`${info.title ?? name}`),
    description: oneLine(`${info.summary ?? info.description ?? ''}`),
    api: { name, servers: readServers(document, place), ...readAuth(document, place) },
    operations,
    schemas: isObject(components.schemas) ? components.schemas : {},
    document,
  }
}

/** Subpaths of the package that are no groups. */
const ownSubpaths = /^(index|otel|mocks|chunks|cli)$/

/** Pages of `docs/` that are no groups. */
const ownPages = /^(retries)$/

/** A text that can stand in a comment. */
const oneLine = (text: string) => text.replace(/\s+/g, ' ').replaceAll('*/', '*\\/').trim()

/** What the files of a group declare and export beside their operations. */
const ownExports = [
  'api',
  'operation',
  'operations',
  'parameters',
  'queryParameters',
  'scalarQuery',
  'jsonBody',
  'connect',
  'createClient',
  'getClient',
]

function claimName(
  id: string,
  taken: ReadonlySet<string>,
  operations: readonly OperationModel[],
  place: Place,
): void {
  const clash = operations.find(({ definition }) => typeName(definition.id) === typeName(id))?.definition.id
  if (clash)
    throw new SpecProblem(place, `two operations are called ${clash === id ? id : `${clash} and ${id}`}`)
  if (isReservedWord(id)) throw new SpecProblem(place, `${id} is a reserved word`)
  if (taken.has(id)) throw new SpecProblem(place, `${id} is a name that every group exports itself`)
}

function readServers({ root }: SpecDocument, place: Place): Record<string, string> {
  const servers: Record<string, string> = {}
  for (const [index, server] of (Array.isArray(root.servers) ? root.servers : []).entries()) {
    const where = at(place, 'servers', index)
    if (!isObject(server) || typeof server.url !== 'string') throw new SpecProblem(where, 'has no url')
    const variables = isObject(server.variables) ? server.variables : {}
    const url = server.url.replace(/\{([^}]+)\}/g, (_, name: string) => {
      const variable = variables[name]
      if (!isObject(variable)) throw new SpecProblem(at(where, 'url'), `variable ${name} has no default`)
      return `${variable.default}`
    })
    const name = functionName(
      `${server['x-name'] ?? server.name ?? (index ? `server${index + 1}` : 'default')}`,
    )
    if (!/^https?:\/\//.test(url))
      throw new SpecProblem(at(where, 'url'), `${url} is no absolute http or https URL`)
    if (Object.hasOwn(servers, name)) throw new SpecProblem(where, `two servers are called ${name}`)
    servers[name] = url
  }
  if (!Object.keys(servers).length)
    throw new SpecProblem(at(place, 'servers'), 'is empty; the client needs one to send to')
  return servers
}

/** The header that carries the token: the first security scheme that one header can hold. */
function readAuth(document: SpecDocument, place: Place): Pick<Api, 'auth'> {
  const { components } = document.root
  const schemes =
    isObject(components) && isObject(components.securitySchemes) ? components.securitySchemes : {}
  let auth: Api['auth']
  const entries = Object.entries(schemes)
  for (const [name, node] of entries) {
    const [scheme, where] = resolve(document, node, at(place, 'components', 'securitySchemes', name))
    const header = headerOf(scheme)
    checkTokenEnv(scheme, !auth && header !== undefined, where)
    auth ??= header
  }
  if (entries.length && !auth) {
    throw new SpecProblem(
      at(place, 'components', 'securitySchemes'),
      'holds no scheme that travels in a header',
    )
  }
  return auth ? { auth } : {}
}

function headerOf({ type, scheme, in: location, name }: JsonObject): Api['auth'] {
  if (type === 'apiKey')
    return location === 'header' ? { header: `${name}`.toLowerCase(), prefix: '' } : undefined
  if (type === 'mutualTLS') return undefined
  if (type === 'http') {
    const known = `${scheme}`.toLowerCase()
    return known === 'bearer' || known === 'basic'
      ? { header: 'authorization', prefix: known === 'basic' ? 'Basic ' : 'Bearer ' }
      : undefined
  }
  return { header: 'authorization', prefix: 'Bearer ' }
}
