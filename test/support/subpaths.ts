import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { projectRoot } from './project-copy.ts'

/** Folders of the groups. */
const groups = readdirSync(join(projectRoot, 'src/apis'))

/** Subpaths with code, `.` for the root. */
export const modules: readonly string[] = [
  '.',
  './runtime',
  './config',
  './otel',
  './limits',
  './debug',
  './limits/redis',
  './query',
  './mocks',
  './mocks/server',
  ...groups.flatMap((group) => [
    `./${group}`,
    `./${group}/schemas`,
    ...(existsSync(join(projectRoot, `src/apis/${group}/mocks/index.ts`)) ? [`./${group}/mocks`] : []),
  ]),
]

/** Everything that can be imported. */
export const subpaths: string[] = [
  ...modules,
  // Only for Node, like the server of the mocks.
  './mcp',
  './package.json',
  ...groups.map((group) => `./${group}/openapi.json`),
]
