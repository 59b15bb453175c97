import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { text } from 'node:stream/consumers'
import { environment } from '../cli/sdk.ts'
import { cli } from '../cli/start-mock.ts'

/** A document of a pet API, served at an address. */
export const petsAt = (url: string, changes: object = {}) => ({
  openapi: '3.1.0',
  info: { title: 'Pet Store API', version: '1' },
  servers: [{ url }],
  paths: {
    '/pets': {
      get: {
        operationId: 'listPets',
        tags: ['reading'],
        responses: { 200: json({ type: 'array', items: pet }) },
      },
    },
    '/pets/{id}': {
      get: {
        operationId: 'getPet',
        tags: ['reading'],
        parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'integer' } }],
        responses: { 200: json(pet), 404: json({ $ref: '#/components/schemas/Problem' }) },
      },
      delete: {
        operationId: 'deletePet',
        tags: ['writing'],
        parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'integer' } }],
        responses: { 204: { description: 'Gone.' } },
      },
    },
  },
  components: {
    schemas: {
      Pet: {
        type: 'object',
        required: ['id', 'name'],
        properties: { id: { type: 'integer' }, name: { type: 'string' } },
      },
      Problem: { type: 'object', required: ['detail'], properties: { detail: { type: 'string' } } },
    },
  },
  ...changes,
})

const pet = { $ref: '#/components/schemas/Pet' }
const json = (schema: object) => ({ description: 'Yes.', content: { 'application/json': { schema } } })

/** Responses by path; text stands for JSON, unless a status or headers are set. */
export type Responses = Record<
  string,
  string | { readonly status?: number; readonly headers?: Record<string, string>; readonly body?: string }
>

/** A server on loopback. Its responses can be set later; it records the headers of requests. */
export async function serve(answers: Responses = {}) {
  const asked: { readonly url: string; readonly headers: Record<string, unknown> }[] = []
  const server: Server = createServer((request, response) => {
    asked.push({ url: `${request.method} ${request.url}`, headers: request.headers })
    const answer = answers[request.url ?? '']
    if (answer === undefined) return response.writeHead(404, 'Not Found').end()
    const { status = 200, headers = {}, body = '' } = typeof answer === 'string' ? { body: answer } : answer
    response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(body)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return { url, answers, asked, close: () => server.close() }
}

/** A folder to generate into. */
export function generateProject() {
  const root = mkdtempSync(join(tmpdir(), 'sdk-generate-'))
  const write = (path: string, content: string | object) => {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), typeof content === 'string' ? content : JSON.stringify(content))
  }
  write('package.json', { name: 'user', private: true })
  return {
    root,
    write,
    read: (path: string) => readFileSync(join(root, path), 'utf8'),
    /** Every file in a folder, including hidden ones; empty if there is no folder. */
    files: (path: string) =>
      existsSync(join(root, path))
        ? readdirSync(join(root, path), { recursive: true, encoding: 'utf8' }).sort()
        : [],
    remove: () => rmSync(root, { recursive: true, force: true }),
    /** Runs `sdk generate` in the folder. */
    generate: async (
      args: readonly string[],
      { env = {}, uid }: { env?: Record<string, string>; uid?: number } = {},
    ) => {
      const child = spawn(process.execPath, [cli, 'generate', ...args], {
        cwd: root,
        env: environment(env),
        ...(uid !== undefined && { uid }),
      })
      const [stdout, stderr, [status]] = await Promise.all([
        text(child.stdout),
        text(child.stderr),
        once(child, 'close') as Promise<[number | null]>,
      ])
      return { status, stdout, stderr }
    },
  }
}
