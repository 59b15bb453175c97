import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Context } from './environment.ts'

/** Version of an installed package in a project. */
export const versionOf =
  (name: string) =>
  ({ root }: Context): string =>
    JSON.parse(readFileSync(join(root, 'node_modules', name, 'package.json'), 'utf8')).version
