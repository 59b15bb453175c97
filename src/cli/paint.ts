const codes = { bold: 1, dim: 2, red: 31, green: 32, yellow: 33, blue: 34, cyan: 36 } as const

type Stream = { isTTY?: boolean }

/** Colours a text where it is read on a terminal, unless the environment says otherwise. */
export function paint(style: keyof typeof codes, text: string, stream: Stream = process.stdout): string {
  return hasColours(stream) ? `\x1b[${codes[style]}m${text}\x1b[0m` : text
}

/** Tells whether colours are wanted: `NO_COLOR` (no-color.org), `FORCE_COLOR`, a terminal that can. */
export function hasColours(stream: Stream): boolean {
  const { NO_COLOR, FORCE_COLOR, TERM } = process.env
  if (NO_COLOR || FORCE_COLOR === '0' || FORCE_COLOR === 'false') return false
  return Boolean(FORCE_COLOR) || (stream.isTTY === true && TERM !== 'dumb')
}
