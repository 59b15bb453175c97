import { afterAll, describe, expect, it } from 'vitest'
import { exportsOf, readSource } from '../../scripts/generate/read-source.ts'
import { consumer } from '../support/consumer.ts'

const user = consumer()
afterAll(user.remove)

const common = [
  'ApiError',
  'AuthError',
  'ConfigError',
  'NetworkError',
  'ResponseError',
  'SdkError',
  'TimeoutError',
  'ValidationError',
  'authorize',
  'configure',
  'defineSchemas',
  'isApiError',
  'isSdkError',
  'paginate',
  'poll',
  'withOptions',
  'withQuery',
]
const subpath = ['connect', 'createClient', 'getClient']
/** What generated schemas check in addition to zod. */
const keywords = 'contains field fields having isA names not ofType oneOf patterns unique when'.split(' ')
const exported: [string, string[]][] = [
  ['sdk', [...common, 'createSdk', 'environments', 'pipelines', 'sandbox', 'sdk']],
  [
    'sdk/runtime',
    [
      ...common,
      ...exportsOf(readSource('runtime/index.ts')).flatMap(({ name, isType }) => (isType ? [] : name)),
      ...keywords,
    ],
  ],
  [
    'sdk/checks',
    exportsOf(readSource('checks/index.ts')).flatMap(({ name, isType }) => (isType ? [] : name)),
  ],
  [
    'sdk/pipelines/checks',
    [
      'checks',
      'listPipelines',
      'createPipeline',
      'getPipeline',
      'deletePipeline',
      'generatePipelineToken',
      'requestSandbox',
      'listSandboxRequests',
    ],
  ],
  ['sdk/config', ['defineConfig']],
  ['sdk/limits', ['createLimiter', 'defineLimiter']],
  ['sdk/mcp', ['createMcpServer']],
  ['sdk/debug', ['debug']],
  ['sdk/limits/redis', ['redisStore']],
  ['sdk/query', ['infiniteQueryOptions', 'itemsOf', 'mutationOptions', 'queryKey', 'queryOptions']],
  [
    'sdk/sandbox',
    [
      ...common,
      ...subpath,
      'sandbox',
      'sandboxApi',
      'sandboxOperations',
      'listSandboxes',
      'createSandbox',
      'refreshSandbox',
      'deleteSandbox',
      'addUsersToSandbox',
      'removeUsersFromSandbox',
      'pushAppFromSandbox',
    ],
  ],
  [
    'sdk/environments',
    [
      ...common,
      ...subpath,
      'environments',
      'environmentsApi',
      'environmentsOperations',
      'listSandboxEnvironments',
      'createSandboxEnvironment',
      'getSandboxEnvironment',
      'updateSandboxEnvironment',
      'deleteSandboxEnvironment',
    ],
  ],
  [
    'sdk/pipelines',
    [
      ...common,
      ...subpath,
      'pipelines',
      'pipelinesApi',
      'pipelinesOperations',
      'listPipelines',
      'createPipeline',
      'getPipeline',
      'deletePipeline',
      'generatePipelineToken',
      'requestSandbox',
      'listSandboxRequests',
    ],
  ],
]

describe('the exports', () => {
  it.each(exported)('of %s are these, by import', async (name, names) => {
    const out = await user.node(
      'list.mjs',
      `import * as all from '${name}'\nconsole.log(JSON.stringify(Object.keys(all).sort()))`,
    )

    expect(JSON.parse(out)).toEqual([...names].sort())
  })

  it.each(exported)('of %s are these, by require', async (name, names) => {
    const out = await user.node(
      'list.cjs',
      `console.log(JSON.stringify(Object.keys(require('${name}')).sort()))`,
    )

    expect(JSON.parse(out)).toEqual([...names].sort())
  })
})

describe('the subpaths', () => {
  it.each(['sandbox', 'environments', 'pipelines'])('sdk/%s/openapi.json is the spec', async (group) => {
    const out = await user.node(
      'spec.cjs',
      `const spec = require('sdk/${group}/openapi.json')\nconsole.log(spec.openapi, Object.keys(spec.paths).length > 0)`,
    )

    expect(out).toBe('3.1.0 true')
  })

  it('sdk/package.json exists', async () => {
    expect(await user.node('name.cjs', "console.log(require('sdk/package.json').name)")).toBe('sdk')
  })

  it.each([
    'sdk/chunks/a',
    'sdk/dist/index.js',
    'sdk/dist/sandbox.js',
    'sdk/dist/cjs/sandbox.js',
    'sdk/cjs/sandbox',
    'sdk/types/index',
    'sdk/src/index.ts',
    'sdk/generate',
    'sdk/cli',
    'sdk/index.js',
    'sdk/sandbox.js',
    'sdk/sandbox/index.js',
  ])('%s is not reachable', async (name) => {
    const out = await user.node(
      'reach.mjs',
      `await import('${name}').then(() => console.log('reached'), ({ code }) => console.log(code))`,
    )

    expect(out).toMatch(/^ERR_(PACKAGE_PATH_NOT_EXPORTED|MODULE_NOT_FOUND)$/)
  })

  it('no chunk is reachable by its file name', async () => {
    const chunks = user.files.filter((path) => /^dist\/chunks\/.*\.js$/.test(path))
    const names = chunks.map((path) => path.slice('dist/'.length, -'.js'.length))

    const out = await user.node(
      'chunks.mjs',
      `const names = ${JSON.stringify(names)}
const found = await Promise.all(names.map((name) => import('sdk/' + name).then(() => name, ({ code }) => code)))
console.log([...new Set(found)].join())`,
    )

    expect(chunks.length).toBeGreaterThan(0)
    expect(out).toBe('ERR_PACKAGE_PATH_NOT_EXPORTED')
  })
})
