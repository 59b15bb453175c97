import type { Block } from './block.ts'

/** The result of a diff. Removed lines stay empty, so that the others keep their numbers. */
export function fromDiff(block: Block): Block {
  const lines = block.text.split('\n').map((line) => (line.startsWith('-') ? '' : line.slice(1)))
  return { ...block, text: lines.join('\n') }
}
