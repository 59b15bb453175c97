import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const modules = fileURLToPath(new URL('node_modules', import.meta.url))

/** Path of a binary in a package of this folder, by platform; throws if npm has not installed it. */
export function installed(packages: Readonly<Record<string, string>>, file: string): string {
  const platform = `${process.platform}-${process.arch}`
  const name = packages[platform]
  if (!name) throw new Error(`there is none for ${platform} in test/runtimes/package.json`)
  const path = join(modules, name, file)
  if (!existsSync(path)) throw new Error(`npm has not installed ${name}`)
  return path
}

/** Version of an installed package, from its manifest. */
export function versionOf(packages: Readonly<Record<string, string>>): string {
  return JSON.parse(readFileSync(installed(packages, 'package.json'), 'utf8')).version
}
