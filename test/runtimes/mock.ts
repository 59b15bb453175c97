import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { type Place, seed } from './suite/place.ts'

/** Starts `npx sdk mock` in a project, on a free port; pages from one origin can use its control path. */
export async function startMock(
  root: string,
  pageOrigin: string,
): Promise<Pick<Place, 'baseUrls'> & { stop(): Promise<void> }> {
  writeFileSync(join(root, 'seed.json'), JSON.stringify(seed))
  const child = spawn(
    'npx',
    [
      ...['--no-install', 'sdk', 'mock', '--port', '0', '--quiet'],
      ...['--seed', 'seed.json', '--allow-origin', pageOrigin],
    ],
    {
      cwd: root,
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  )
  const ended = once(child, 'close')
  const baseUrls = { sandbox: '', environments: '', pipelines: '', control: '' }
  for await (const line of createInterface({ input: child.stdout })) {
    const [, name, url] = /^ +(\w+) +(http:\S+)$/.exec(line) ?? []
    if (name && url) Object.assign(baseUrls, { [name]: url })
    if (baseUrls.control) break
  }
  if (!baseUrls.control) throw new Error('npx sdk mock did not start')
  return {
    baseUrls,
    async stop() {
      child.kill()
      await ended
    },
  }
}

/** An origin where nothing listens. */
export async function freeOrigin(): Promise<string> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return `http://127.0.0.1:${port}`
}
