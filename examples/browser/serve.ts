/** Bundles the page and serves it on loopback: `npm run example:browser`. */
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { createRequire } from 'node:module'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import { type BuildOptions, build } from 'esbuild'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))

/** Serves the page until it is closed. */
export async function servePage(
  port = 0,
  script: BuildOptions = { entryPoints: [here('main.ts')] },
): Promise<{ url: string; close(): Promise<void> }> {
  const { outputFiles = [] } = await build({
    ...script,
    bundle: true,
    format: 'esm',
    target: 'es2022',
    write: false,
    logLevel: 'error',
  })
  const files: Record<string, [type: string, content: string]> = {
    '/': ['text/html', readFileSync(here('index.html'), 'utf8')],
    '/main.js': ['text/javascript', outputFiles[0]?.text ?? ''],
    // An app keeps its copy among its static files: `npx msw init public`.
    '/mockServiceWorker.js': [
      'text/javascript',
      readFileSync(createRequire(import.meta.url).resolve('msw/mockServiceWorker.js'), 'utf8'),
    ],
  }
  const server = createServer(({ url = '' }, response) => {
    const [type, content] = files[url] ?? []
    response.writeHead(content === undefined ? 404 : 200, {
      'content-type': `${type ?? 'text/plain'}; charset=utf-8`,
    })
    response.end(content)
  })
  await new Promise<void>((resolve, reject) =>
    server.once('error', reject).listen(port, '127.0.0.1', resolve),
  )
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { url } = await servePage(4030)
  console.log(`\n  ${url}\n\n  Ctrl+C stops it.`)
}
