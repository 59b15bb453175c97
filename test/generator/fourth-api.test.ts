import { readdirSync, readFileSync } from 'node:fs'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { projectCopy, projectRoot } from '../support/project-copy.ts'

const copy = projectCopy()
const arrived: string[] = []

/** Responds to each path of the notes API. */
const server = createServer(async (request, response) => {
  arrived.push(
    `${request.method} ${request.url} ${request.headers['x-notes-key'] ?? '-'} ${await bodyOf(request)}`,
  )
  if (request.url === '/v2/status') return response.writeHead(204).end()
  if (request.url?.endsWith('/text')) {
    return response
      .writeHead(200, { 'content-type': 'text/plain' })
      .end(`width ${request.headers['x-width']}`)
  }
  const note = { id: 7, text: null, kind: 'song' }
  response.writeHead(200, { 'content-type': 'application/json' })
  response.end(JSON.stringify(request.method === 'PATCH' ? note : [note]))
})

async function bodyOf(request: IncomingMessage) {
  let text = ''
  for await (const chunk of request) text += chunk
  return text
}

/** The code of a user of the new subpath; the same in both module systems. */
const calls = `
const baseUrl = process.argv[2]
const client = createClient({ baseUrl, token: 'key-1' })
const listed = await client.listNotes({ tags: ['a b', 'c'], kinds: ['memo', 'list'] })
const patched = await updateNote(connect({ baseUrl, token: () => 'key-2' }), { 'note-id': 7 }, { text: null, password: 'p' })
const text = await client.getNotesNoteIdText({ 'note-id': 7, 'X-Width': 80 })
const status = await createClient({ baseUrl }).status()
const refused = await client.listNotes({ tag: ['a'] }).catch((error) => error)
console.log(JSON.stringify([listed.data, patched.data, text.data, status.data ?? null, refused.message]))
`
const answers = (baseUrl: string) =>
  `[[{"id":7,"text":null,"kind":"song"}],{"id":7,"text":null,"kind":"song"},"width 80",null,"notes.listNotes was not sent: tag is unknown; did you mean \\"tags\\"? (GET ${new URL(baseUrl).origin}/notes)"]\n`
const requests = [
  'GET /v2/notes?tags=a%20b,c&kinds=memo&kinds=list key-1 ',
  'PATCH /v2/notes/7 key-2 {"text":null,"password":"p"}',
  'GET /v2/notes/7/text key-1 ',
  'GET /v2/status - ',
]
let baseUrl: string

