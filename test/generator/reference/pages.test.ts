import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { clientOptions } from '../../../src/runtime/config/settings.ts'
import { editor } from '../../support/compile.ts'
import { projectRoot } from '../../support/project-copy.ts'
import { blocksOf, brokenLinks, groups, pageOf } from '../../support/reference.ts'

describe.each(groups.map((group) => [group.name, group] as const))('docs/%s.md', (name, group) => {
  const page = pageOf(name)

  it('has a section for every operation, with its method and path', () => {
    const sections = group.operations.map(({ definition: { id, method, path } }) => {
      const section = page.split(`### \`${id}\`\n`)[1]?.split('\n### ')[0] ?? ''
      return section.includes(`\`${method} ${path}\``) && section.includes(`client.${id}(`)
    })

    expect(sections).toEqual(group.operations.map(() => true))
  })

  it('names every server and every declared error', () => {
    for (const url of Object.values(group.api.servers)) expect(page).toContain(`\`${url}\``)
    for (const { definition, responses } of group.operations) {
      const section = page.split(`### \`${definition.id}\`\n`)[1]?.split('\n### ')[0] ?? ''
      for (const { status } of responses) expect(section).toMatch(new RegExp(`\\b${status}\\b`))
    }
  })

  it('has a default for every option there is', () => {
    const listed = [...page.matchAll(/^\| `(\w+)` \| `.*` \| [^|]+ \| .+ \|$/gm)].map(([, option]) => option)

    expect(listed).toEqual(expect.arrayContaining([...Object.keys(clientOptions), 'signal']))
  })

  it('links only to its own headings', () => {
    expect(brokenLinks(page)).toEqual([])
  })

  it('has complete tables: every row has as many cells as the header', () => {
    const cells = (row: string) => row.split(/(?<!\\)\|/).length
    const broken = [...page.matchAll(/(?:^\|.*\|\n)+/gm)].flatMap(([table]) => {
      const [head = '', ...rows] = table.trimEnd().split('\n')
      return rows.filter((row) => cells(row) !== cells(head))
    })

    expect(broken).toEqual([])
  })

  it('has TypeScript that compiles, each block as its own module', () => {
    const globals = `import type { ${group.operations.length ? 'getClient' : 'connect'} } from 'sdk/${name}'
declare global {
  const token: string
  const client: ReturnType<typeof getClient>
}
`
    const blocks = blocksOf(page, 'ts')
    const files = blocks.map((text, index) => [`docs/block-${index}.ts`, `${text}\nexport {}\n`] as const)
    const { problems } = editor({ 'docs/globals.d.ts': globals, ...Object.fromEntries(files) }, unusedAllowed)

    expect(blocks.length).toBeGreaterThan(group.operations.length)
    expect(files.flatMap(([path, text]) => problems(path).map((problem) => `${problem}\n${text}`))).toEqual(
      [],
    )
  })

  it('has valid JSON', () => {
    const blocks = blocksOf(page, 'json')

    expect(blocks.length).toBeGreaterThan(0)
    for (const text of blocks) expect(() => JSON.parse(text)).not.toThrow()
  })
})

/** A call shows its result, which nothing uses. */
const unusedAllowed = { noUnusedLocals: false, noUnusedParameters: false }

describe('docs/llms.txt', () => {
  const index = readFileSync(join(projectRoot, 'docs/llms.txt'), 'utf8')

  it('has the form of llmstxt.org: a title, a quote, sections of links', () => {
    expect(index).toMatch(/^# sdk\n\n> \S.*\n\n\S.*\n\n(## \S.*\n\n(- \[.+\]\(.+\)(: .+)?\n)+\n?)+$/)
  })

  it('links to every page that ships, in docs/ and the README, and to nothing else', () => {
    const links = [...index.matchAll(/\]\((.+?)\)/g)].map(([, link]) => link as string)

    expect(links.sort()).toEqual(
      ['../README.md', 'retries.md', ...groups.map(({ name }) => `${name}.md`)].sort(),
    )
    for (const link of links) expect(existsSync(join(projectRoot, 'docs', link))).toBe(true)
  })
})
