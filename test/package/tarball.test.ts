import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { readMarkdown } from '../docs/markdown.ts'
import { consumer } from '../support/consumer.ts'

const user = consumer()
afterAll(user.remove)

const read = (path: string) => readFileSync(join(user.root, 'node_modules/sdk', path), 'utf8')

/** The Markdown pages in it. */
const pages = user.files.filter((path) => path.endsWith('.md'))

/** Whether a link in a page leads to a file, and to a heading, in the tarball. */
function isThere(from: string, link: string): boolean {
  if (/^[a-z]+:/.test(link)) return true
  const [target = '', anchor] = link.split('#', 2)
  const path = target ? join(dirname(from), target) : from
  if (!user.files.includes(path)) return false
  return anchor === undefined || readMarkdown(path, read(path)).anchors.includes(anchor)
}

describe('the tarball', () => {
  // After an intended change: npx vitest run --project package test/package/tarball.test.ts -u
  it('contains these files', async () => {
    const named = user.files.map((path) => path.replace(/chunk-[0-9A-Z]{8}\./, 'chunk-*.'))

    await expect(`${[...new Set(named)].join('\n')}\n`).toMatchFileSnapshot('tarball.txt')
  })

  it('contains no tests, scripts, specs, benches, decisions or local files', () => {
    const unwanted =
      /(^|\/)(tests?|scripts|specs|bench|examples|decisions|node_modules|\.ci)\/|\.test\.|\.(env|npmrc|tgz|log|yaml)$/

    expect(user.files.filter((path) => unwanted.test(path))).toEqual([])
    expect('test/support/ask.ts').toMatch(unwanted)
  })

  it('has no broken link in llms.txt', () => {
    const links = [...read('docs/llms.txt').matchAll(/\]\(([^)#]+)\)/g)].map(([, to = '']) =>
      join('docs', to),
    )

    expect(links.length).toBeGreaterThan(3)
    expect(links.filter((path) => !user.files.includes(path))).toEqual([])
  })

  it('has pages whose links all lead to its own files, or to the web', () => {
    const missing = pages.flatMap((path) => {
      const { links } = readMarkdown(path, read(path))
      return links.filter((link) => !isThere(path, link)).map((link) => `${path}: ${link}`)
    })

    expect(missing).toEqual([])
    expect(pages).toEqual(expect.arrayContaining(['README.md', 'docs/sandbox.md', 'docs/guides/errors.md']))
    expect(isThere('README.md', 'docs/decisions/README.md')).toBe(false)
    expect(isThere('README.md', 'docs/guides/errors.md#nowhere')).toBe(false)
    expect(isThere('docs/guides/errors.md', '../../README.md#errors')).toBe(true)
  })

  it('weighs at most 520 kB', () => {
    expect(user.size).toBeLessThanOrEqual(520_000)
  })

  it('contains nothing about the machine that built it', () => {
    const built = user.files.filter((path) => path.startsWith('dist/'))

    expect(
      built.filter((path) => /(["'(\s]|file:\/\/)\/(tmp|home|root|Users|work)\//.test(read(path))),
    ).toEqual([])
  })

  it('contains no sources or source maps: the build is readable', () => {
    expect(user.files.filter((path) => /^src\/|\.map$/.test(path))).toEqual([])
    expect(read('dist/runtime.js')).toContain('export {\n')
    expect(read('dist/runtime.js')).not.toContain('sourceMappingURL')
  })
})
