import { readFile } from 'node:fs/promises'
import type { MocksOptions } from '../../mocks/index.ts'
import { checkSeedFile } from './seed-checks.ts'

/** What is wrong with a seed file, in words for the one who wrote it. */
export class SeedProblem extends Error {
  override readonly name = 'SeedProblem'
}

/** Reads and checks a seed file. Throws a `SeedProblem` where it is missing, no JSON, or does not fit. */
export async function readSeedFile(
  path: string,
): Promise<Pick<MocksOptions, 'sandbox' | 'environments' | 'pipelines'>> {
  const groups: unknown = parse(path, await read(path))
  const problems = checkSeedFile(groups, '')
  if (problems.length) {
    const shown = problems.slice(0, 10).map((each) => `\n  ${each}`)
    const more = problems.length - shown.length
    throw new SeedProblem(
      `seed file ${path} does not fit:${shown.join('')}${more > 0 ? `\n  and ${more} more` : ''}`,
    )
  }
  return Object.fromEntries(
    Object.entries(groups as Record<string, object>).map(([name, { tokens, ...seed }]: [string, Group]) => [
      name,
      { seed, ...(tokens && { tokens }) },
    ]),
  )
}

type Group = { readonly tokens?: object }

async function read(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8')
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException
    const why = code === 'ENOENT' ? 'does not exist' : `cannot be read: ${code}`
    throw new SeedProblem(`seed file ${path} ${why}`, { cause })
  }
}

function parse(path: string, text: string): unknown {
  try {
    // Editors on Windows put a byte order mark in front.
    return JSON.parse(text.replace(/^\ufeff/, ''))
  } catch (cause) {
    throw new SeedProblem(`seed file ${path} is not JSON: ${(cause as Error).message}`, { cause })
  }
}
