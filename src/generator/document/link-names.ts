import { isObject, type Json, type JsonObject } from './document.ts'
import { type Kind, kindOfSection, sectionOf } from './kinds.ts'
import type { Spot } from './sources.ts'

/** Top-level fields of Swagger 2.0 by their components section in OpenAPI 3. */
const oldSections: Readonly<Record<string, string>> = {
  schemas: 'definitions',
  parameters: 'parameters',
  responses: 'responses',
}

/** Finds a document's components, and names those moved in from other files. */
export class ComponentNames {
  readonly #isOld: boolean
  readonly #taken = new Map<Kind, Map<string, string>>()

  constructor(readonly document: JsonObject) {
    this.#isOld = document.swagger !== undefined
  }

  /** The path of a component. */
  pathOf(kind: Kind, name: string): readonly string[] {
    const section = sectionOf(kind) ?? 'schemas'
    return this.#isOld ? [oldSections[section] ?? section, name] : ['components', section, name]
  }

  /** Section and name of the component at or around a path. */
  sectionAndName(path: readonly string[]): [section: string, name: string] | undefined {
    if (!this.#isOld) return path[0] === 'components' && path[2] ? [`${path[1]}`, path[2]] : undefined
    const section = Object.keys(oldSections).find((each) => oldSections[each] === path[0])
    return section && path[1] !== undefined ? [section, path[1]] : undefined
  }

  *components(): Generator<[path: readonly string[], kind: Kind, node: Json]> {
    for (const section of this.#sections()) {
      const kind = kindOfSection(section)
      if (!kind) continue
      for (const [name, node] of Object.entries(this.#own(section)))
        yield [this.pathOf(kind, name), kind, node]
    }
  }

  /** Components that are used by name, without a reference. */
  usedByName(): (readonly string[])[] {
    return Object.keys(this.#own('securitySchemes')).map((name) => this.pathOf('securityScheme', name))
  }

  /** Taken names of a kind, with the file each belongs to. */
  all(kind: Kind): ReadonlyMap<string, string> {
    const known = this.#taken.get(kind)
    if (known) return known
    const own = Object.keys(this.#own(sectionOf(kind) ?? ''))
    const taken = new Map(own.map((name) => [name, 'the document itself']))
    this.#taken.set(kind, taken)
    return taken
  }

  /** Names a component from another file by its name there. If that is taken, adds the file's name, and a note. */
  claim(kind: Kind, { source, path }: Spot): { pointer: readonly string[]; note?: string } {
    const taken = this.all(kind) as Map<string, string>
    const file = stemOf(source.uri)
    const wanted = validName(path.length ? ownName(path) : file)
    const holder = taken.get(wanted)
    let name = wanted
    if (holder !== undefined) {
      const longer = validName(
        path.length ? `${file}_${wanted}` : `${stemOf(new URL('.', source.uri).href)}_${wanted}`,
      )
      name = longer
      for (let count = 2; taken.has(name); count++) name = `${longer}${count}`
    }
    taken.set(name, source.file)
    const pointer = this.pathOf(kind, name)
    if (holder === undefined) return { pointer }
    return {
      pointer,
      note: `${wanted} is in ${holder} and in ${source.file}; the one in ${source.file} is renamed ${name}`,
    }
  }

  /** The document without its components. */
  withoutComponents(): JsonObject {
    const kept = Object.entries(this.document).filter(
      ([key]) => !(this.#isOld ? Object.values(oldSections).includes(key) : key === 'components'),
    )
    return Object.fromEntries(kept)
  }

  /** A document with its components replaced, in their original order. */
  withComponents(whole: JsonObject, linked: Readonly<Record<string, JsonObject>>): JsonObject {
    const sections = [...new Set([...this.#sections(), ...Object.keys(linked)])]
    const entries = sections.map((section): [string, JsonObject] => {
      const found = linked[section] ?? {}
      const names = [...new Set([...Object.keys(this.#own(section)), ...Object.keys(found)])]
      const own = names.filter((name) => Object.hasOwn(found, name))
      return [section, Object.fromEntries(own.map((name) => [name, found[name] as Json]))]
    })
    if (!this.#isOld) return { ...whole, ...(entries.length && { components: Object.fromEntries(entries) }) }
    return {
      ...whole,
      ...Object.fromEntries(entries.map(([section, all]) => [oldSections[section] ?? section, all])),
    }
  }

  #sections(): string[] {
    if (this.#isOld) return Object.keys(oldSections)
    const { components } = this.document
    return isObject(components) ? Object.keys(components) : []
  }

  #own(section: string): JsonObject {
    const { components } = this.document
    const found = this.#isOld
      ? this.document[oldSections[section] ?? '']
      : isObject(components)
        ? components[section]
        : undefined
    return isObject(found) ? found : {}
  }
}

/** Path segments that add nothing to a component's name. */
const containers =
  /^(components|schemas|definitions|\$defs|parameters|responses|requestBodies|examples|headers|paths)$/

/** A name for the component at a path. */
function ownName(path: readonly string[]): string {
  const last = path.at(-1) as string
  const before = path.at(-2)
  if (before === undefined || containers.test(before)) return last
  return path.filter((each) => !containers.test(each) && each !== 'properties').join('_')
}

/** A valid component name (OpenAPI 3.2, section 4.7.1). */
const validName = (name: string) => name.replace(/[^A-Za-z0-9._-]+/g, '_').replace(/^_+(?=.)|_+$/g, '') || '_'

/** A file's name without its extension; `pets/index.yaml` becomes `pets`. */
function stemOf(uri: string): string {
  const parts = decodeURIComponent(new URL(uri).pathname).split('/').filter(Boolean)
  const stem = (parts.at(-1) ?? '').replace(/\.\w+$/, '')
  return /^_?index$/i.test(stem) && parts.length > 1 ? `${parts.at(-2)}` : stem
}
