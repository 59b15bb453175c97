import { execFile } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { App } from './apps.ts'
import type { Bundler } from './bundler.ts'
import { marksIn } from './marks.ts'

/** The result of bundling one app with one bundler. */
export interface Tried {
  readonly minified: number
  readonly gzipped: number
  readonly problems: readonly string[]
}

/** Bundles an app, measures and searches the bundle, and runs it. */
export async function tryApp(bundler: Bundler, app: App, folder: string): Promise<Tried> {
  const out = join(folder, 'out')
  mkdirSync(out, { recursive: true })
  writeFileSync(join(folder, 'main.js'), app.code)
  await bundler.bundle(join(folder, 'main.js'), out)

  const files = readdirSync(out, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.js'))
  const texts = files.map((path) => readFileSync(join(out, path), 'utf8'))
  const sum = (weigh: (text: string) => number) => texts.reduce((all, text) => all + weigh(text), 0)
  const gzipped = sum((text) => gzipSync(text, { level: 9 }).length)
  const problems: string[] = []

  const code = texts.join('\n')
  for (const { of, text } of marksIn(code)) {
    if (!app.allowed.includes(of)) problems.push(`holds "${text}" (${of})`)
  }
  // The parts that it must contain show that the search works.
  for (const of of app.allowed) {
    if (!marksIn(code).some((mark) => mark.of === of)) problems.push(`holds nothing of ${of}`)
  }
  const bare = /(from|import|require\()\s*["'](node:|sdk|openapi-fetch|zod)/.exec(code)
  if (bare) problems.push(`holds ${bare[0]}`)
  const { budget = Number.POSITIVE_INFINITY } = app
  if (gzipped > budget) problems.push(`has ${gzipped} bytes, ${gzipped - budget} over its ${budget}`)

  const entry = files.find((path) => /(^|\/)main[^/]*\.js$/.test(path))
  if (files.length && !entry) problems.push(`has no main file among ${files}`)
  const output = await run(folder, `./out/${entry}`, app)
  const expected = JSON.stringify(app.sends)
  if (output !== expected) problems.push(`output ${output}, not ${expected}`)
  return { minified: sum((text) => Buffer.byteLength(text)), gzipped, problems }
}

/** Runs a bundle in a separate process with a fetch that sends nothing; returns what it sent, and what failed. */
function run(folder: string, entry: string, { names, use, answer = '{}' }: App): Promise<string> {
  const driver = `const sent = []
globalThis.fetch = async (url, { method, body }) => {
  sent.push([method, url, body].filter(Boolean).join(' '))
  return new Response(${JSON.stringify(answer)}, { headers: { 'content-type': 'application/json' } })
}
let logged = []
console.log = (...given) => {
  logged = given
}
await import(${JSON.stringify(entry)})
const app = Object.fromEntries(${JSON.stringify(names)}.map((name, index) => [name, logged[index]]))
const result = await (async () => (${use}))()
const failure = typeof result === 'string' ? result : result?.data
if (/_error$/.test(failure)) sent.push(failure)
process.stdout.write(JSON.stringify(sent))`
  writeFileSync(join(folder, 'driver.mjs'), driver)
  return new Promise((resolve) => {
    execFile(process.execPath, ['driver.mjs'], { cwd: folder, timeout: 30_000 }, (error, stdout, stderr) => {
      resolve(error ? `${error.code} ${stdout}${stderr}` : stdout)
    })
  })
}
