import type { MocksOptions } from '../../mocks/index.ts'
import { parseJson, readText } from '../json-input.ts'
import { checkSeedFile } from './seed-checks.ts'

/** A seed file is wrong. The message is for the user. */
export class SeedProblem extends Error {
  override readonly name = 'SeedProblem'
}

/** Reads and checks a seed file. Throws a `SeedProblem` if it is missing, isn't JSON, or is invalid. */
export async function readSeedFile(
  path: string,
): Promise<Pick<MocksOptions, 'sandbox' | 'environments' | 'pipelines'>> {
  const groups = await readText(path)
    .then(parseJson)
    .catch((cause: Error) => {
      throw new SeedProblem(`seed file ${path} ${cause.message}`, { cause })
    })
  const problems = checkSeedFile(groups, '')
  if (problems.length) {
    const shown = problems.slice(0, 10).map((each) => `\n  ${each}`)
    const more = problems.length - shown.length
    throw new SeedProblem(
      `seed file ${path} is invalid:${shown.join('')}${more > 0 ? `\n  and ${more} more` : ''}`,
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
