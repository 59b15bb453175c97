import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { blocks, pages } from './all-blocks.ts'
import { placeOf } from './block.ts'

/** Each language that a fence can have, and what checks its text. */
const readers: Readonly<Record<string, ((text: string) => unknown) | 'elsewhere'>> = {
  ts: 'elsewhere', // compile.test.ts, run.test.ts, browser.test.ts
  diff: 'elsewhere', // the same
  value: 'elsewhere', // samples.test.ts
  text: 'elsewhere', // the block before it: run.test.ts, shell.test.ts
  sh: 'elsewhere', // shell.test.ts
  json: JSON.parse,
  yaml: parse,
}

describe('blocks', () => {
  it('are in languages that a test checks', () => {
    // A copy is checked where its file is run: copies.test.ts.
    const others = blocks.filter(({ language, copyOf }) => !copyOf && !Object.hasOwn(readers, language))

    expect(others.map((block) => `${placeOf(block)} ${block.language || 'no language'}`)).toEqual([])
  })

  it.each(
    blocks.flatMap((block) =>
      readers[block.language] === 'elsewhere' ? [] : [[placeOf(block), block] as const],
    ),
  )('%s can be read', (_, { language, text }) => {
    const read = readers[language]
    expect(() => typeof read === 'function' && read(text)).not.toThrow()
  })

  it('of text follow what prints them', () => {
    // The bench that writes bench/results.md prints its plots.
    const all = blocks.filter(({ page }) => page !== 'bench/results.md')
    const shown = all.filter(({ prints }) => prints !== undefined)
    const silent = shown.filter(({ language }) => !['ts', 'diff', 'sh'].includes(language))

    expect(shown).toHaveLength(all.filter(({ language }) => language === 'text').length)
    expect(silent.map(placeOf)).toEqual([])
  })
})

describe.each(pages.map((page) => [page.path, page] as const))('%s', (path, page) => {
  const inside = page.links.filter((link) => !/^[a-z]+:/.test(link))

  it('has no broken links', () => {
    const missing = inside.filter((link) => {
      const [target = '', anchor] = link.split('#', 2)
      const file = target ? normalize(join(dirname(path), target)) : path
      if (!existsSync(file)) return true
      return anchor !== undefined && !pages.find((each) => each.path === file)?.anchors.includes(anchor)
    })

    expect(missing).toEqual([])
  })

  it('names only scripts that exist', () => {
    const texts = [
      ...page.codes,
      ...page.blocks.filter(({ language }) => language === 'sh').map(({ text }) => text),
    ]
    const named = texts.flatMap((text) => [
      ...text.matchAll(/npm (?:--prefix (\S+) )?run (?:-s )?([\w:-]+)/g),
    ])
    const missing = named.filter(([, folder = '.', script = '']) => {
      const { scripts } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
      return !Object.hasOwn(scripts, script)
    })

    expect(missing.map(([text]) => text)).toEqual([])
  })
})

describe('guides', () => {
  const guides = pages.filter(({ path }) => path.startsWith('docs/guides/'))

  it.each(guides.map((page) => [page.path, page] as const))(
    '%s says in one sentence what it is for',
    (_, page) => {
      expect(page.title).not.toBe('')
      expect(page.lead).toMatch(/^[A-Z].*[.]$/)
      expect(page.lead.split(/[.!?] /)).toHaveLength(1)
    },
  )

  it.each(guides.map((page) => [page.path, page] as const))('%s is linked from the README', (path) => {
    expect(pages.find((page) => page.path === 'README.md')?.links).toContain(path)
  })
})
