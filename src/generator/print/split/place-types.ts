import { stronglyConnected } from '../types/strongly-connected.ts'

/** What a type, or a file of operations, speaks of. */
export interface Speaks {
  readonly name: string
  readonly names: readonly string[]
}

/**
 * Says beside what each type stands: beside the one file of operations, or the one other type, through which alone it is
 * reached (its topmost dominator), or beside itself. So whatever loads a file loads only types that it reaches, from
 * as few files as that takes. Types that lead to each other stand together, so that no two files do.
 *
 * Gives the name of a file, or of a type, by the name of each type.
 */
export function placeTypes(files: readonly Speaks[], types: readonly Speaks[]): Map<string, string> {
  const known = new Map(types.map((type) => [type.name, type]))
  const root: Place = { name: '', above: undefined, depth: 0 }
  const places = new Map<string, Place>()
  const users = new Map<string, Place[]>()
  const use = ({ names }: Speaks, place: Place) => {
    for (const name of names) users.set(name, [...(users.get(name) ?? []), place])
  }
  for (const file of files) use(file, { name: file.name, above: root, depth: 1 })
  const order = new Map(types.map(({ name }, index) => [name, index]))
  // Each after those that lead to it.
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

const namesOf = (type: Speaks | undefined, known: ReadonlyMap<string, Speaks>): string[] =>
  (type?.names ?? []).filter((name) => known.has(name))

/** The nearest place that is above both, or one of them. */
function common(one: Place | undefined, other: Place): Place {
  let [a, b] = [one ?? other, other]
  while (a !== b) {
    if (a.depth >= b.depth) a = a.above as Place
    else b = b.above as Place
  }
  return a
}

/** The last place before the root. */
function top(place: Place): Place {
  let found = place
  while (found.above?.above) found = found.above
  return found
}
