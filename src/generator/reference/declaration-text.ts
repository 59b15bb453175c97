import type { TypeText } from '../print/types/type-text.ts'

/** A declaration indented by two spaces instead of the four in the file of types. */
export const narrow = (text: string) =>
  text.replace(/^(?: {4})+/gm, (indent) => ' '.repeat(indent.length / 2)).trimEnd()

/** A type on one line, without the comments inside. */
export const lineOf = ({ text }: TypeText) =>
  text.replace(/^ *\/\*\*[\s\S]*?\*\/\n/gm, '').replace(/\s+/g, ' ')
