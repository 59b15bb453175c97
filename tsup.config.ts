import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { parse } from 'node:path'
import { defineConfig } from 'tsup'
import { buildCli } from './scripts/build/cli.ts'
import { writeCommonJs } from './scripts/build/common-js.ts'
import { writeDeclarations } from './scripts/build/declarations.ts'
import { directImports } from './scripts/build/direct-imports.ts'
import { addLicences } from './scripts/build/licences.ts'
import { buildCore, importShared, placeShared, sharedFiles } from './scripts/build/shared-files.ts'
import { readSpec } from './src/generator/document/read-spec.ts'
import { specFiles } from './src/generator/document/spec-files.ts'

const groups = readdirSync('src/apis')

/** One entry per subpath: the root, what serves all groups, and each group with its own mocks. */
const entry: Record<string, string> = { index: 'src/index.ts' }
for (const name of ['runtime', 'checks', 'config', 'mcp', 'otel', 'debug', 'limits', 'query', 'mocks']) {
  if (existsSync(`src/${name}/index.ts`)) entry[name] = `src/${name}/index.ts`
}
if (existsSync('src/limits/redis/index.ts')) entry['limits/redis'] = 'src/limits/redis/index.ts'
for (const name of ['kit', 'server']) {
  if (existsSync(`src/mocks/${name}.ts`)) entry[`mocks/${name}`] = `src/mocks/${name}.ts`
}
for (const group of groups) {
  entry[group] = `src/apis/${group}/index.ts`
  entry[`${group}/schemas`] = `src/apis/${group}/schemas.gen.ts`
  entry[`${group}/checks`] = `src/apis/${group}/checks.gen.ts`
  if (existsSync(`src/apis/${group}/mocks/index.ts`))
    entry[`${group}/mocks`] = `src/apis/${group}/mocks/index.ts`
}

/**
 * Parts of sdk/runtime and sdk/mcp that go into chunks of their own: gzip finds the CommonJS twin of a file in the tarball only
 * where both are in the last 32 kB. Which parts these are decides where gzip finds repetitions in an app, too: measure
 * both `npm run test:bundlers` and the tarball.
 */
const parts = {
  'chunks/events': 'src/runtime/streams/event-stream.ts',
  'chunks/schemes': 'src/runtime/auth/open-with-schemes.ts',
  'chunks/int64': 'src/runtime/int64/request.ts',
  'chunks/styles': 'src/runtime/encoders/styles.ts',
  'chunks/keywords': 'src/runtime/validation/keywords.ts',
  'chunks/parts': 'src/runtime/streams/multipart-stream.ts',
  'chunks/streams': 'src/runtime/streams/streamed-response.ts',
  'chunks/bodies': 'src/runtime/encoders/any-body.ts',
  'chunks/mcp-calls': 'src/mcp/calls/call-tool.ts',
  'chunks/mcp-http': 'src/mcp/http/serve-http.ts',
  'chunks/mcp-tools': 'src/mcp/tools/tools.ts',
}

const direct = directImports('src/runtime/index.ts')
const shared = await sharedFiles(groups, [direct])

export default defineConfig({
  entry: { ...entry, ...parts },
  format: 'esm',
  target: 'es2022',
  platform: 'neutral',
  // One copy of the error classes for all entries.
  splitting: true,
  treeshake: false,
  clean: true,
  esbuildPlugins: [direct, importShared(shared)],
  esbuildOptions(options) {
    options.chunkNames = 'chunks/[name]-[hash]'
  },
  async onSuccess() {
    await buildCore(shared)
    placeShared()
    await writeCommonJs()
    writeDeclarations(entry)
    addLicences('dist')
    for (const group of groups) {
      mkdirSync(`dist/${group}`, { recursive: true })
      const spec = specFiles('specs').find((path) => parse(path).name === group)
      if (!spec) throw new Error(`src/apis/${group} has no spec`)
      writeFileSync(`dist/${group}/openapi.json`, `${JSON.stringify((await readSpec(spec)).root)}\n`)
    }
    // After the others: they begin by emptying dist.
    await buildCli(entry)
  },
})
