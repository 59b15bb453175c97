import type { TypeText } from '../print/types/type-text.ts'

/** The text of a declaration with two blanks for the four that the file of types is indented with. */
export const narrow = (text: string) =>
  text.replace(/^(?: {4})+/gm, (indent) => ' '.repeat(indent.length / 2)).trimEnd()

/** A type on one line, the comments inside left out. */
export const lineOf = ({ text }: TypeText) =>
  text.replace(/^ *\/\*\*[\s\S]*?\*\/\n/gm, '').replace(/\s+/g, ' ')
