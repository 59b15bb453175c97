/** Bundles the page and serves it on loopback, on port 4030 or `--port`: `npm run example:browser`. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { type BuildOptions, build } from 'esbuild'
import { serveFiles } from '../../scripts/docs/serve-files.ts'
import { started, stopOnSignals } from '../../src/cli/run-server.ts'
import type { Listening } from '../../src/mocks/server/options.ts'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))

/** Serves the page until it is closed. */
export async function servePage(
  port?: number,
  script: BuildOptions = { entryPoints: [here('main.ts')] },
): Promise<Listening> {
  const { outputFiles = [] } = await build({
    ...script,
    bundle: true,
    format: 'esm',
    target: 'es2022',
    write: false,
    logLevel: 'error',
  })
  const files = new Map([
    ['/', { type: 'text/html', content: readFileSync(here('index.html'), 'utf8') }],
    ['/main.js', { type: 'text/javascript', content: outputFiles[0]?.text ?? '' }],
    // An app keeps its copy among its static files: `npx msw init public`.
    [
      '/mockServiceWorker.js',
      {
        type: 'text/javascript',
        content: readFileSync(createRequire(import.meta.url).resolve('msw/mockServiceWorker.js'), 'utf8'),
      },
    ],
  ])
  return serveFiles(async (path) => files.get(path), { port })
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { values } = parseArgs({ options: { port: { type: 'string', default: '4030' } } })
  const server = await started(servePage(Number(values.port)))
  stopOnSignals(server)
  console.log(`\n  ${server.url}\n\n  Press Ctrl+C to stop.`)
}
