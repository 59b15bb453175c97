import { basename, extname } from 'node:path'
import { isObject, readSpec, resolve } from '../document/document.ts'
import { functionName, isReservedWord, publicNames } from '../document/names.ts'
import { at, Findings, type Note, type Place, SpecProblem } from '../document/problem.ts'
import type { Group, OperationModel } from '../model.ts'
import { formats } from '../schemas/formats.ts'
import { withOwnSchemas } from './hoist.ts'
import { readInt64As } from './int64.ts'
import { OperationNamesTaken } from './operation-names.ts'
import { readOperation } from './read-operation.ts'
import { readAuth, unknownAuth } from './read-security.ts'
import { readServers } from './read-servers.ts'
import { readSkips } from './skips.ts'

const methods = new Set(['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace'])

/**
 * Reads one spec into the model of its group, without the operations that its file of skips names. Throws
 * SpecProblems, all at once, where it holds what cannot be expressed.
 */
export async function readGroup(path: string, reserved: ReadonlySet<string> = publicNames()): Promise<Group> {
  const document = await readSpec(path)
  const { file, root } = document
  const name = basename(path, extname(path))
  const place: Place = { file, pointer: '' }
  const info = isObject(root.info) ? root.info : {}
  const operations: OperationModel[] = []
  const notes: string[] = []
  const note: Note = (place, text) => notes.push(`${place.pointer}: ${text}`)
  const findings = new Findings()
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
  const names = new OperationNamesTaken(new Set([...taken, handle]))
  const skips = readSkips(path)
  const servers = findings.try(() => readServers(root.servers, at(place, 'servers'))) ?? {
    urls: {},
    notes: [],
  }
  findings.try(() => readInt64As(document))
  const auth = findings.try(() => readAuth(document, place)) ?? unknownAuth
  for (const [template, item] of Object.entries(isObject(root.paths) ? root.paths : {})) {
    if (template.startsWith('x-')) continue
    const found = findings.try(() => resolve(document, item, at(place, 'paths', template)))
    if (!found) continue
    const [pathItem, itemPlace] = found
    for (const method of Object.keys(pathItem).filter((key) => methods.has(key))) {
      const { pointer } = at(place, 'paths', template, method)
      if (skips.delete(pointer)) {
        notes.push(`${pointer} is left out`)
        continue
      }
      const where = at(itemPlace, method)
      const operation = findings.try(
        () =>
          readOperation({
            document,
            path: template,
            method,
            pathItem,
            place: where,
            auth,
            servers: servers.urls,
            note,
          }),
        pointer,
      )
      if (!operation) continue
      const { id } = operation.definition
      const own = names.claim(id)
      if (own !== id) notes.push(`${pointer}/operationId: ${id} is taken or reserved; it is called ${own}`)
      operations.push({ ...operation, definition: { ...operation.definition, id: own } })
    }
  }
  for (const pointer of skips) {
    findings.try(() => {
      throw new SpecProblem({ file, pointer }, `is no operation of the spec, and ${name}.skip names it`)
    })
  }
  if (!operations.length && !findings.problems.length) {
    throw new SpecProblem(at(place, 'paths'), 'holds no operation that could be called')
  }
  const components = isObject(root.components) ? root.components : {}
  const group: Group = {
    name,
    spec: `specs/${file}`,
    title: oneLine(`${info.title ?? name}`),
    description: oneLine(`${info.summary ?? info.description ?? ''}`),
    api: { name, servers: servers.urls, ...(auth.header && { auth: auth.header }) },
    operations,
    schemas: isObject(components.schemas) ? components.schemas : {},
    document,
    notes: [...servers.notes, ...new Set(notes)],
  }
  const whole = findings.try(() => withOwnSchemas(document, group))
  findings.done()
  return whole ?? group
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
  'Operations',
  'parameters',
  'queryParameters',
  'scalarQuery',
  'otherParameters',
  'jsonBody',
  'formBody',
  'multipartBody',
  'rawBody',
  'mediaType',
  'ownServer',
  'givenServer',
  'accept',
  'int64Answer',
  'int64Request',
  'connect',
  'createClient',
  'getClient',
  'z',
  'schemas',
  'defineSchemas',
  ...Object.values(formats).map(([name]) => name),
]
