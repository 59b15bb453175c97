import { fork } from 'node:child_process'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import type { Place } from './suite/place.ts'

/** Starts the servers that stream; pages from one origin can call them. */
export async function startStreaming(pageOrigin: string): Promise<Pick<Place, 'streams'> & { stop(): void }> {
  const path = fileURLToPath(new URL('streaming-server.mjs', import.meta.url))
  const child = fork(path, [pageOrigin], { stdio: ['ignore', 'pipe', 'inherit', 'ipc'] })
  const streams = { hono: '', llm: '' }
  if (child.stdout) {
    for await (const line of createInterface({ input: child.stdout })) {
      const [, name, url] = /^@@(\w+) (http:\S+)$/.exec(line) ?? []
      if (name && url) Object.assign(streams, { [name]: url })
      if (streams.llm) break
    }
  }
  if (!streams.llm) throw new Error('the servers that stream did not start')
  return { streams, stop: () => void child.disconnect() }
}
