import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { projectRoot } from '../support/project-copy.ts'

/** The built command line. */
export const cli = join(projectRoot, 'dist/cli.js')

/** A running `sdk mock`. */
export interface RunningMock {
  /** The printed base URL of each group, and that of the control path. */
  readonly baseUrls: Readonly<Record<'sandbox' | 'environments' | 'pipelines' | 'control', string>>
  /** Its stdout since the start. */
  output(): string
  /** Its stderr since the start. */
  errors(): string
  /** Sends it a signal. */
  kill(signal: NodeJS.Signals): void
  /** Heap size in bytes after a garbage collection. */
  heapBytes(): Promise<number>
  /** Stops it, and returns its exit status. */
  stop(signal?: NodeJS.Signals): Promise<number | null>
}

/** Starts `sdk mock` on a free port and waits until it has printed its addresses. */
export async function startMock(...flags: string[]): Promise<RunningMock> {
  const { child, output, errors } = start(['mock', '--port', '0', ...flags])
  const ended = once(child, 'exit') as Promise<[number | null]>
  const baseUrls = await new Promise<RunningMock['baseUrls']>((resolve, reject) => {
    const look = () => {
      const urls = Object.fromEntries(
        [...output().matchAll(/^ {2}(\w+) +(http:\S+)$/gm)].map(([, name, url]) => [name, url]),
      )
      if (urls.control) resolve(urls as RunningMock['baseUrls'])
    }
    child.stdout?.on('data', look)
    void ended.then(([code]) => reject(new Error(`sdk mock ended with ${code}: ${output()}`)))
  })
  return {
    baseUrls,
    output,
    errors,
    kill: (signal) => void child.kill(signal),
    async heapBytes() {
      child.send('heap')
      const [bytes] = (await once(child, 'message')) as [number]
      return bytes
    },
    async stop(signal = 'SIGTERM') {
      child.kill(signal)
      return (await ended)[0]
    },
  }
}

/** Runs the command line until it exits. */
export async function runCli(...args: string[]) {
  const { child, output, errors } = start(args)
  const [status] = (await once(child, 'close')) as [number | null]
  return { status, stdout: output(), stderr: errors() }
}

/** Writes a file into its own folder; `remove` deletes both. */
export function temporaryFile(name: string, text: string) {
  const folder = mkdtempSync(join(tmpdir(), 'sdk-cli-'))
  const path = join(folder, name)
  writeFileSync(path, text)
  return { path, remove: () => rmSync(folder, { recursive: true }) }
}

/** Answers requests for the heap size, without keeping the process alive. */
const probe = `data:text/javascript,${encodeURIComponent(`
  process.on('message', () => { gc(); process.send(process.memoryUsage().heapUsed) })
  process.channel.unref()
`)}`

function start(args: readonly string[]) {
  const child: ChildProcess = fork(cli, args, {
    execArgv: ['--expose-gc', '--import', probe],
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  })
  let out = ''
  let errors = ''
  child.stdout?.on('data', (chunk) => {
    out += chunk
  })
  child.stderr?.on('data', (chunk) => {
    errors += chunk
  })
  return { child, output: () => out, errors: () => errors }
}
