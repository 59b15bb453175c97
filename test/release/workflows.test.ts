import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { projectRoot } from '../support/project-copy.ts'
import { problemsOf } from './workflow-rules.ts'

const folder = join(projectRoot, '.github/workflows')
const files = readdirSync(folder)
const read = (file: string) => readFileSync(join(folder, file), 'utf8')

describe('the workflows', () => {
  it.each(files)('%s follow the rules', (file) => {
    expect(problemsOf(read(file))).toEqual([])
  })

  it('use one version of each action and of npm', () => {
    const pins = files.flatMap((file) => read(file).match(/actions\/\S+@\S+ # \S+|npm@\S+/g) ?? [])
    const names = [...new Set(pins)].map((pin) => pin.split('@')[0])

    expect(names).toEqual([...new Set(names)])
    expect(names.sort()).toEqual([
      'actions/checkout',
      'actions/download-artifact',
      'actions/setup-node',
      'actions/upload-artifact',
      'npm',
    ])
  })

  it('audit what is released', () => {
    expect(read('release.yml')).toContain('- run: npm run audit\n')
  })
})

describe('the rules', () => {
  const release = read('release.yml')
  const expression = ['$', '{{ github.ref_name }}'].join('')
  const checkout = /actions\/checkout@.*/

  it.each<[what: string, from: string | RegExp, to: string, problem: string]>([
    [
      'an action with a tag',
      checkout,
      'actions/checkout@v7',
      'not pinned by commit, with its version: - uses: actions/checkout@v7',
    ],
    [
      'a commit without its version',
      checkout,
      `actions/checkout@${'a'.repeat(40)}`,
      `not pinned by commit, with its version: - uses: actions/checkout@${'a'.repeat(40)}`,
    ],
    ['no permissions', 'permissions:\n  contents: read\n', '', 'permissions are not contents: read'],
    [
      'wider permissions',
      'permissions:\n  contents: read\n',
      'permissions: write-all\n',
      'permissions are not contents: read',
    ],
    [
      'publishing rights where tests run',
      '    outputs:',
      '    permissions:\n      id-token: write\n    outputs:',
      'build: may publish, and runs .ci/run',
    ],
    [
      'further permissions',
      'id-token: write',
      'id-token: write\n      contents: write',
      'publish: has rights other than id-token: write',
    ],
    ['no environment', '    environment: npm\n', '', 'publish: may publish outside of the environment npm'],
    ['no job before it', '    needs: build\n', '', 'publish: publishes what no other job has built'],
    [
      'a checkout in the publishing job',
      /actions\/download-artifact@/,
      'actions/checkout@',
      'publish: may publish, and uses actions/checkout',
    ],
    [
      'scripts in the publishing job',
      / --ignore-scripts\n$/,
      '\n',
      'publish: may publish, and runs npm publish ./package.tgz --provenance --access public',
    ],
    [
      'kept credentials',
      'persist-credentials: false',
      'fetch-tags: true',
      'build: checkout keeps its credentials',
    ],
    ['any Node 20', '20.20.2', '20', 'build: Node is no exact version'],
    ['a cache', 'package-manager-cache: false', 'cache: npm', 'build: npm is cached'],
    ['any npm 11', 'npm@11.21.2', 'npm@11', 'build: npm 11 is no exact version'],
    ['the npm of Node', /.*run: npm install --global .*\n/, '', 'build: npm is that of Node'],
    ['the newest image', 'ubuntu-24.04', 'ubuntu-latest', 'build: runs-on ubuntu-latest is no version'],
    ['no time limit', '    timeout-minutes: 60\n', '', 'build: no timeout-minutes'],
    [
      "strangers' code",
      "  push:\n    tags: ['v*']",
      '  pull_request_target:',
      "pull_request_target gives strangers' code the rights of the repository",
    ],
    [
      'an expression in a script',
      'run: .ci/run',
      `run: .ci/run ${expression}`,
      `build: an expression in a script: .ci/run ${expression}`,
    ],
    ['a token', 'vars.PACKAGE_NAME', 'secrets.NPM_TOKEN', 'secrets: there is to be none'],
  ])('refuse %s', (_, from, to, problem) => {
    const changed = release.replace(from, to)

    expect(changed).not.toBe(release)
    expect(problemsOf(changed)).toContain(problem)
  })
})
