import { once } from 'node:events'
import { fail } from './fail.ts'

/** The terminal's width in columns; 80 if unknown. */
export const columns = (): number => process.stdout.columns || 80

/** Writes to stdout, and waits if the reader is slower. */
export async function write(data: string | Uint8Array): Promise<void> {
  if (!process.stdout.write(data)) await once(process.stdout, 'drain')
}

/** Ends the program quietly when its reader closes the pipe (`| head`). */
export function endWithReader(): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', ({ code }: NodeJS.ErrnoException) => {
      if (code === 'EPIPE') process.exit(0)
      fail(`cannot write: ${code}`, 1)
    })
  }
}
