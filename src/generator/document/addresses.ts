import { decodePointer } from './document.ts'
import { type Resource, resolved, resourcesOf, type Source, type Spot } from './sources.ts'

/** Why each address could not be read. */
export type Failures = ReadonlyMap<string, string>

/** Resources by address, and addresses that were wanted but not read. */
export class Addresses {
  readonly wanted = new Set<string>()
  readonly #byAddress = new Map<string, Resource>()
  readonly #bySource = new Map<string, Resource[]>()

  constructor(
    sources: readonly Source[],
    readonly failures: Failures,
  ) {
    for (const source of sources) {
      const resources = resourcesOf(source)
      this.#bySource.set(source.uri, resources)
      for (const each of resources) {
        if (!each.path.length) this.#byAddress.set(source.uri, each)
        if (!this.#byAddress.has(each.base)) this.#byAddress.set(each.base, each)
      }
    }
  }

  /** The target of a reference, or why it has none. */
  follow($ref: string, from: Spot): Spot | string {
    const base = this.#enclosing(from)?.base ?? from.source.uri
    const all = [...new Set([resolved($ref, base), resolved($ref, from.source.uri)])]
    const addresses = all.filter((each) => each !== undefined)
    const resource = addresses.map((each) => this.#byAddress.get(each)).find((each) => each)
    if (!resource) return this.#want($ref, from, addresses)
    const fragment = /#(.*)$/s.exec($ref)?.[1] ?? ''
    if (fragment === '' || fragment.startsWith('/'))
      return { source: resource.source, path: [...resource.path, ...decodePointer(fragment)] }
    const path = resource.anchors.get(fragment)
    return path ? { source: resource.source, path } : `$ref ${$ref}: no such anchor`
  }

  /** The innermost resource that contains a place. */
  #enclosing({ source, path }: Spot): Resource | undefined {
    const own = this.#bySource.get(source.uri) ?? []
    return own.findLast((each) => each.path.every((name, index) => name === path[index]))
  }

  /** Resolves against the file's location first, then against its `$self` or `$id`. */
  #want($ref: string, from: Spot, addresses: readonly string[]): string {
    for (const each of [...addresses].reverse()) {
      if (!/^(file|https?):/.test(each)) return `$ref ${$ref} is not a path or a URL`
      if (each.startsWith('file:') && !from.source.uri.startsWith('file:'))
        return `$ref ${$ref} points from the web to a local file`
      if (this.failures.has(each)) continue
      this.wanted.add(each)
      return `$ref ${$ref} was not read`
    }
    return `$ref ${$ref}: ${addresses.map((each) => this.failures.get(each)).join('; ') || 'is not a path or a URL'}`
  }
}
