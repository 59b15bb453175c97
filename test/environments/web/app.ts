import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { type AddressInfo, connect, createServer } from 'node:net'
import type { Context } from '../environment.ts'
import { environmentOf } from '../program.ts'

/** A framework's app while it is served. */
export interface App {
  readonly url: string
  /** The whole output of its server. */
  output(): string
  stop(): Promise<void>
}

const limitMs = 60_000

/** Starts the server of an app on a free loopback port, and waits until it accepts connections. */
export async function startApp(
  context: Context,
  command: readonly [string, ...string[]],
  environment: Readonly<Record<string, string>>,
): Promise<App> {
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const [program, ...args] = command
  const child = spawn(program, args, {
    cwd: context.root,
    env: { ...environmentOf(context), HOST: '127.0.0.1', PORT: `${port}`, ORIGIN: url, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
    // A separate process group, so that what it starts ends with it.
    detached: true,
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text
    })
  }
  const app = { url, output: () => output, stop: () => stop(child) }
  const startedAt = Date.now()
  while (!(await answers(port))) {
    const ended = child.exitCode ?? child.signalCode
    if (ended === null && Date.now() - startedAt < limitMs) continue
    await app.stop()
    throw new Error(`the server of the app ${ended === null ? 'is late' : `ended with ${ended}`}: ${output}`)
  }
  return app
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}

/** Whether a port accepts connections; waits a moment if it doesn't. */
const answers = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1')
    socket.once('connect', () => {
      socket.destroy()
      resolve(true)
    })
    socket.once('error', () => setTimeout(resolve, 100, false))
  })

async function stop(child: ChildProcess): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return
  const ended = once(child, 'close')
  process.kill(-child.pid, 'SIGKILL')
  await ended
}
