import { readVariable, stderr } from './process.ts'

/** Whether to colour stderr: depends on `NO_COLOR` (no-color.org), `FORCE_COLOR` and the terminal. */
export function hasColours(): boolean {
  const forced = readVariable('FORCE_COLOR')
  if (readVariable('NO_COLOR') || forced === '0' || forced === 'false') return false
  return Boolean(forced) || (stderr?.isTTY === true && readVariable('TERM') !== 'dumb')
}

const codes = { dim: 2, red: 31, green: 32, yellow: 33, magenta: 35, cyan: 36 } as const

export type Colour = keyof typeof codes

export const paint = (colour: Colour, text: string): string => `\x1b[${codes[colour]}m${text}\x1b[0m`
