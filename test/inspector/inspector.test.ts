import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { consumer } from '../support/consumer.ts'
import { projectRoot } from '../support/project-copy.ts'

const user = consumer('module', ['@modelcontextprotocol/server'])
const home = mkdtempSync(join(tmpdir(), 'inspector-'))
afterAll(() => {
  user.remove()
  rmSync(home, { recursive: true })
})

const own = join(projectRoot, 'test/inspector/node_modules')
const folder = join(own, '@modelcontextprotocol/inspector')
const { bin } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
// It needs Node 22.19.
const bundled = join(own, `node-24-linux-${process.arch}/bin/node`)
const node = existsSync(bundled) ? bundled : process.execPath
const cli = join(user.root, 'node_modules/sdk/dist/cli.js')

/** Runs the inspector's command line against `sdk mcp`. */
const inspect = async (flags: readonly string[], ...asked: string[]) => {
  const { code, out } = await user.run(
    'env',
    `HOME=${home}`,
    ...[node, join(folder, bin['mcp-inspector']), '--cli', process.execPath, cli, 'mcp', ...flags, ...asked],
  )
  return { code, out }
}

describe('the inspector', () => {
  it('lists every tool, and finds none that a client could refuse', async () => {
    const { code, out } = await inspect(['--mocks', '--allow-write'], '--method', 'tools/list', '--strict')

    expect(out.match(/"name": "(sandbox|environments|pipelines)_\w+"/g)).toHaveLength(19)
    expect(out).toMatch(/^0 errors, \d+ warnings across 19 tools\.$/m)
    expect(out).not.toContain('`type` is an array')
    expect(code).toBe(0)
  })

  it('finds none among the tools of a document with lists, unions and recursion', async () => {
    const path = join(home, 'trees.json')
    const tree = {
      type: 'object',
      properties: {
        kind: { oneOf: [{ type: 'string' }, { type: 'integer' }] },
        children: { type: 'array', items: { $ref: '#/components/schemas/Tree' } },
      },
    }
    const content = { 'application/json': { schema: { $ref: '#/components/schemas/Tree' } } }
    writeFileSync(
      path,
      JSON.stringify({
        openapi: '3.0.3',
        info: { title: 'Trees', version: '1' },
        servers: [{ url: 'https://trees.example.org' }],
        paths: {
          '/trees': {
            post: {
              operationId: 'createTree',
              parameters: [{ name: 'filter[kind]', in: 'query', schema: { type: 'string', nullable: true } }],
              requestBody: { required: true, content },
              responses: { 200: { description: 'The tree.', content } },
            },
          },
        },
        components: { schemas: { Tree: tree } },
      }),
    )

    const { code, out } = await inspect(
      ['--document', path, '--allow-write'],
      ...['--method', 'tools/list', '--strict'],
    )

    expect(out).toContain('"name": "trees_createTree"')
    expect(out).toMatch(/^0 errors, /m)
    expect(code).toBe(0)
  })

  it('calls a tool with flat parameters, and with a body as JSON', async () => {
    const made = await inspect(
      ['--mocks', '--allow-write'],
      ...['--method', 'tools/call', '--tool-name', 'environments_createSandboxEnvironment'],
      ...['--tool-arg', 'project_id=@current', 'body={"name":"Nightly"}'],
    )

    expect(made.out).toContain('"name": "Nightly"')
    expect(made.code).toBe(0)
  })

  it('reads a page', async () => {
    const { code, out } = await inspect(
      ['--mocks'],
      '--method',
      'resources/read',
      '--uri',
      'docs://sdk/llms.txt',
    )

    expect(out).toContain('## Reference')
    expect(code).toBe(0)
  })
})
