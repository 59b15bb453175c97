import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort } from './fault-server.ts'

/** A redis-server for one test, on loopback, without persistence. */
export interface RedisServer {
  readonly port: number
  /** Makes it accept connections without responding. */
  pause(): void
  resume(): void
  stop(): Promise<void>
}

/** Starts a redis-server; resolves once it accepts connections. */
export async function startRedis(port?: number): Promise<RedisServer> {
  const onPort = port ?? (await freePort())
  const folder = mkdtempSync(join(tmpdir(), 'sdk-redis-'))
  const options = { port: onPort, bind: '127.0.0.1', save: '', appendonly: 'no', dir: folder }
  const child = spawn(
    'redis-server',
    Object.entries(options).flatMap(([name, value]) => [`--${name}`, `${value}`]),
    { stdio: ['ignore', 'pipe', 'inherit'] },
  )
  const ended = once(child, 'exit')
  let log = ''
  await new Promise<void>((resolve, reject) => {
    child.stdout.on('data', (chunk) => {
      log += chunk
      if (/Ready to accept connections/.test(log)) resolve()
    })
    ended.then(() => reject(new Error(`redis-server has ended: ${log}`)))
  })
  return {
    port: onPort,
    pause: () => void child.kill('SIGSTOP'),
    resume: () => void child.kill('SIGCONT'),
    async stop() {
      child.kill('SIGCONT')
      child.kill('SIGKILL')
      await ended
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
