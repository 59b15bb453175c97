const codes = { bold: 1, dim: 2, red: 31, green: 32, yellow: 33, blue: 34, cyan: 36 } as const

type Stream = { isTTY?: boolean }

/** Colors a text on a terminal; the environment can override that. */
export function paint(style: keyof typeof codes, text: string, stream: Stream = process.stdout): string {
  return hasColors(stream) ? `\x1b[${codes[style]}m${text}\x1b[0m` : text
}

/** Whether to use colors: `NO_COLOR` (no-color.org), `FORCE_COLOR`, or a terminal that supports them. */
export function hasColors(stream: Stream): boolean {
  const { NO_COLOR, FORCE_COLOR, TERM } = process.env
  if (NO_COLOR || FORCE_COLOR === '0' || FORCE_COLOR === 'false') return false
  return Boolean(FORCE_COLOR) || (stream.isTTY === true && TERM !== 'dumb')
}
