import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'
import { installed, versionOf } from '../installed.ts'
import type { Ended, Format, Runtime } from '../runtime.ts'
import type { Place } from '../suite/place.ts'
import type { CaseResult } from '../suite/run.ts'
import { writeProgram } from '../write-program.ts'

const packages = {
  'linux-x64': '@cloudflare/workerd-linux-64',
  'linux-arm64': '@cloudflare/workerd-linux-arm64',
  'darwin-arm64': '@cloudflare/workerd-darwin-arm64',
}

/** A Worker that responds to one request with the results. */
const main = `export default {
  async fetch() {
    const results = []
    await runSuite(place, (result) => results.push(result))
    return Response.json(results)
  },
}`

/** The runtime of Cloudflare Workers, with its own configuration. */
export const workerd: Runtime = {
  name: 'workerd',
  formats: ['ESM'],
  tellsUnsent: false,
  async version() {
    return versionOf(packages)
  },
  async run(root: string, format: Format, place: Place): Promise<Ended> {
    const path = await writeProgram(root, { place, format, bundled: true, main })
    const configuration = join(root, 'workerd.capnp')
    writeFileSync(configuration, configurationFor(basename(path)))
    const child = spawn(installed(packages, 'bin/workerd'), ['serve', configuration, '--control-fd=3'], {
      cwd: root,
      env: {},
      stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
    })
    const ended = once(child, 'close')
    let output = ''
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding('utf8').on('data', (text: string) => {
        output += text
      })
    }
    try {
      const port = await portFrom(child.stdio[3] as Readable)
      const response = await fetch(`http://127.0.0.1:${port}/`, { signal: AbortSignal.timeout(180_000) })
      const text = await response.text()
      if (!response.ok) throw new Error(`the Worker answered ${response.status} ${text}`)
      return { results: JSON.parse(text) as CaseResult[], output, end: undefined }
    } catch (error) {
      return { results: [], output, end: `${error}\n${output}` }
    } finally {
      child.kill('SIGKILL')
      await ended
    }
  },
}

const configurationFor = (file: string) => `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [
    (name = "suite", worker = (
      modules = [(name = "${file}", esModule = embed "${file}")],
      compatibilityDate = "2026-11-01",
    )),
    (name = "internet", network = (allow = ["private"])),
  ],
  sockets = [(name = "http", address = "127.0.0.1:0", http = (), service = "suite")],
);
`

/** The free port that it has chosen and reports on a separate pipe. */
async function portFrom(control: Readable): Promise<number> {
  for await (const line of createInterface({ input: control })) {
    const { event, port } = JSON.parse(line)
    if (event === 'listen') return port
  }
  throw new Error('workerd did not listen')
}
