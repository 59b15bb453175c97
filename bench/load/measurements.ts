/** What one process measured: bytes and counts. */
export interface LoadFigures {
  readonly grown?: number
  readonly lost: number
  readonly doubled?: number
  readonly refreshes?: number
  readonly calls?: number
  readonly failed?: number
  readonly seconds: number
  readonly sockets: number
  readonly timers: number
  readonly listeners: number
}

/** A goal for a load: what is measured, how much is allowed, and how the figure is printed. */
export interface Goal {
  readonly goal: string
  readonly limit: number
  readonly of: (figures: LoadFigures) => number
  /** The figure must equal the limit. */
  readonly exact?: true
  readonly unit?: 'MiB'
}

export interface Measurement {
  readonly title: string
  /** Calls, clients or seconds. `quick` is for development. */
  readonly size: number
  readonly quick: number
  readonly goals: readonly Goal[]
}

const heap = (limit: number): Goal => ({
  goal: 'heap grown, after gc',
  limit,
  of: ({ grown = Number.NaN }) => grown / 2 ** 20,
  unit: 'MiB',
})
const lost: Goal = { goal: 'lost', limit: 0, of: (figures) => figures.lost }
const left: readonly Goal[] = [
  { goal: 'timers left', limit: 0, of: ({ timers }) => timers },
  { goal: 'listeners left', limit: 0, of: ({ listeners }) => listeners },
]

/** By the names for `--only`. */
export const measurements: Readonly<Record<string, Measurement>> = {
  row: {
    title: '1,000,000 calls in a row',
    size: 1_000_000,
    quick: 5000,
    goals: [heap(2), { goal: 'sockets', limit: 2, of: ({ sockets }) => sockets }, ...left, lost],
  },
  burst: {
    title: '5,000 calls at once',
    size: 5000,
    quick: 500,
    goals: [heap(8), ...left, lost],
  },
  storm: {
    title: '5,000 calls, one expired token',
    size: 5000,
    quick: 500,
    goals: [
      { goal: 'refreshes', limit: 1, of: ({ refreshes = 0 }) => refreshes, exact: true },
      ...left,
      lost,
    ],
  },
  clients: {
    title: '100,000 clients made and dropped',
    size: 100_000,
    quick: 2000,
    goals: [heap(2), ...left],
  },
  faults: {
    title: '60 s of mixed faults, one call in ten',
    size: 60,
    quick: 4,
    goals: [
      heap(8),
      ...left,
      lost,
      { goal: 'POSTs done twice', limit: 0, of: ({ doubled = Number.NaN }) => doubled },
    ],
  },
}
