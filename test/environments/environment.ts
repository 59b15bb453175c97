import type { CaseResult, Place } from './suite/stage.ts'

/** Something that people run their code in or on, tried with a project like theirs. */
export interface Environment {
  /** Its name in the table. */
  readonly name: string
  /** A short description. */
  readonly about: string
  /** Folder under `projects/` with its package.json and lock file; environments can share one. */
  readonly project: string
  /** Why it can't be installed at all, if that is known; it is then listed but not tried. */
  readonly unavailable?: string
  /** The major version of Node that it needs, if our oldest supported one is too old for it. */
  readonly node?: NodeMajor
  /** Cases that don't apply here, each with its reason. The project leaves them out. */
  readonly notApplicable?: Partial<Readonly<Record<CaseTitle, string>>>
  /** What works differently here, by case. */
  readonly notes?: Partial<Readonly<Record<CaseTitle, string>>>
  /** What the cases must know about it. */
  readonly place?: Omit<Place, 'url' | 'skip'>
  /** Version of its package in the installed project. */
  version(context: Context): string
  /** Runs the cases in the installed project, and returns how each ended. */
  run(context: Context): Promise<readonly CaseResult[]>
}

/** Newer versions of Node, from the project `node`. */
export type NodeMajor = 22 | 24

/** The input of an environment. */
export interface Context {
  /** The project; its packages, the packed `sdk` and `environment-suite` are in node_modules. */
  readonly root: string
  /** Folder of the Node that runs the programs; the first one in their path. */
  readonly nodeFolder: string
  /** Version of that Node. */
  readonly nodeVersion: string
  /** Where the cases find their server; projects get it as `PLACE`, in JSON. */
  readonly place: Place
}

/** The cases in the order of the table. */
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
