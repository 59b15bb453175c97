import { readFileSync, realpathSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { consumer } from '../support/consumer.ts'
import { editorServer } from '../support/editor-server.ts'

const source = `import { isApiError, sdk } from 'sdk'
import { getClient, listSandboxes, paginate, type SandboxResponse } from 'sdk/sandbox'
import { createMock } from 'sdk/sandbox/mocks'
import { SandboxCreateRequest } from 'sdk/sandbox/schemas'
import { createMocks } from 'sdk/mocks'
import { serve } from 'sdk/mocks/server'
import { createMcpServer } from 'sdk/mcp'
import { traceCalls } from 'sdk/otel'
getClient().createSandbox(null, { name: 'dev' })
`

const user = consumer('module', ['zod', '@opentelemetry/api'])
const editor = editorServer()
const root = realpathSync(user.root)

beforeAll(() => {
  const compilerOptions = { module: 'nodenext', target: 'es2022', strict: true, types: [] }
  user.write('tsconfig.json', JSON.stringify({ compilerOptions }))
  for (const path of ['use.mts', 'use.cts']) {
    user.write(path, source)
    editor.open(join(root, path))
  }
})
afterAll(() => {
  editor.close()
  user.remove()
})

/** Where an editor goes from the last place of a text: the file in the package, and the line's text. */
async function definitionOf(path: string, text: string): Promise<string> {
  const before = source.slice(0, source.lastIndexOf(text)).split('\n')
  const [place] = await editor.definition(join(root, path), before.length, (before.at(-1)?.length ?? 0) + 1)
  if (!place) return 'nowhere'
  const line = readFileSync(place.file, 'utf8').split('\n')[place.start.line - 1]
  return `${place.file.split('/node_modules/sdk/')[1]}: ${line?.slice(place.start.offset - 1)}`
}

describe.each([
  ['an ES module', 'use.mts'],
  ['a CommonJS module', 'use.cts'],
])('from %s, an editor goes to the declaration of', (_, path) => {
  it.each([
    ['listSandboxes', 'dist/types/apis/sandbox/operations.gen.d.ts: listSandboxes: ListSandboxesOperation'],
    ['createSandbox(', 'dist/types/apis/sandbox/operations.gen.d.ts: createSandbox('],
    ['SandboxResponse', 'dist/types/apis/sandbox/types.gen.d.ts: SandboxResponse'],
    ['getClient,', 'dist/types/apis/sandbox/client.gen.d.ts: getClient(): SandboxClient'],
    ['paginate', 'dist/types/runtime/all.d.ts: paginate<'],
    ['isApiError', 'dist/types/runtime/all.d.ts: isApiError<'],
    ['sdk }', 'dist/types/sdk.d.ts: sdk: Sdk'],
    ['SandboxCreateRequest', 'dist/types/apis/sandbox/schemas.gen.d.ts: SandboxCreateRequest'],
    ['traceCalls', 'dist/types/otel/trace-calls.d.ts: traceCalls('],
    ['createMcpServer', 'dist/types/mcp/index.d.ts: createMcpServer('],
    ['createMock }', 'dist/types/apis/sandbox/mocks/index.d.ts: createMock('],
    ['createMocks', 'dist/types/mocks/index.d.ts: createMocks('],
    ['serve }', 'dist/types/mocks/server.d.ts: serve<'],
  ])('%s', async (text, place) => {
    expect(await definitionOf(path, text)).toContain(place)
  })
})
