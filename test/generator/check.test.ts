import { cpSync, mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Ended, projectCopy, run } from '../support/project-copy.ts'

const copy = projectCopy()
const git = (...args: string[]) =>
  run(copy.root, 'git', ['-c', 'user.name=t', '-c', 'user.email=t@example.org', ...args])
const check = () => copy.run('tsx', 'scripts/generate.ts', '--check')

/** A spec with two problems in its operations, and an extra line from the test. */
const specOf = (line: string) => `openapi: 3.1.0
${line}
paths:
  /a: { get: { parameters: [{ name: x, in: moon }], responses: { 200: { description: Yes. } } } }
  /b: { post: { requestBody: { content: { multipart/form-data: { encoding: { a: { style: label } } } } }, responses: { 200: { description: Yes. } } } }
`

let clean: Ended
let changed: Ended

describe('generate --check', { timeout: 60_000 }, () => {
  beforeAll(async () => {
    copy.write('.gitignore', 'node_modules\n')
    await copy.run('tsx', 'scripts/generate.ts')
    await git('init', '-q')
    await git('add', '.')
    await git('commit', '-qm', 'all')
    clean = await check()

    copy.write('src/apis/sandbox/types.gen.ts', `${copy.read('src/apis/sandbox/types.gen.ts')}// by hand\n`)
    rmSync(join(copy.root, 'src/apis/environments/operations.gen.ts'))
    copy.write('src/apis/pipelines/old.gen.ts', 'export {}\n')
    mkdirSync(join(copy.root, 'src/apis/gone'))
    cpSync(join(copy.root, 'src/apis/pipelines/types.gen.ts'), join(copy.root, 'src/apis/gone/types.gen.ts'))
    copy.write('docs/sandbox.md', `${copy.read('docs/sandbox.md')}By hand.\n`)
    rmSync(join(copy.root, 'docs/llms.txt'))
    cpSync(join(copy.root, 'docs/pipelines.md'), join(copy.root, 'docs/gone.md'))
    copy.write('docs/notes.md', '# Notes\n')
    await git('add', 'src/apis/gone', 'src/apis/pipelines', 'docs/gone.md')
    copy.write('specs/extra.yaml', copy.read('specs/pipelines.yaml'))
    changed = await check()
  }, 60_000)
  afterAll(copy.remove)

  it('exits 0 and prints nothing when everything is up to date', () => {
    expect(clean).toEqual({ code: 0, out: '' })
  })

  it('exits 1 when anything is not up to date', () => {
    expect(changed.code).toBe(1)
  })

  it.each([
    'src/apis/sandbox/types.gen.ts is stale',
    'src/apis/environments/operations.gen.ts is missing',
    'src/apis/extra/types.gen.ts is missing',
    "src/apis/gone/types.gen.ts doesn't belong to any spec; remove it",
    "src/apis/pipelines/old.gen.ts doesn't belong to any spec; remove it",
    'docs/sandbox.md is stale',
    'docs/llms.txt is missing',
    'docs/extra.md is missing',
    "docs/gone.md doesn't belong to any spec; remove it",
    'docs/notes.md is not tracked by git',
    'specs/extra.yaml is not tracked by git',
  ])('lists what is not up to date: %s', (line) => {
    expect(changed.out.split('\n')).toContain(line)
  })

  it('lists nothing else', () => {
    expect(changed.out.split('\n').filter((line) => line.startsWith('src/apis/pipelines/'))).toEqual([
      "src/apis/pipelines/old.gen.ts doesn't belong to any spec; remove it",
    ])
    expect(changed.out.split('\n').filter((line) => line.startsWith('docs/pipelines'))).toEqual([])
    expect(changed.out).toContain('Run `npm run generate` and commit what it writes.')
  })

  it('writes nothing', async () => {
    const { out } = await git('status', '--short', '--untracked-files=all')

    expect(out).not.toContain('src/apis/extra')
    expect(copy.read('src/apis/sandbox/types.gen.ts')).toMatch(/\/\/ by hand\n$/)
  })

  it('does not overwrite a page that somebody wrote', async () => {
    copy.write('specs/notes.yaml', copy.read('specs/pipelines.yaml'))

    const ended = await copy.run('tsx', 'scripts/generate.ts')
    rmSync(join(copy.root, 'specs/notes.yaml'))

    expect(ended).toEqual({
      code: 1,
      out: "notes.yaml#: notes can't be the name of a group, since docs/notes.md is written by hand; rename the file\n",
    })
    expect(copy.read('docs/notes.md')).toBe('# Notes\n')
  })

  it('prints each problem of a spec on its own line, and exits 1', async () => {
    copy.write('specs/extra.yaml', specOf('servers: [{}]'))

    const ended = await copy.run('tsx', 'scripts/generate.ts')

    expect(ended).toEqual({
      code: 1,
      out: `extra.yaml#/servers/0: has no url
extra.yaml#/paths/~1a/get/parameters/0/in: moon is not supported; use path, query, header or cookie
extra.yaml#/paths/~1b/post/requestBody/content/multipart~1form-data/encoding/a/style: label is not supported here
`,
    })
  })

  it('explains how to continue when every problem belongs to an operation', async () => {
    copy.write('specs/extra.yaml', specOf('servers: []'))

    const ended = await copy.run('tsx', 'scripts/generate.ts')

    expect(ended).toEqual({
      code: 1,
      out: `extra.yaml#/paths/~1a/get/parameters/0/in: moon is not supported; use path, query, header or cookie
extra.yaml#/paths/~1b/post/requestBody/content/multipart~1form-data/encoding/a/style: label is not supported here
To leave these operations out, use npm run generate -- --skip
`,
    })
  })
})
