import { existsSync, readFileSync, realpathSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The name under which a project imports this package. */
export interface Installed {
  readonly name: string
  /** Whether it is installed in the project; `npx` also runs packages that are not. */
  readonly isInstalled: boolean
}

/**
 * Finds the name under which a project imports this package: an alias in its manifest, or its own name. No code knows
 * the name, since the package may be published under a scope and installed under an alias.
 */
export function installedAs(folder: string, own: string = ownRoot()): Installed {
  for (const parent of parentsOf(folder)) {
    const manifest = join(parent, 'package.json')
    if (!existsSync(manifest)) continue
    const { name, dependencies, devDependencies, optionalDependencies, peerDependencies } = JSON.parse(
      readFileSync(manifest, 'utf8'),
    )
    const names = Object.keys({
      ...dependencies,
      ...devDependencies,
      ...optionalDependencies,
      ...peerDependencies,
    })
    const alias = names.find((each) => isSame(join(parent, 'node_modules', each), own))
    if (alias !== undefined) return { name: alias, isInstalled: true }
    // The package's own repository.
    if (isSame(parent, own)) return { name, isInstalled: true }
  }
  const path = /.*node_modules[\\/]((?:@[^\\/]+[\\/])?[^\\/]+)$/.exec(own)?.[1]?.replaceAll('\\', '/')
  const isInstalled =
    path !== undefined && parentsOf(folder).some((each) => isSame(join(each, 'node_modules', path), own))
  return { name: path ?? JSON.parse(readFileSync(join(own, 'package.json'), 'utf8')).name, isInstalled }
}

/** The folder of this package; the build is in a subfolder. */
function ownRoot(): string {
  const path = parentsOf(dirname(fileURLToPath(import.meta.url))).find((each) =>
    existsSync(join(each, 'package.json')),
  )
  if (path === undefined) throw new Error('The package has no manifest.')
  return path
}

/** A folder and its parents, nearest first. */
export function parentsOf(folder: string): string[] {
  const parent = dirname(folder)
  return parent === folder ? [folder] : [folder, ...parentsOf(parent)]
}

const isSame = (one: string, other: string) => existsSync(one) && realpathSync(one) === realpathSync(other)
