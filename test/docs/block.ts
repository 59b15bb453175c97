/** Part of a page that a test checks: the content of a fence, or of an `@example`. */
export interface Block {
  /** Path of the file from the root. */
  readonly page: string
  /** Line of the file where the text starts, from 1. */
  readonly line: number
  /** The language of the fence; empty if it has none. */
  readonly language: string
  readonly text: string
  /** Path of the file that it copies: the word after the language. */
  readonly copyOf?: string
  /** Its output, if the page shows it: the `text` fence that follows. */
  readonly prints?: string
}

/** The place of a block, in a form that editors open. */
export const placeOf = ({ page, line }: Pick<Block, 'page' | 'line'>) => `${page}:${line}`
