import { existsSync, readdirSync, readFileSync } from 'node:fs'
import type { Config, Result } from '../runtime/config/config.ts'
import type { Definition } from '../runtime/definition.ts'
import type { Operation } from '../runtime/operation.ts'
import type { Pages } from '../runtime/pages/paginate.ts'

/** Any method of a client. */
export type Method = (params: unknown, body: unknown, options?: object) => Promise<Result<unknown>>

/** What the command line uses from a group's subpath. */
interface Subpath {
  createClient(config: Config): Readonly<Record<string, Method>>
  paginate(method: Method, params: unknown, options?: object): Pages<unknown, unknown>
}

/** One operation of a group. */
export interface GroupOperation {
  readonly definition: Definition
  readonly summary: string
}

/** One API group of the package. */
export interface Group extends Pick<Subpath, 'createClient' | 'paginate'> {
  readonly name: string
  readonly title: string
  /** Environment variable of the token (spec extension `x-token-env`). */
  readonly tokenEnv: string | undefined
  /** By operationId. */
  readonly operations: Readonly<Record<string, GroupOperation>>
}

/** The part of an OpenAPI document that the command line reads. */
interface Spec {
  readonly info: { readonly title: string }
  readonly paths: Readonly<
    Record<string, Readonly<Record<string, { readonly summary?: string } | undefined>>>
  >
  readonly components?: {
    readonly securitySchemes?: Readonly<Record<string, { readonly 'x-token-env'?: string }>>
  }
}

/** The URL of a built file; the groups are built next to the command line. */
const builtFile = (path: string) => new URL(path, import.meta.url)

/** Names of the groups: the folders with a spec. No list has to be maintained. */
export function groupNames(): string[] {
  return readdirSync(builtFile('.'))
    .filter((name) => existsSync(builtFile(`${name}/openapi.json`)))
    .sort()
}

/** Loads one group: its subpath, and the rest from its spec. */
export async function loadGroup(name: string): Promise<Group> {
  const module: Readonly<Record<string, unknown>> = await import(builtFile(`${name}.js`).href)
  const { createClient, paginate } = module as unknown as Subpath
  const table = tableIn(module)
  const { info, paths } = readSpec(name)
  const describe = ({ definition }: Operation): GroupOperation => ({
    definition,
    summary: paths[definition.path]?.[definition.method.toLowerCase()]?.summary ?? '',
  })
  return {
    name,
    title: info.title,
    tokenEnv: tokenEnvOf(name),
    operations: Object.fromEntries(Object.entries(table).map(([id, operation]) => [id, describe(operation)])),
    createClient,
    paginate,
  }
}

/**
 * Finds the table of operations among a group's exports. Its full name follows rules that only the generator knows.
 */
export function tableIn(module: Readonly<Record<string, unknown>>): Readonly<Record<string, Operation>> {
  const [, table] =
    Object.entries(module).find(([name, value]) => /Operations_?$/.test(name) && typeof value === 'object') ??
    []
  return table as Readonly<Record<string, Operation>>
}

/** Loads every group. */
export const loadGroups = (): Promise<Group[]> => Promise.all(groupNames().map(loadGroup))

/** Environment variable of a group's token. */
export const tokenEnvOf = (name: string): string | undefined => tokenEnvIn(readSpec(name))

/** Environment variable that a document names for its token. */
export function tokenEnvIn(document: object): string | undefined {
  const { components } = document as Spec
  return Object.values(components?.securitySchemes ?? {})
    .map((scheme) => scheme['x-token-env'])
    .find(Boolean)
}

/** The document of a group. */
export const documentOf = (name: string): object => readSpec(name)

const readSpec = (name: string): Spec => JSON.parse(readFileSync(builtFile(`${name}/openapi.json`), 'utf8'))
