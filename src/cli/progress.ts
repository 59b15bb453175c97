import yoctoSpinner from 'yocto-spinner'
import { printable } from './show/printable.ts'
import { clip } from './show/table.ts'

/** A line on the terminal that says what is going on. */
export interface Progress {
  /** Says something else; empty: only what and how long. */
  say(text: string): void
  stop(): void
}

/** A call that is answered sooner needs no word. */
const quietMs = 400

/**
 * Shows on stderr what takes long, and for how long. Nothing is shown where stderr is no terminal, and nothing that
 * moves in CI or between the lines of SDK_DEBUG.
 */
export function startProgress(what: string): Progress {
  const { stderr, env } = process
  if (!stderr.isTTY || env.TERM === 'dumb' || 'CI' in env || env.SDK_DEBUG) return { say() {}, stop() {} }
  const startedAt = Date.now()
  // Its own handlers of signals would end the program with a status of theirs.
  const spinner = yoctoSpinner({ stream: stderr, handleSignals: false })
  let said = ''
  const textNow = () => {
    const seconds = Math.floor((Date.now() - startedAt) / 1000)
    const text = [what, said, seconds >= 1 && `${seconds} s`].filter(Boolean).join(' · ')
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
  // The cursor comes back, whatever ends the program.
  process.once('exit', stop)
  return {
    say(text) {
      said = text
      show()
    },
    stop,
  }
}
