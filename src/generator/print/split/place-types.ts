import { stronglyConnected } from '../types/strongly-connected.ts'

/** A type or a file of operations, and the types it refers to. */
export interface Referrer {
  readonly name: string
  readonly names: readonly string[]
}

/**
 * Decides which file each type goes to. If a type is used only through one file of operations or one other type (its
 * topmost dominator), it goes there; otherwise it gets its own file. So a file loads only types that it uses, from as
 * few files as possible. Types that refer to each other share a file, so that files don't.
 *
 * Returns the name of a file, or of the type whose file it is, by the name of each type.
 */
export function placeTypes(files: readonly Referrer[], types: readonly Referrer[]): Map<string, string> {
  const known = new Map(types.map((type) => [type.name, type]))
  const root: Place = { name: '', above: undefined, depth: 0 }
  const places = new Map<string, Place>()
  const users = new Map<string, Place[]>()
  const use = ({ names }: Referrer, place: Place) => {
    for (const name of names) users.set(name, [...(users.get(name) ?? []), place])
  }
  for (const file of files) use(file, { name: file.name, above: root, depth: 1 })
  const order = new Map(types.map(({ name }, index) => [name, index]))
  // Each component comes after those that refer to it.
  const components = stronglyConnected(order.keys(), (name) => namesOf(known.get(name), known)).reverse()
  for (const component of components) {
    const inOrder = component.sort((a, b) => (order.get(a) ?? 0) - (order.get(b) ?? 0))
    const above = inOrder
      .flatMap((name) => users.get(name) ?? [])
      .reduce<Place | undefined>(common, undefined)
    const place: Place = { name: inOrder[0] ?? '', above: above ?? root, depth: (above ?? root).depth + 1 }
    for (const name of component) {
      places.set(name, place)
      const names = namesOf(known.get(name), known).filter((each) => !component.includes(each))
      use({ name, names }, place)
    }
  }
  return new Map([...places].map(([name, place]) => [name, top(place).name]))
}

interface Place {
  readonly name: string
  readonly above: Place | undefined
  readonly depth: number
}

const namesOf = (type: Referrer | undefined, known: ReadonlyMap<string, Referrer>): string[] =>
  (type?.names ?? []).filter((name) => known.has(name))

/** The nearest place that is above both; it can be one of the two. */
function common(one: Place | undefined, other: Place): Place {
  let [a, b] = [one ?? other, other]
  while (a !== b) {
    if (a.depth >= b.depth) a = a.above as Place
    else b = b.above as Place
  }
  return a
}

/** The topmost place below the root. */
function top(place: Place): Place {
  let found = place
  while (found.above?.above) found = found.above
  return found
}
