import { dirname } from 'node:path'
import type { Context, Environment } from './environment.ts'
import { install, installNodes, newerNode, type Tarball } from './install.ts'
import type { Row } from './report.ts'

/** The input of every environment in a run. */
export interface Trial {
  readonly tarball: Tarball
  /** Address that keeps the requests of one environment separate from those of the others. */
  url(id: string): string
}

const installed = new Map<string, Promise<string>>()

/** Installs the project of an environment, once for all that share it, and runs the cases in it. */
export async function tryEnvironment(id: string, environment: Environment, trial: Trial): Promise<Row> {
  const { name, project, unavailable } = environment
  const absent = (why: string) => ({ environment, version: undefined, missing: why, results: [] })
  if (unavailable !== undefined) return absent(unavailable)
  const startedAt = Date.now()
  const tell = (what: string) =>
    process.stderr.write(`${what} after ${Math.round((Date.now() - startedAt) / 1000)} s\n`)
  let context: Context
  let version: string
  try {
    context = await contextOf(id, environment, trial)
    version = environment.version(context)
  } catch (error) {
    const { message, stderr = '' } = error as Error & { stderr?: string }
    return absent(`${message} ${stderr}`.trim())
  }
  tell(`${project}: installed`)
  try {
    const results = await environment.run(context)
    tell(`${name} ${version}: ended`)
    return { environment, version, results }
  } catch (error) {
    return { environment, version, results: [{ title: 'run', problem: `${(error as Error).stack}` }] }
  }
}

async function contextOf(
  id: string,
  { project, node, place, notApplicable = {} }: Environment,
  { tarball, url }: Trial,
): Promise<Context> {
  const root = await installOnce(project, () => install(project, tarball))
  const nodeAt = node
    ? newerNode(await installOnce('node', installNodes), node)
    : { nodeFolder: dirname(process.execPath), nodeVersion: process.versions.node }
  return { root, ...nodeAt, place: { ...place, url: url(id), skip: Object.keys(notApplicable) } }
}

function installOnce(name: string, work: () => Promise<string>): Promise<string> {
  const running = installed.get(name) ?? work()
  installed.set(name, running)
  return running
}
