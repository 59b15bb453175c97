/**
 * Prints the last line of `npm test`: which tests were skipped and why. Fails if any were and `SDK_NO_SKIPS` is set.
 */
import { readSkips, skipLine } from './skips.ts'

const line = skipLine(readSkips())
console.log(line ?? 'No test was skipped.')
if (line && process.env.SDK_NO_SKIPS) process.exitCode = 1
