/** Builds the documentation site from the specs and the built package: `npm run docs`; with `--serve` it is served, too. */
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { buildSite } from './docs/build-site.ts'
import { serveSite } from './docs/serve-site.ts'

const folder = join(dirname(dirname(fileURLToPath(import.meta.url))), 'site')
const groups = await buildSite(folder)
console.log(`wrote site/ for ${groups.map(({ name }) => name).join(', ')}`)
if (process.argv.includes('--serve')) {
  const { url } = await serveSite(folder, 4040).catch(() => serveSite(folder))
  console.log(`\n  ${url}\n\n  Ctrl+C stops it.`)
}
