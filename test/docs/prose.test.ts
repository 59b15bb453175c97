import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { pages } from './all-blocks.ts'

/** Phrases that sound translated, with what to write instead. */
const phrases: readonly (readonly [RegExp, string])[] = [
  [/may be left out\b/, 'can be omitted'],
  [/\bis sent again\b/, 'is retried'],
  [/\bpass(es)? by itself\b/, 'transient'],
  [/\bcarries none\b/, 'say what ends up in the bundle'],
  [/\b(Schema|runner|dependency)\b[^.]* does[.:]/, 'works'],
  [/\bno wait is begun\b/i, 'never starts a wait'],
  [/\bis no (text|number|error|JSON|data)\b/, "isn't a …"],
  [/\bat the most\b/, 'at most'],
  [/\bdoes not compile\b/, 'is a type error'],
  [/\bstands? in\b/, 'is in'],
  [/\bthe whole of it\b/, 'all of it'],
  [/\bof (its|their|your) own affair\b/, 'say what happens'],
  [/\bwithout a word\b/, 'silently'],
]

/** Read once more, and rewritten: these pages keep to plain English. */
const rewritten = pages.filter(
  ({ path }) => path === 'README.md' || (path.startsWith('docs/guides/') && !path.includes('adding-an-api')),
)

describe('plain English', () => {
  it.each(rewritten.map(({ path }) => path))('%s has no phrase that sounds translated', (path) => {
    // Code says what code says.
    const prose = readFileSync(path, 'utf8').replace(/^```[\s\S]*?^```$/gm, '')
    const found = phrases.flatMap(([phrase, better]) => {
      const [text] = phrase.exec(prose) ?? []
      return text ? [`${text}: ${better}`] : []
    })

    expect(found).toEqual([])
  })
})

describe('the path from the import to the request, in CONTRIBUTING.md', () => {
  const section = readFileSync('CONTRIBUTING.md', 'utf8').split('### From the import to the request')[1]
  const steps = [...(section ?? '').matchAll(/^\d\. `([^`]+)`(?:, from `(\w+)`(?: to `(\w+)`)?)?:/gm)].map(
    ([, path = '', from, to]) => ({ path, from, to }),
  )
  /** The lines of a step: the whole file, or from a function to where it calls another. */
  const linesOf = ({ path, from, to }: (typeof steps)[number]) => {
    const lines = readFileSync(path, 'utf8').split('\n')
    const start = from ? lines.findIndex((line) => new RegExp(`(function|const) ${from}\\b`).test(line)) : 0
    const end = to
      ? lines.findIndex((line, at) => at > start && line.includes(`?? ${to})(`)) + 1
      : lines.length
    return lines.slice(start, end || lines.length)
  }

  it('leads through files that there are, each of which imports the next', () => {
    expect(steps.length).toBeGreaterThan(4)
    expect(steps.filter(({ path }) => !existsSync(path))).toEqual([])
    const broken = steps.slice(0, -1).filter(({ path }, at) => {
      const next = steps[at + 1]?.path.split('/').slice(-2).join('/') ?? ''
      const name = next.endsWith('/index.ts') ? next : (next.split('/').at(-1) ?? '')
      // Generated files import the runtime by its list of exports.
      const via = path.includes('.gen.') ? [path, 'src/runtime/index.ts'] : [path]
      return !via.some((each) => new RegExp(`from '[^']*${name}'`).test(readFileSync(each, 'utf8')))
    })
    expect(broken).toEqual([])
  })

  it('ends at the line that sends, after less than 300 lines', () => {
    const lines = steps.flatMap(linesOf)

    expect(lines.at(-1)).toContain('(settings.fetch ?? fetch)(url, init)')
    expect(lines.length).toBeLessThan(300)
  })
})
