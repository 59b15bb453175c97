/** The last line of `npm test`: which tests it skipped and why. Fails where `SDK_NO_SKIPS` is set and it skipped any. */
import { readSkips, skipLine } from './skips.ts'

const line = skipLine(readSkips())
console.log(line ?? 'No test was skipped.')
if (line && process.env.SDK_NO_SKIPS) process.exitCode = 1
