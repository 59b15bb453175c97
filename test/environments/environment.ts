import type { CaseResult, Place } from './suite/stage.ts'

/** Something that people run their code in, or put under it: tried with a project as theirs would be. */
export interface Environment {
  /** As the table has it. */
  readonly name: string
  /** What it is made of, in a few words. */
  readonly about: string
  /** Folder under `projects/` with its package.json and lock file; several environments may share one. */
  readonly project: string
  /** Why it cannot be had at all, where that is known; it is then named, and not tried. */
  readonly unavailable?: string
  /** The major version of Node that it needs, where the oldest that we support is too old for it. */
  readonly node?: NodeMajor
  /** Cases that mean nothing here, each with its reason. The project leaves them out. */
  readonly notApplicable?: Partial<Readonly<Record<CaseTitle, string>>>
  /** What works in another way than elsewhere, by case. */
  readonly notes?: Partial<Readonly<Record<CaseTitle, string>>>
  /** What the cases have to know of it. */
  readonly place?: Omit<Place, 'url' | 'skip'>
  /** Version of the package that it is about, in the installed project. */
  version(context: Context): string
  /** Runs the cases in the installed project, and tells how each ended. */
  run(context: Context): Promise<readonly CaseResult[]>
}

/** Newer Nodes, which the project `node` has. */
export type NodeMajor = 22 | 24

/** What an environment is given to run in. */
export interface Context {
  /** The project: its packages, the packed `sdk` and `environment-suite` are in node_modules. */
  readonly root: string
  /** Folder of the Node that programs are to be run with; the first one in their path. */
  readonly nodeFolder: string
  /** Its version. */
  readonly nodeVersion: string
  /** Where the cases find their server; what a project gets as `PLACE`, in JSON. */
  readonly place: Place
}

/** The cases, in the order of the table. */
export const caseTitles = [
  'list',
  'create',
  'typed 404',
  'retry',
  'cut body',
  'timeout',
  'abort',
  'mock',
] as const

export type CaseTitle = (typeof caseTitles)[number]
