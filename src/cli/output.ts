import { once } from 'node:events'
import { fail } from './fail.ts'

/** Columns of the terminal; 80 where it does not say. */
export const columns = (): number => process.stdout.columns || 80

/** Writes to stdout and waits where the reader is slower. */
export async function write(data: string | Uint8Array): Promise<void> {
  if (!process.stdout.write(data)) await once(process.stdout, 'drain')
}

/** Ends the program quietly when whoever read it has gone (`| head`). */
export function endWithReader(): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', ({ code }: NodeJS.ErrnoException) => {
      if (code === 'EPIPE') process.exit(0)
      fail(`cannot write: ${code}`, 1)
    })
  }
}
