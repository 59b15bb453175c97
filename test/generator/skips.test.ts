import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Ended, projectCopy, run } from '../support/project-copy.ts'

const copy = projectCopy()
const git = (...args: string[]) => run(copy.root, 'git', args)
const generate = (...flags: string[]) => copy.run('tsx', 'scripts/generate.ts', ...flags)

/** Whether an operation of the spec is generated. */
const isThere = (name: string) => copy.read('src/apis/tiny/operations.gen.ts').includes(`id: '${name}'`)

const spec = (body: string) => `openapi: 3.1.0
paths:
  /good:
    get: { operationId: good, responses: { 200: { description: Yes. } } }
  /{id}:
    post:
      operationId: bad
      parameters: [{ name: x, in: body }]
      ${body}
      responses: { 200: { $ref: '#/components/responses/Gone' } }
  /other/{id}:
    put: { operationId: other, parameters: [{ name: y, in: moon }], responses: { 200: { description: Yes. } } }
`
const introduction =
  '# Operations that are left out, one JSON pointer per line. Remove a line to generate its operation again.\n'
const bad =
  '/paths/~1{id}/post # /parameters/0/in body is not supported; use path, query, header or cookie; /requestBody/content/multipart~1form-data/encoding/a/style label is not supported here; #/components/responses/Gone is missing or not an object\n'
const other =
  '/paths/~1other~1{id}/put # /parameters/0/in moon is not supported; use path, query, header or cookie\n'
const leftOut = (pointer: string) => `specs/tiny.yaml: ${pointer} is left out\n`
const noServer = 'specs/tiny.yaml: /servers: a client must set baseUrl\n'

let skipped: Ended

describe('generate --skip', { timeout: 60_000 }, () => {
  beforeAll(async () => {
    copy.write('.gitignore', 'node_modules\n')
    copy.write(
      'specs/tiny.yaml',
      spec('requestBody: { content: { multipart/form-data: { encoding: { a: { style: label } } } } }'),
    )
    skipped = await generate('--skip')
  }, 60_000)
  afterAll(copy.remove)

  it('generates the rest, and lists what is left out', () => {
    expect(skipped).toEqual({
      code: 0,
      out: expect.stringContaining(
        `${noServer}${leftOut('/paths/~1{id}/post')}${leftOut('/paths/~1other~1{id}/put')}`,
      ),
    })
    expect(['good', 'bad', 'other'].map(isThere)).toEqual([true, false, false])
  })

  it('records what is left out, with every reason', () => {
    expect(copy.read('specs/tiny.skip')).toBe(introduction + bad + other)
  })

  it('is not needed again: the output stays the same', async () => {
    await git('init', '-q')
    await git('add', '.')

    const { code, out } = await generate('--check')

    expect(code).toBe(0)
    expect(out.replaceAll(/^specs\/tiny\.yaml: .*\n/gm, '')).toBe('')
  })

  it('must be tracked by git, or the check fails', async () => {
    await git('rm', '-q', '--cached', 'specs/tiny.skip')

    const { code, out } = await generate('--check')

    expect(code).toBe(1)
    expect(out).toContain('specs/tiny.skip is not tracked by git\n')
  })

  it('is needed again when a line is removed while its problem remains', async () => {
    copy.write('specs/tiny.skip', bad)

    expect(await generate()).toEqual({
      code: 1,
      out: `tiny.yaml#/paths/~1other~1{id}/put/parameters/0/in: moon is not supported; use path, query, header or cookie
To leave these operations out, use npm run generate -- --skip
`,
    })
  })

  it('keeps the existing lines, also when the last one has no line break', async () => {
    copy.write('specs/tiny.skip', `# By hand.\n${bad.trimEnd()}`)

    const { code } = await generate('--skip')

    expect(code).toBe(0)
    expect(copy.read('specs/tiny.skip')).toBe(`# By hand.\n${bad}${other}`)
  })

  it('restores an operation whose problem is gone and whose line was removed', async () => {
    copy.write('specs/tiny.yaml', copy.read('specs/tiny.yaml').replace('in: moon', 'in: query'))
    copy.write('specs/tiny.skip', bad)

    const { code } = await generate()

    expect(code).toBe(0)
    expect(['good', 'bad', 'other'].map(isThere)).toEqual([true, false, true])
  })

  it('refuses a line that names no operation', async () => {
    copy.write('specs/tiny.skip', `${bad}/paths/~1gone/get\n`)

    expect(await generate('--skip')).toEqual({
      code: 1,
      out: 'tiny.yaml#/paths/~1gone/get: is in tiny.skip, but is not an operation of the spec; remove the line\n',
    })
  })

  it('refuses to go on when a problem belongs to no operation', async () => {
    copy.write('specs/tiny.skip', '')
    copy.write('specs/tiny.yaml', spec('').replace('paths:', 'servers: [{}]\npaths:'))

    const { code, out } = await generate('--skip')

    expect(code).toBe(1)
    expect(out).toContain('tiny.yaml#/servers/0: has no url\n')
    expect(out).not.toContain('--skip')
    expect(copy.read('specs/tiny.skip')).toBe('')
  })
})
