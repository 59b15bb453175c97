const codes = { bold: 1, dim: 2, red: 31, green: 32, yellow: 33, cyan: 36 } as const

/** Colours a text where it is read on a terminal and nobody has set `NO_COLOR` (no-color.org). */
export function paint(
  style: keyof typeof codes,
  text: string,
  stream: { isTTY: boolean } = process.stdout,
): string {
  return stream.isTTY && !process.env.NO_COLOR ? `\x1b[${codes[style]}m${text}\x1b[0m` : text
}
