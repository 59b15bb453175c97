import { isObject, type Json, type JsonObject, resolve, type SpecDocument } from '../document/document.ts'
import { generatedNames } from '../document/generated-names.ts'
import type { Load } from '../document/load.ts'
import { withSubtypes } from '../document/polymorphism/with-subtypes.ts'
import {
  at,
  atOrigins,
  Findings,
  type Note,
  type Place,
  SpecProblem,
  SpecProblems,
} from '../document/problem.ts'
import { readSpec } from '../document/read-spec.ts'
import type { Group, OperationModel } from '../model.ts'
import { readDatesAs } from './dates.ts'
import { fileNameOf, groupName, isGroupName, isOwnName, takenNames } from './group-name.ts'
import { withOwnSchemas } from './hoist.ts'
import { readInt64As } from './int64.ts'
import { OperationNamesTaken, type OperationNaming, operationName, readNaming } from './operation-names.ts'
import { operationsOf } from './operations-of.ts'
import { readOperation } from './read-operation.ts'
import { readAuth, unknownAuth } from './read-security.ts'
import { readServers, templatesOf } from './read-servers.ts'
import { isSendable } from './sendable.ts'
import { readSkips } from './skips.ts'
import { withTokenScheme } from './token-scheme.ts'

/** Settings that a document doesn't contain, or that override it. */
export interface ReadOptions {
  /** Name of the group, or a function that derives it from the document's title. Default: the file's name. */
  readonly name?: string | ((title: string) => string) | undefined
  /** Replaces top-level fields of the document, such as `servers` and `x-int64`. */
  readonly root?: JsonObject | undefined
  /** The document's name in generated files. */
  readonly spec?: string | undefined
  /** Loads a file or URL. Default: from disk or the web. */
  readonly load?: Load | undefined
  /** Pointers of operations to leave out. Default: those in the `.skip` file next to the document. */
  readonly skips?: ReadonlySet<string> | undefined
  /** Selects operations by name and tags. Default: all. */
  readonly isWanted?:
    | ((operation: { readonly id: string; readonly tags: readonly string[] }) => boolean)
    | undefined
  /**
   * How operations are named. `given` uses the operationId; `readable` shortens the operationIds of frameworks:
   * `read_items_items__get` becomes `readItems`, `CatsController_findAll` becomes `catsFindAll`. A function returns
   * the exact name; an invalid or taken one is an error.
   * @default the document's `x-operation-names`, else 'given'
   */
  readonly operationNames?: OperationNaming | undefined
  /** The only security scheme to use, for all operations that accept it alone. */
  readonly tokenScheme?: string | undefined
}

