import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { packages } from './project.ts'

/** A mock of a spec: it checks each request against the spec, and responds as the spec declares. */
export interface Mock {
  readonly url: string
  stop(): Promise<void>
}

/** Starts the mock of a spec on a free port. Unless it has to check requests, it accepts them all. */
export async function startMock(spec: string, isChecked: boolean): Promise<Mock> {
  const port = await freePort()
  const program = join(packages, '@stdy/cli/steady.js')
  const options = isChecked ? [] : ['--reject-on-sdk-error=false']
  const child = spawn(process.execPath, [program, '--quiet', ...options, '--port', `${port}`, spec], {
    stdio: 'ignore',
    // It starts a program for the platform; both must end.
    detached: true,
  })
  const url = `http://127.0.0.1:${port}`
  const stop = async () => {
    if (child.exitCode !== null || child.signalCode !== null) return
    process.kill(-(child.pid as number))
    await once(child, 'exit')
  }
  try {
    await answered(url, child)
  } catch (error) {
    await stop()
    throw error
  }
  return { url, stop }
}

async function answered(url: string, child: ChildProcess): Promise<void> {
  for (let tries = 0; tries < 300; tries++) {
    if (child.exitCode !== null) throw new Error(`the mock ended with ${child.exitCode}`)
    const response = await fetch(url).catch(() => undefined)
    await response?.arrayBuffer()
    if (response) return
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error('the mock did not answer within 30 s')
}

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}