beforeAll(async () => {
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v2`
  copy.write('specs/notes.yaml', readFileSync(new URL('fixtures/notes.yaml', import.meta.url), 'utf8'))
})
afterAll(() => {
  server.close()
  copy.remove()
})

describe('a fourth spec', { timeout: 120_000 }, () => {
  it('is generated, and leaves the other groups unchanged', async () => {
    const { code, out } = await copy.run('tsx', 'scripts/generate.ts')

    expect({ code, out }).toEqual({ code: 0, out: expect.stringContaining('wrote') })
    expect(readdirSync(join(copy.root, 'src/apis/notes')).sort()).toEqual([
      'checks.gen.ts',
      'client.gen.ts',
      'index.ts',
      'operations.gen.ts',
      'schemas.gen.ts',
      'types.gen.ts',
    ])
    expect(copy.read('docs/llms.txt')).toContain('](notes.md)')
    expect(copy.read('docs/notes.md')).toContain("import { authorize, getClient } from 'sdk/notes'")
    // The root entry does not include it, and it has no mocks.
    expect(copy.read('docs/notes.md')).not.toMatch(/from 'sdk'|notes\/mocks/)
    for (const group of ['sandbox', 'environments', 'pipelines']) {
      expect(copy.read(`docs/${group}.md`)).toBe(readFileSync(join(projectRoot, `docs/${group}.md`), 'utf8'))
      for (const file of [
        'checks.gen.ts',
        'index.ts',
        'operations.gen.ts',
        'schemas.gen.ts',
        'types.gen.ts',
      ]) {
        const path = `src/apis/${group}/${file}`
        expect(copy.read(path)).toBe(readFileSync(join(projectRoot, path), 'utf8'))
      }
    }
  })

  it('is the same when it is generated again', async () => {
    const paths = [
      'checks.gen.ts',
      'client.gen.ts',
      'index.ts',
      'operations.gen.ts',
      'schemas.gen.ts',
      'types.gen.ts',
    ].map((file) => `src/apis/notes/${file}`)
    const before = paths.map(copy.read)

    await copy.run('tsx', 'scripts/generate.ts')

    expect(paths.map(copy.read)).toEqual(before)
  })

  it('passes the type check, and its types are right', async () => {
    copy.write(
      'src/apis/notes/uses.ts',
      `import { connect, createClient, listNotes, notes, type Note, type NoteInput } from './index.ts'
export const answer: Promise<{ data: Note[] }> = notes.listNotes({ tags: ['a'] })
export const text: Promise<{ data: string }> = notes.getNotesNoteIdText({ 'note-id': 1 })
export const nothing: Promise<{ data: undefined }> = createClient().status()
export const other: Note['kind'] = 'song'
export const known: NoteInput['kind'] = 'memo'
export const nullable: Note['text'] = null
export const calls = () => [
  listNotes(connect(), { kinds: ['memo'] }),
  // @ts-expect-error tags is a list
  notes.listNotes({ tags: 'a' }),
  // @ts-expect-error the enum of a request is closed
  notes.listNotes({ kinds: ['song'] }),
  // @ts-expect-error id is read-only
  notes.updateNote({ 'note-id': 1 }, { text: 'x', id: 1 }),
  // @ts-expect-error note-id is missing
  notes.updateNote({}, { text: 'x' }),
  // @ts-expect-error password is write-only
  notes.listNotes().then(({ data }) => data[0]?.password),
]
`,
    )

    const { code, out } = await copy.run('tsc', '-p', '.')

    expect({ code, out }).toEqual({ code: 0, out: '' })
  })

  it('is built and called by import and by require', async () => {
    const built = await copy.run('tsup', '--no-dts', '--silent')
    const names = 'connect, createClient, updateNote'
    copy.write('call.mjs', `import { ${names} } from 'sdk/notes'\n${calls}`)
    copy.write('call.cjs', `const { ${names} } = require('sdk/notes')\n;(async () => {${calls}})()`)

    const imported = await copy.run('node', 'call.mjs', baseUrl)
    const required = await copy.run('node', 'call.cjs', baseUrl)

    expect(built).toMatchObject({ code: 0 })
    expect(imported).toEqual({ code: 0, out: answers(baseUrl) })
    expect(required).toEqual({ code: 0, out: answers(baseUrl) })
    expect(arrived).toEqual([...requests, ...requests])
    expect(JSON.parse(copy.read('dist/notes/openapi.json'))).toMatchObject({ openapi: '3.0.3' })
  })

  it('is known to the command line without any change there', async () => {
    const sdk = (...args: string[]) => copy.run('node', 'dist/cli.js', ...args)
    const tags = ['--param', 'tags=a b', '--param', 'tags=c', '--param', 'kinds=memo']
    const already = arrived.length

    const operations = await sdk('operations', 'notes')
    const dryRun = await sdk('call', 'notes', 'listNotes', ...tags, '--dry-run')
    const list = await sdk('call', 'notes', 'listNotes', ...tags, '--base-url', baseUrl, '--token', 'key-3')
    const wrong = await sdk('call', 'notes', 'getNotesNoteIdText', '--param', 'note-id=seven')
    const noToken = await sdk('call', 'notes', 'listNotes')

    expect(JSON.parse(operations.out).map(({ name }: { name: string }) => name)).toEqual([
      'listNotes',
      'updateNote',
      'getNotesNoteIdText',
      'status',
    ])
    expect(dryRun.out).toContain("curl 'https://eu.notes.example.org/v2/notes?tags=a%20b,c&kinds=memo'")
    expect(dryRun.out).toContain('--header "x-notes-key: $NOTES_KEY"')
    expect(JSON.parse(list.out)).toEqual([{ id: 7, text: null, kind: 'song' }])
    expect(arrived.slice(already)).toEqual(['GET /v2/notes?tags=a%20b,c&kinds=memo key-3 '])
    expect(wrong).toEqual({ code: 2, out: expect.stringContaining('note-id is "seven", not a whole number') })
    expect(noToken).toEqual({
      code: 3,
      out: expect.stringContaining('set NOTES_KEY in the environment, or pass --token'),
    })
  })

  it('prints text unchanged', async () => {
    const flags = ['--param', 'note-id=7', '--param', 'X-Width=80', '--base-url', baseUrl, '--token', 'key-1']
    const call = (...more: string[]) =>
      copy.run('node', 'dist/cli.js', 'call', 'notes', 'getNotesNoteIdText', ...flags, ...more)

    expect(await call()).toEqual({ code: 0, out: 'width 80' })
    expect(await call('--json')).toEqual({ code: 0, out: '"width 80"\n' })
  })
})
