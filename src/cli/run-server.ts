import { fail, note } from './fail.ts'

/** A server that can be ended. */
interface Closable {
  close(options?: { readonly graceMs?: number }): Promise<void>
}

/** How long requests may go on after the first signal. */
const graceMs = 2000

/** Waits for a server to listen. Where it cannot, the program says why in one line and ends with 1. */
export const started = <Server extends Closable>(starting: Promise<Server>): Promise<Server> =>
  starting.catch((error: Error) => fail(error.message, 1))

/**
 * Closes a server on Ctrl+C or SIGTERM: open requests have 2 s to end, and the program ends with 0. A second signal
 * ends it at once, with 130 or 143.
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
    // npm passes on a Ctrl+C that the terminal has sent to all of its children already.
    const again = stoppedAt !== undefined && !(byNpm && performance.now() - stoppedAt < 200)
    if (again) process.exit(status)
    stop()
  }
  process.on('SIGINT', () => onSignal(130)).on('SIGTERM', () => onSignal(143))
  // Whoever read the log has gone.
  process.stdout.on('error', stop)
  // npx ends its shell on a signal and leaves what the shell has started.
  if (byNpm) {
    const { ppid } = process
    setInterval(() => process.ppid !== ppid && stop(), 200).unref()
  }
}
