import { execFile } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Tool } from './tools.ts'

const own = fileURLToPath(new URL('.', import.meta.url))

/** What one run of a generator took and wrote. */
export interface Run {
  readonly seconds: number
  readonly cpuSeconds: number
  readonly peakMiB: number
  readonly files: number
  readonly bytes: number
  /** The last line of its output, if it failed. */
  readonly failure: string | undefined
}

/** Runs a generator once, in its own process and folder. */
export async function runTool(tool: Tool, document: string): Promise<Run> {
  // Inside node_modules, so that a configuration file can import its packages.
  const work = mkdtempSync(join(own, 'node_modules/.run-'))
  try {
    const out = join(work, 'out')
    const usage = join(work, 'usage')
    mkdirSync(usage)
    writeFileSync(join(work, 'package.json'), '{ "type": "module" }')
    for (const [name, text] of Object.entries(tool.files(document, out)))
      writeFileSync(join(work, name), text)
    const args = [...tool.command(document, out, work)]
    const startedAt = performance.now()
    const failure = await new Promise<string | undefined>((resolve) => {
      const env = {
        ...process.env,
        USAGE_FOLDER: usage,
        NODE_OPTIONS: `--import ${join(own, 'usage.mjs')}`,
        CI: '1',
        DISABLE_TELEMETRY: '1',
        DO_NOT_TRACK: '1',
      }
      execFile(
        process.execPath,
        args,
        { cwd: work, env, maxBuffer: 2 ** 28, timeout: 600_000 },
        (error, stdout, stderr) => {
          const lines = `${stdout}${stderr}`.trim().split('\n')
          resolve(
            error || /🛑/.test(stdout + stderr)
              ? (lines.find((line) => /🛑 \w/.test(line)) ?? lines.at(-1))
              : undefined,
          )
        },
      )
    })
    const seconds = (performance.now() - startedAt) / 1000
    return { seconds, ...usedBy(usage), ...written(out), failure }
  } finally {
    rmSync(work, { recursive: true, force: true })
  }
}

/** What all processes of a generator used. */
function usedBy(folder: string): { cpuSeconds: number; peakMiB: number } {
  const all = readdirSync(folder).map(
    (name) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as { cpuSeconds: number; peakMiB: number },
  )
  if (!all.length) throw new Error('no process of the generator reported its usage')
  return {
    cpuSeconds: all.reduce((sum, { cpuSeconds }) => sum + cpuSeconds, 0),
    peakMiB: Math.max(...all.map(({ peakMiB }) => peakMiB)),
  }
}

function written(folder: string): { files: number; bytes: number } {
  try {
    const paths = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
      entry.isFile(),
    )
    const bytes = paths.map((entry) => statSync(join(entry.parentPath, entry.name)).size)
    return { files: paths.length, bytes: bytes.reduce((sum, size) => sum + size, 0) }
  } catch {
    return { files: 0, bytes: 0 }
  }
}
