/** Completes a row from the fields that a test cares about. */
export type Complete<Seed, Row> = (seed: Seed) => Row

/** The collections of a mock by name, each with the function that completes its rows. */
export type Collections = Readonly<Record<string, Complete<never, object>>>

/** The live rows of a mock, by collection: it answers with your changes. */
export type Rows<C extends Collections> = { readonly [Name in keyof C]: ReturnType<C[Name]>[] }

/** Initial rows, by collection. */
export type Seeds<C extends Collections> = {
  readonly [Name in keyof C]?: readonly Parameters<C[Name]>[0][] | undefined
}

/** Adds rows to a collection; returns the complete rows. */
export type Seeder<C extends Collections> = {
  readonly [Name in keyof C]: (rows: readonly Parameters<C[Name]>[0][]) => ReturnType<C[Name]>[]
}

/** The rows of a mock and the functions that fill them. */
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
