/** Makes a whole row from the fields that a test cares about. */
export type Complete<Seed, Row> = (seed: Seed) => Row

/** The collections of a mock by name, each with what completes its rows. */
export type Collections = Readonly<Record<string, Complete<never, object>>>

/** The rows of a mock, by collection. Live: what is changed here, the mock answers. */
export type Rows<C extends Collections> = { readonly [Name in keyof C]: ReturnType<C[Name]>[] }

/** Rows to begin with, by collection. */
export type Seeds<C extends Collections> = {
  readonly [Name in keyof C]?: readonly Parameters<C[Name]>[0][] | undefined
}

/** Adds rows to a collection; returns them whole. */
export type Seeder<C extends Collections> = {
  readonly [Name in keyof C]: (rows: readonly Parameters<C[Name]>[0][]) => ReturnType<C[Name]>[]
}

/** The rows of a mock and what fills them. */
export interface Store<C extends Collections> {
  readonly rows: Rows<C>
  readonly seed: Seeder<C>
  /** Empties every collection. The arrays stay the same objects, so references to them stay live. */
  clear(): void
  /** Adds rows to several collections. */
  fill(seeds: Seeds<C>): void
}

/** Makes empty collections. */
export function createStore<C extends Collections>(collections: C): Store<C> {
  const rows: Record<string, object[]> = {}
  const seed: Record<string, (seeds: readonly unknown[]) => object[]> = {}
  for (const [name, complete] of Object.entries(collections)) {
    const own: object[] = []
    rows[name] = own
    seed[name] = (seeds) =>
      seeds.map((each) => {
        const row = complete(each as never)
        own.push(row)
        return row
      })
  }
  return {
    rows: rows as Rows<C>,
    seed: seed as Seeder<C>,
    clear() {
      for (const own of Object.values(rows)) own.length = 0
    },
    fill(seeds) {
      for (const [name, each] of Object.entries(seeds)) {
        if (!Object.hasOwn(seed, name)) {
          throw new TypeError(`there is no collection ${name}; there is ${Object.keys(seed).join(', ')}`)
        }
        seed[name]?.((each ?? []) as readonly unknown[])
      }
    },
  }
}
