import { execFileSync } from 'node:child_process'
import { projectRoot } from '../support/project-copy.ts'
import type { Block } from './block.ts'
import { fromDiff } from './diff.ts'
import { examplesOf } from './jsdoc.ts'
import { type Page, readPage } from './markdown.ts'

/** Every Markdown file of the repository. */
export const pages: readonly Page[] = filesOf('*.md').map(readPage)

/** Every block of every page and every comment. */
export const blocks: readonly Block[] = [
  ...pages.flatMap((page) => page.blocks),
  ...filesOf('src/*.ts').flatMap(examplesOf),
]

/** Those that are separate programs; a `diff` counts as its result. */
export const programs: readonly Block[] = blocks
  .filter(({ language, copyOf }) => !copyOf && (language === 'ts' || language === 'diff'))
  // Its programs import files that the page generates; your-own-api.test.ts follows the page in a separate project.
  .filter(({ page }) => page !== 'docs/guides/your-own-api.md')
  .map((block) => (block.language === 'diff' ? fromDiff(block) : block))

/** Files of the repository that match a git pattern, including new ones. */
export function filesOf(pattern: string): string[] {
  const list = ['ls-files', '--cached', '--others', '--exclude-standard', '--deduplicate', pattern]
  return execFileSync('git', list, { cwd: projectRoot, encoding: 'utf8' }).trim().split('\n')
}
