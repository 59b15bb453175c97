import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { projectRoot } from '../support/project-copy.ts'
import { sdk } from './sdk.ts'

const guide = readFileSync(join(projectRoot, 'docs/guides/command-line.md'), 'utf8')
/** A section of the guide, by its heading. */
const part = (heading: string) => guide.split(/^## /m).find((each) => each.startsWith(heading)) ?? ''
const flagsOfHelp = (text: string) =>
  [...text.matchAll(/^ {2}(?:-\w, )?(--[\w-]+)/gm)]
    .map(([, flag]) => flag)
    .filter((flag) => flag !== '--help')
const flagsOfGuide = (heading: string) =>
  [...part(heading).matchAll(/^\| `(?:-\w, )?(--[\w-]+)/gm)].map(([, flag]) => flag)
let help: string
beforeAll(async () => {
  help = (await sdk(['call', '--help'])).stdout
})

describe('the help of sdk call', () => {
  it('names every exit status, as the guide does', () => {
    const inHelp = [...help.matchAll(/(?:^| {2,})(\d+) {2}[a-zC]/gm)].map(([, status]) => Number(status))
    const inGuide = [...guide.matchAll(/^\| (\d+) \|/gm)].map(([, status]) => Number(status))

    expect(inHelp.sort((a, b) => a - b)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 130, 143])
    expect(inGuide).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 130, 143])
  })

  it('has the flags of the guide, and no others', () => {
    const inGuide = flagsOfGuide('Flags of `sdk call`')

    expect(inGuide.length).toBeGreaterThan(10)
    expect(flagsOfHelp(help)).toEqual(inGuide)
  })

  it('names the variables of the tokens', () => {
    expect(help).toMatch(/^ {2}sandbox +VALSTORM_API_TOKEN$/m)
    expect(help).toMatch(/^ {2}environments +POSTHOG_PERSONAL_API_KEY$/m)
    expect(help).toMatch(/^ {2}pipelines +EPILOT_TOKEN$/m)
  })
})

it('the help of sdk mock has the flags of the guide, and no others', async () => {
  const { stdout } = await sdk(['mock', '--help'])

  expect(flagsOfHelp(stdout)).toEqual(flagsOfGuide('Mocks'))
  expect(flagsOfHelp(stdout)).toContain('--allow-host')
})

it('the help of sdk mcp has the flags of the guide, and no others', async () => {
  const { stdout } = await sdk(['mcp', '--help'])
  const page = readFileSync(join(projectRoot, 'docs/guides/mcp.md'), 'utf8')
  const inGuide = [...page.matchAll(/^\| `(?:-\w, )?(--[\w-]+)/gm)].map(([, flag]) => flag)

  expect(inGuide).toContain('--allow-write')
  expect(flagsOfHelp(stdout)).toEqual(inGuide)
})

it('the help of sdk says how to start', async () => {
  const { status, stdout } = await sdk(['--help'])

  expect(status).toBe(0)
  for (const command of ['operations', 'call', 'mock', 'completion']) {
    expect(stdout).toMatch(new RegExp(`^ {2}${command} `, 'm'))
  }
  expect(stdout).toContain('sdk mock &')
})
