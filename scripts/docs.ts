/**
 * Builds the documentation site from the specs and the built package: `npm run docs`. `--serve` also serves it, on
 * port 4040 or `--port`.
 */
import { mkdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { started, stopOnSignals } from '../src/cli/run-server.ts'
import { buildSite } from './docs/build-site.ts'
import { serveSite } from './docs/serve-site.ts'

const { values } = parseArgs({
  options: { serve: { type: 'boolean' }, port: { type: 'string', default: '4040' } },
})
const folder = join(dirname(dirname(fileURLToPath(import.meta.url))), 'site')
mkdirSync(folder, { recursive: true })
// First, so that a port in use fails before the long build.
const server = values.serve ? await started(serveSite(folder, Number(values.port))) : undefined
const groups = await buildSite(folder)
console.log(`wrote site/ for ${groups.map(({ name }) => name).join(', ')}`)
if (server) {
  stopOnSignals(server)
  console.log(`\n  ${server.url}\n\n  Press Ctrl+C to stop.`)
}
