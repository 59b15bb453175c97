import { fail, note } from './fail.ts'

/** A server that can be closed. */
interface Closable {
  close(options?: { readonly graceMs?: number }): Promise<void>
}

/** How long open requests may continue after the first signal. */
const graceMs = 2000

/** Waits for a server to listen. If it can't, prints the reason in one line and exits with 1. */
export const started = <Server extends Closable>(starting: Promise<Server>): Promise<Server> =>
  starting.catch((error: Error) => fail(error.message, 1))

/**
 * Closes a server on Ctrl+C or SIGTERM: open requests have 2 s to finish, and the program exits with 0. A second
 * signal ends it at once, with 130 or 143.
 */
export function stopOnSignals(server: Closable): void {
  const byNpm = process.env.npm_command !== undefined
  let stoppedAt: number | undefined
  const stop = () => {
    if (stoppedAt !== undefined) return
    stoppedAt = performance.now()
    const waiting = setTimeout(
      () => note('Open requests have 2 s to finish. Press Ctrl+C to end them at once.'),
      200,
    )
    void server.close({ graceMs }).then(() => clearTimeout(waiting))
  }
  const onSignal = (status: number) => {
    // npm forwards a Ctrl+C that the terminal has already sent to all its child processes.
    const again = stoppedAt !== undefined && !(byNpm && performance.now() - stoppedAt < 200)
    if (again) process.exit(status)
    stop()
  }
  process.on('SIGINT', () => onSignal(130)).on('SIGTERM', () => onSignal(143))
  // The reader of the log is gone.
  process.stdout.on('error', stop)
  // On a signal, npx ends its shell, but not what the shell has started.
  if (byNpm) {
    const { ppid } = process
    setInterval(() => process.ppid !== ppid && stop(), 200).unref()
  }
}
