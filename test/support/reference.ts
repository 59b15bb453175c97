import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { specFiles } from '../../src/generator/document/spec-files.ts'
import { readGroup } from '../../src/generator/read/read-group.ts'
import { projectRoot } from './project-copy.ts'

/** The groups, as the generator reads them. */
export const groups = await Promise.all(specFiles(join(projectRoot, 'specs')).map((path) => readGroup(path)))

/** The committed page of a group. */
export const pageOf = (name: string) => readFileSync(join(projectRoot, `docs/${name}.md`), 'utf8')

/** The blocks of code of a page in one language. */
export const blocksOf = (page: string, language: string): string[] =>
  [...page.matchAll(/^(`{3,})(\w*)\n([\s\S]*?)\n\1$/gm)]
    .filter(([, , name]) => name === language)
    .map(([, , , text]) => text as string)

/** Links within a page that lead to no heading, by GitHub's rule for anchors. */
export function brokenLinks(page: string): string[] {
  const text = page.replace(/^(`{3,})[\s\S]*?^\1$/gm, '')
  const seen = new Map<string, number>()
  const anchors = [...text.matchAll(/^#{1,6} (.*)$/gm)].map(([, heading = '']) => {
    const slug = heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, '')
      .replaceAll(' ', '-')
    const count = seen.get(slug) ?? 0
    seen.set(slug, count + 1)
    return count ? `${slug}-${count}` : slug
  })
  const links = [...text.matchAll(/\]\(#([^)]*)\)/g)].map(([, link]) => link as string)
  return links.filter((link) => !anchors.includes(link))
}