/** Reads a spec into the model of its group. Throws SpecProblems with everything that can't be expressed. */
export async function readGroup(path: string, options: ReadOptions = {}): Promise<Group> {
  const found = withSubtypes(withRoot(await readSpec(path, options.load), options.root))
  const { file } = found
  const place: Place = { file, pointer: '' }
  const notes: string[] = []
  const note: Note = (place, text) => notes.push(`${place.pointer}: ${text}`)
  const { tokenScheme } = options
  const document = tokenScheme === undefined ? found : withTokenScheme(found, tokenScheme, place, note)
  const { root } = document
  const info = isObject(root.info) ? root.info : {}
  const taken = takenNames()
  const name = groupName(options.name, `${info.title ?? ''}`, taken) ?? fileNameOf(path)
  const operations: OperationModel[] = []
  const findings = new Findings()
  if (!isGroupName(name, taken) || (options.name === undefined && isOwnName(name))) {
    const remedy = options.name === undefined ? 'rename the file' : 'set another name'
    throw new SpecProblem(place, `${name} can't be the name of a group; ${remedy}`)
  }
  const { isWanted = () => true } = options
  const names = new OperationNamesTaken(new Set([...taken, ...Object.values(generatedNames(name))]))
  const skips = new Set(options.skips ?? readSkips(path))
  const servers = findings.try(() => readServers(root.servers, at(place, 'servers'), document.address)) ?? {
    urls: {},
    templates: {},
    notes: [],
  }
  findings.try(() => readInt64As(document))
  const naming = options.operationNames ?? findings.try(() => readNaming(root, place)) ?? 'given'
  findings.try(() => readDatesAs(document))
  const auth = findings.try(() => readAuth(document, place, note)) ?? unknownAuth
  for (const [template, item] of Object.entries(isObject(root.paths) ? root.paths : {})) {
    if (template.startsWith('x-')) continue
    const resolved = findings.try(() => resolve(document, item, at(place, 'paths', template)))
    if (!resolved) continue
    const [pathItem, itemPlace] = resolved
    for (const { method, names: own, node } of operationsOf(pathItem)) {
      const { pointer } = at(place, 'paths', template, ...own)
      const where = at(itemPlace, ...own)
      // A naming function isn't called for skipped operations: its name may be the reason to skip one.
      if (isObject(node) && !(typeof naming === 'function' && skips.has(pointer))) {
        const id = findings.try(() => operationName(node, method, template, naming, where), pointer)
        if (id === undefined || !isWanted({ id, tags: textsIn(node.tags) })) continue
      }
      if (skips.delete(pointer)) {
        notes.push(`${pointer} is left out`)
        continue
      }
      if (!isSendable(method, where, note)) continue
      const operation = findings.try(
        () =>
          readOperation({
            document,
            path: template,
            method,
            node,
            pathItem,
            itemPlace,
            place: where,
            auth,
            servers,
            note,
            naming,
          }),
        pointer,
      )
      if (!operation) continue
      const { id } = operation.definition
      const [tag] = naming === 'readable' ? operation.tags : []
      const label = `${method} ${template}`
      const uniqueName =
        typeof naming === 'function'
          ? findings.try(() => names.claimExactly(id, label, where), pointer)
          : names.claim(id, label, tag)
      if (uniqueName === undefined) continue
      if (uniqueName !== id)
        notes.push(`${pointer}/operationId: ${id} is taken or reserved; renamed ${uniqueName}`)
      operations.push({ ...operation, definition: { ...operation.definition, id: uniqueName } })
    }
  }
  for (const pointer of skips) {
    findings.try(() => {
      throw new SpecProblem(
        { file, pointer },
        `is in ${name}.skip, but is not an operation of the spec; remove the line`,
      )
    })
  }
  if (!operations.length && !findings.problems.length) {
    throw new SpecProblem(at(place, 'paths'), 'has no operations to generate')
  }
  const components = isObject(root.components) ? root.components : {}
  const group: Group = {
    name,
    spec: options.spec ?? `specs/${file}`,
    title: oneLine(`${info.title ?? name}`),
    description: oneLine(`${info.summary ?? info.description ?? ''}`),
    api: {
      name,
      servers: servers.urls,
      ...templatesOf(servers),
      ...(auth.header && { auth: auth.header }),
      ...(auth.several && { schemes: auth.several }),
    },
    operations,
    schemas: isObject(components.schemas) ? components.schemas : {},
    document,
    notes: [...(document.notes ?? []), ...servers.notes, ...new Set(notes)],
  }
  const whole = findings.try(() => withOwnSchemas(document, group))
  if (findings.problems.length) throw new SpecProblems(atOrigins(findings.problems, document.origins))
  return whole ?? group
}

const withRoot = (document: SpecDocument, root: JsonObject = {}): SpecDocument => ({
  ...document,
  root: { ...document.root, ...root },
})

const textsIn = (list: Json | undefined) => (Array.isArray(list) ? list.map(String) : [])

/** Puts a text on one line and makes it safe for a comment. */
const oneLine = (text: string) => text.replace(/\s+/g, ' ').replaceAll('*/', '*\\/').trim()
