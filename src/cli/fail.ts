import { paint } from './paint.ts'

/** Says on stderr what is wrong, and ends the program: with 2 where the command is wrong, else with 1. */
export function fail(message: string, status: 1 | 2): never {
  console.error(`${paint('red', 'error:', process.stderr)} ${message}`)
  process.exit(status)
}
