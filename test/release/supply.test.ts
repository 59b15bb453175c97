import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { projectRoot } from '../support/project-copy.ts'

interface Locked {
  readonly integrity?: string
  readonly resolved?: string
  readonly link?: boolean
  readonly inBundle?: boolean
}

const read = (path: string) => JSON.parse(readFileSync(join(projectRoot, path), 'utf8'))
const tracked = (name: string) =>
  execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', name, `**/${name}`], {
    cwd: projectRoot,
    encoding: 'utf8',
  })
    .split('\n')
    .filter(Boolean)

describe.each(tracked('package-lock.json'))('%s', (path) => {
  const { '': root, ...packages } = read(path).packages as Record<string, Locked>
  // Links and their targets are folders of this repository; bundled packages have the checksum of their bundle.
  const entries = Object.entries(packages).filter(
    ([name, { link, inBundle }]) => !link && !inBundle && name.includes('node_modules/'),
  )

  it('has a checksum for every package', () => {
    expect(root).toBeDefined()
    expect(entries.length).toBeGreaterThan(0)
    expect(
      entries.filter(([, { integrity }]) => !integrity?.startsWith('sha512-')).map(([name]) => name),
    ).toEqual([])
  })

  it('names no host', () => {
    expect(entries.filter(([, { resolved }]) => resolved !== undefined).map(([name]) => name)).toEqual([])
  })

  // npm only reads the .npmrc of this folder: test/supply shows its effect.
  it('has the .npmrc of the repository next to it', () => {
    const settings = (folder: string) => readFileSync(join(projectRoot, folder, '.npmrc'), 'utf8')

    expect(settings('.').split('\n')).toContain('ignore-scripts=true')
    expect(settings(dirname(path))).toBe(settings('.'))
  })
})

it.each(tracked('package.json'))('%s has exact versions', (path) => {
  const { dependencies, devDependencies, overrides } = read(path)
  const versions = Object.entries({ ...dependencies, ...devDependencies, ...overrides })

  expect(
    versions.filter(
      ([, version]) => !/^(npm:[@\w./-]+@)?\d+\.\d+\.\d+(-[\w.]+)?$|^(file|link):/.test(`${version}`),
    ),
  ).toEqual([])
})

it('installing the package runs nothing', () => {
  const scripts = Object.keys(read('package.json').scripts)

  expect(scripts.filter((name) => /^(pre|post)?install$|^(pre|post)prepare$/.test(name))).toEqual([])
})
