import { chmodSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { generateProject, petsAt, serve } from '../../support/generate-project.ts'

const user = generateProject()
const server = await serve({
  '/page': { headers: { 'content-type': 'text/html' }, body: '<!doctype html><title>Docs</title>' },
  '/private.json': { status: 401 },
  '/down.json': { status: 503 },
  '/moved.json': { status: 302, headers: { location: '/other.json' } },
  '/circle.json': { status: 302, headers: { location: '/circle.json' } },
})
const closed = await serve()
closed.close()

beforeAll(() => {
  chmodSync(user.root, 0o777)
  user.write('pets.json', petsAt('https://pets.example.org'))
  user.write('no.json', { openapi: '1.0' })
  user.write('text.yaml', 'a: b: c')
  const badBody = { content: { 'multipart/form-data': { encoding: { a: { style: 'label' } } } } }
  user.write('broken.json', {
    openapi: '3.1.0',
    servers: [{}],
    paths: { '/a': { get: null }, '/b': { post: { requestBody: badBody, responses: {} } } },
  })
})
afterAll(() => {
  user.remove()
  server.close()
})

const refused: [what: string, args: () => string[], status: number, line: string | RegExp][] = [
  ['nothing to do', () => [], 2, 'error: pass a document or write an sdk.config.ts; see sdk generate --help'],
  ['no folder', () => ['pets.json'], 2, 'error: set the output folder, such as --out src/api'],
  ['no file', () => ['gone.json', '--out', 'x'], 2, 'error: there is no file gone.json'],
  ['a folder', () => ['.', '--out', 'x'], 2, 'error: . is a folder, not a document'],
  ['an unknown flag', () => ['pets.json', '--outt', 'x'], 2, /^error: unknown option '--outt'/],
  [
    'a file as the folder',
    () => ['pets.json', '--out', 'no.json'],
    2,
    'error: no.json is a file; --out must be a folder',
  ],
  [
    'an invalid address for the API',
    () => ['pets.json', '--out', 'x', '--base-url', 'pets'],
    2,
    'error: "pets" is not an http or https URL',
  ],
  [
    'a header whose variable is not set',
    () => [`${server.url}/private.json`, '--out', 'x', '-H', 'X-Key=$GONE_KEY'],
    2,
    'error: --header X-Key needs the variable GONE_KEY, which is not set',
  ],
  [
    'another version',
    () => ['no.json', '--out', 'x'],
    1,
    /^no\.json#\/openapi: has openapi "1\.0"; supported: /,
  ],
  [
    'what is not a document',
    () => ['text.yaml', '--out', 'x'],
    1,
    /^text\.yaml#: is not valid YAML or JSON: /,
  ],
  [
    'no network',
    () => [`${closed.url}/a.json`, '--out', 'x'],
    6,
    /^error: .*\/a\.json cannot be loaded: nothing is listening there \(ECONNREFUSED\)$/m,
  ],
  [
    '404',
    () => [`${server.url}/gone.json`, '--out', 'x'],
    4,
    /^error: .*\/gone\.json returned 404 Not Found$/m,
  ],
  [
    '401',
    () => [`${server.url}/private.json`, '--out', 'x'],
    4,
    /returned 401 Unauthorized; pass its credentials with --header$/m,
  ],
  ['503', () => [`${server.url}/down.json`, '--out', 'x'], 5, /returned 503 Service Unavailable$/m],
  [
    'a page',
    () => [`${server.url}/page`, '--out', 'x'],
    8,
    /is a web page, not an OpenAPI document; look there for the URL of its JSON or YAML$/m,
  ],
  ['endless redirects', () => [`${server.url}/circle.json`, '--out', 'x'], 8, /redirects too many times$/m],
]

describe('sdk generate refuses in one line, with an exit status, and writes nothing:', () => {
  it.each(refused)('%s', async (_, args, status, line) => {
    const ended = await user.generate(args())

    expect(ended.stderr.trim()).toMatch(line)
    expect(ended).toMatchObject({ status, stdout: '' })
    expect(user.files('x')).toEqual([])
  })

  it('a document with problems, reporting all of them', async () => {
    const { status, stderr } = await user.generate(['broken.json', '--out', 'x'])

    expect(status).toBe(1)
    expect(stderr).toContain('broken.json#/servers/0: has no url\n')
    expect(stderr).toContain('broken.json#/paths/~1a/get: must be an object\n')
    expect(stderr).toContain(
      'broken.json#/paths/~1b/post/requestBody/content/multipart~1form-data/encoding/a/style: label is not supported here\n',
    )
    expect(user.files('x')).toEqual([])
  })

  it('two documents with the same name', async () => {
    user.write('a/pets.json', petsAt('https://pets.example.org'))

    const { status, stderr } = await user.generate(['pets.json', 'a/pets.json', '--out', 'x'])

    expect(status).toBe(1)
    expect(stderr).toMatch(/writes pets\/types\.gen\.ts, like another document/)
    expect(user.files('x')).toEqual([])
  })
})

describe('a folder with files that sdk generate did not write', () => {
  it('is refused, and nothing in it is touched', async () => {
    user.write('mine/index.ts', 'export const mine = 1\n')

    const { status, stderr } = await user.generate(['pets.json', '--out', 'mine'])

    expect(status).toBe(2)
    expect(stderr).toBe(
      'error: mine contains index.ts, which this command did not write; choose another folder, or use --force\n',
    )
    expect(user.files('mine')).toEqual(['index.ts'])
    expect(user.read('mine/index.ts')).toBe('export const mine = 1\n')
  })

  it('is written to with --force; files with other names stay', async () => {
    user.write('mine/notes.md', 'Notes\n')

    const { status } = await user.generate(['pets.json', '--out', 'mine', '--force'])

    expect(status).toBe(0)
    expect(user.files('mine')).toEqual(['index.ts', 'notes.md', 'operations.gen.ts', 'types.gen.ts'])
    expect(user.read('mine/index.ts')).toMatch(/^\/\/ Generated from/)
    expect(user.read('mine/notes.md')).toBe('Notes\n')
  })
})

describe('a folder that cannot be written to', () => {
  it('is refused, and its files stay as they are', async () => {
    await user.generate(['pets.json', '--out', 'locked'])
    const before = user.read('locked/types.gen.ts')
    chmodSync(join(user.root, 'locked'), 0o555)

    // Permissions do not apply to root.
    const as = process.getuid?.() === 0 ? { uid: 65_534 } : {}
    const { status, stderr } = await user.generate(['pets.json', '--out', 'locked', '--only', 'getPet'], as)
    chmodSync(join(user.root, 'locked'), 0o755)

    expect(status).toBe(2)
    expect(stderr).toContain('error: locked cannot be written to: permission denied (EACCES)\n')
    expect(user.read('locked/types.gen.ts')).toBe(before)
    expect(user.files('.').filter((path) => path.startsWith('.'))).toEqual([])
  })
})

it('headers go only to the origin of the document', async () => {
  const other = await serve({ '/other.json': JSON.stringify(petsAt('https://pets.example.org')) })
  server.answers['/leads.json'] = { status: 307, headers: { location: `${other.url}/other.json` } }

  const { status } = await user.generate(
    [`${server.url}/leads.json`, '--out', 'led', '-H', 'X-Key=$PETS_KEY'],
    { env: { PETS_KEY: 'very-secret' } },
  )

  expect(status).toBe(0)
  expect(server.asked.at(-1)?.headers).toHaveProperty('x-key', 'very-secret')
  expect(other.asked.at(-1)?.headers).not.toHaveProperty('x-key')
  other.close()
})
