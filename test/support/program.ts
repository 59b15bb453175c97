import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { projectRoot } from './project-copy.ts'

/** A program of this repository that is a server. */
export interface Program {
  /** The address from its output. */
  readonly url: string
  /** Sends it a signal, and returns how it ended. */
  stop(signal: NodeJS.Signals): Promise<Ended>
}

/** How a program ended. */
export interface Ended {
  readonly status: number | null
  readonly stdout: string
  readonly stderr: string
}

/** Runs a TypeScript program of this repository; `ready` resolves once it has printed an address. */
export function runProgram(args: readonly string[]) {
  // Not with npm, which would pass its signals on twice.
  const { npm_command: _, ...env } = process.env
  const child = spawn(process.execPath, ['--import', 'tsx', ...args], { cwd: projectRoot, env })
  let stdout = ''
  let stderr = ''
  child.stderr.on('data', (chunk) => {
    stderr += chunk
  })
  const ended: Promise<Ended> = once(child, 'close').then(([status]) => ({ status, stdout, stderr }))
  const ready = new Promise<Program>((resolve, reject) => {
    child.stdout.on('data', (chunk) => {
      stdout += chunk
      const url = /http:\S+/.exec(stdout)?.[0]
      if (!url) return
      const stop = (signal: NodeJS.Signals) => {
        child.kill(signal)
        return ended
      }
      resolve({ url, stop })
    })
    void ended.then(() => reject(new Error(`it ended: ${stderr}`)))
  })
  ready.catch(() => {})
  return { ready, ended }
}
