import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

const run = promisify(execFile)
const worker = fileURLToPath(new URL('worker.js', import.meta.url))

/** What one process measured. */
export type Sample = Readonly<Record<string, number>>

/** The figures of a client: the samples of all rounds, by what was measured. */
export type Samples = Readonly<Record<string, readonly number[]>>

/**
 * Measures each client once per round, so that other load on the machine affects all of them equally. Each
 * measurement has its own process.
 */
export async function measure(
  clients: readonly string[],
  what: 'stub' | 'loopback' | 'start',
  rounds: number,
  baseUrl: (id: string) => string,
  progress: (line: string) => void,
): Promise<ReadonlyMap<string, Samples>> {
  const all = new Map<string, Record<string, number[]>>(clients.map((id) => [id, {}]))
  for (let round = 1; round <= rounds; round++) {
    for (const id of clients) {
      progress(`${what}: round ${round} of ${rounds}, ${id}`)
      const args = ['--expose-gc', worker, id, what, ...(what === 'stub' ? [] : [baseUrl(id)])]
      const { stdout } = await run(process.execPath, args, {
        timeout: 120_000,
        // axios would send even loopback calls to a proxy set in the environment.
        env: { ...process.env, NO_PROXY: '127.0.0.1', NODE_NO_WARNINGS: '1' },
      })
      const samples = all.get(id) as Record<string, number[]>
      for (const [name, value] of Object.entries(JSON.parse(stdout) as Sample)) {
        samples[name] = [...(samples[name] ?? []), value]
      }
    }
  }
  return all
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] as number
}
