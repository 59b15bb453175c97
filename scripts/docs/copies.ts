import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../../', import.meta.url))

/** A fence whose info string names a file after the language. */
const copy = /^(```\w+ (\S+)\n)[\s\S]*?(?=^```$)/gm

/** The page, with each block that names a file replaced by that file. Throws if there is no such file. */
export const withCopies = (page: string): string =>
  page.replace(copy, (_, fence: string, path: string) => fence + readFileSync(join(root, path), 'utf8'))
