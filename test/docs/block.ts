/** A piece of a page that claims something: what stands in a fence, or after an `@example`. */
export interface Block {
  /** Path of the file from the root. */
  readonly page: string
  /** Line of the file where the text begins, from 1. */
  readonly line: number
  /** The fence's language; empty where it names none. */
  readonly language: string
  readonly text: string
  /** Path of the file of which it is a copy: the word after the language. */
  readonly copyOf?: string
  /** What it prints, where the page shows that: the fence of `text` that comes next. */
  readonly prints?: string
}

/** Where a block stands, as an editor opens it. */
export const placeOf = ({ page, line }: Pick<Block, 'page' | 'line'>) => `${page}:${line}`
