import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { createInterface } from 'node:readline'

/** A running `sdk mock`. */
export interface RunningMock {
  /** Base URL of each group. */
  readonly baseUrls: Readonly<Record<'sandbox' | 'environments' | 'pipelines', string>>
  stop(): Promise<void>
}

/** Runs `npx sdk mock --port 0`, and reads the address of each group from its output. */
export async function startMock(): Promise<RunningMock> {
  const manifest = createRequire(import.meta.url).resolve('sdk/package.json')
  const { bin } = createRequire(import.meta.url)(manifest) as { bin: { sdk: string } }
  const child = spawn(
    process.execPath,
    [join(dirname(manifest), bin.sdk), 'mock', '--port', '0', '--quiet'],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  )
  const ended = once(child, 'exit')
  const baseUrls = { sandbox: '', environments: '', pipelines: '', control: '' }
  for await (const line of createInterface({ input: child.stdout })) {
    const [, name, url] = /^ +(\w+) +(http:\S+)$/.exec(line) ?? []
    if (name && url) Object.assign(baseUrls, { [name]: url })
    if (baseUrls.control) break
  }
  if (!baseUrls.control) throw new Error('sdk mock did not start')
  return {
    baseUrls,
    async stop() {
      child.kill()
      await ended
    },
  }
}
