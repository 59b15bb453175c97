import yoctoSpinner from 'yocto-spinner'
import { printable } from './show/printable.ts'
import { clip } from './show/table.ts'

/** A line on the terminal that shows what is going on. */
export interface Progress {
  /** Changes the message. Without one, the line has only the name and the elapsed time. */
  update(message: string): void
  stop(): void
}

/** Faster calls show nothing. */
const quietMs = 400

/**
 * Shows on stderr what takes long, and for how long: only on a terminal, and not in CI or between the lines of
 * SDK_DEBUG.
 */
export function startProgress(what: string): Progress {
  const { stderr, env } = process
  if (!stderr.isTTY || env.TERM === 'dumb' || 'CI' in env || env.SDK_DEBUG) return { update() {}, stop() {} }
  const startedAt = Date.now()
  // Its own signal handlers would end the program with another exit status.
  const spinner = yoctoSpinner({ stream: stderr, handleSignals: false })
  let current = ''
  const textNow = () => {
    const seconds = Math.floor((Date.now() - startedAt) / 1000)
    const text = [what, current, seconds >= 1 && `${seconds} s`].filter(Boolean).join(' · ')
    return clip(printable(text), (stderr.columns || 80) - 3)
  }
  const show = () => {
    if (spinner.isSpinning) spinner.text = textNow()
  }
  const begin = setTimeout(() => spinner.start(textNow()), quietMs)
  const tick = setInterval(show, 1000)
  const stop = () => {
    clearTimeout(begin)
    clearInterval(tick)
    spinner.stop()
  }
  // Shows the cursor again, however the program ends.
  process.once('exit', stop)
  return {
    update(message) {
      current = message
      show()
    },
    stop,
  }
}
