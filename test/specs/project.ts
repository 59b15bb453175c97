import { copyFileSync, readFileSync, writeFileSync } from 'node:fs'
import { extname, join } from 'node:path'
import { projectCopy, projectRoot } from '../support/project-copy.ts'
import type { FoundSpec } from './found.ts'

type Copy = ReturnType<typeof projectCopy>

/** A temporary copy of the project with found specs among its own. */
export interface FoundProject extends Copy {
  /** Runs a step to its end; throws what it said where it failed. Gives the seconds that it took. */
  step(...command: [string, ...string[]]): Promise<number>
}

/** Where the packages of the specs are installed. */
export const packages = join(projectRoot, 'test/specs/node_modules')

/** The file of a spec in a copy. */
export const specFile = (root: string, { name, path }: FoundSpec): string =>
  join(root, 'specs', `${name}${extname(path)}`)

/** Makes a copy of the project that holds these specs, too. */
export function foundProject(specs: readonly FoundSpec[]): FoundProject {
  const copy = projectCopy()
  for (const spec of specs) copyFileSync(join(packages, spec.path), specFile(copy.root, spec))
  return {
    ...copy,
    async step(...command) {
      const startedAt = performance.now()
      const { code, out } = await copy.run(...command)
      if (code) throw new Error(`${command.join(' ')} ended with ${code}:\n${out.slice(-4000)}`)
      return (performance.now() - startedAt) / 1000
    },
  }
}

/** Leaves a part of the operations in a spec: the first ones, by their paths. */
export function cutSpec(file: string, share: number): void {
  const spec = JSON.parse(readFileSync(file, 'utf8')) as { paths: Record<string, object> }
  const paths = Object.entries(spec.paths)
  spec.paths = Object.fromEntries(paths.slice(0, Math.ceil(paths.length * share)))
  writeFileSync(file, JSON.stringify(spec))
}
