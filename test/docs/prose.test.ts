import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { filesOf, pages } from './all-blocks.ts'

/** Phrases that sound translated, with what to write instead. */
const phrases: readonly (readonly [RegExp, string])[] = [
  [/\bmay be left out\b/i, 'can be omitted'],
  [/\b(is|are|was|be) sent again\b|(^|[.:] )sent again\b/im, 'is retried'],
  [/\bpass(es)? by itself\b/i, 'transient'],
  [/\bcarries none\b/i, 'say what ends up in the bundle'],
  [/\b(Schema|runner|dependency)\b[^.\n]* does[.:]/, 'works'],
  [/\bno wait is begun\b|\bis not begun\b/i, 'never starts a wait'],
  [/\bis no (text|number|error|JSON|data|object|list|origin)\b/, "isn't a …"],
  [/\bat the most\b/i, 'at most'],
  [/\bdoes not compile\b/i, 'is a type error'],
  [/\bstands in\b/i, 'is in'],
  [/\bthe whole of (it|the)\b/i, 'all of'],
  [/\bown affair\b/i, 'say what happens'],
  [/\bwithout a word\b/i, 'silently'],
  [/\bheed(s|ed|ing)?\b/i, 'obey, respect, honor'],
  [/\banew\b/i, 'again, from the start'],
  [/\bis asked for again\b/i, 'is requested again'],
  [/\b(is|are|was) (not )?told( (of|by|once)\b|[.,;])/i, 'is reported'],
  [/\bwho passes\b/i, 'if you pass'],
  [/\bnone twice\b|\bnone lost\b/i, 'no call is lost or repeated'],
  [/\bHeld by\b/, 'Enforced by'],
  [/\bnot the declared answer\b/i, "a response the API doesn't declare as success"],
  [/\bcannot do harm\b|\bcan do no harm\b/i, 'is safe'],
  [/\bis not a path segment\b|\bname something else\b/i, 'is not allowed in a path parameter'],
  [/\b(hence|thus|lest|whoever)\b/i, 'so, if you …'],
  [/\bat hand\b|\bwhich one it is\b/i, 'name it'],
  [/\b(told by|tells? of|speaks? of|spoken of)\b/i, 'reports, mentions, refers to'],
  [/\b(stands?|stood) (on|at|before|beside|behind|there|together)\b/i, 'is'],
  [/\bslip of the pen\b/i, 'mistake'],
]

/** Prose without code: every page of the repository, and the comments of every file in src. */
const texts = [
  ...pages.map(({ path }) => [path, proseOf(readFileSync(path, 'utf8'))] as const),
  ...filesOf('src/*.ts').map((path) => [path, commentsOf(readFileSync(path, 'utf8'))] as const),
]

/** A page without its code blocks, each paragraph on one line, so that phrases are found across line breaks. */
function proseOf(page: string): string {
  return page.replace(/^```[\s\S]*?^```$/gm, '').replace(/(?<=\S)\n *(?=[A-Za-z`(])/g, ' ')
}

/** The comments of a file, each on one line without its markers. */
function commentsOf(source: string): string {
  const comments = source.match(/\/\*\*[\s\S]*?\*\/|(^[ \t]*\/\/ .*\n)+/gm) ?? []
  return comments
    .map((text) => text.replace(/\s*\n\s*(\*|\/\/)? ?/g, ' ').replace(/^\s*\/(\*\*|\/) ?/, ''))
    .join('\n')
}

describe('plain English', () => {
  it('is checked in every page and in comments', () => {
    const paths = texts.flatMap(([path, text]) => (text ? [path] : []))

    expect(paths.filter((path) => path.endsWith('.md')).length).toBeGreaterThan(80)
    expect(paths.filter((path) => path.endsWith('.ts')).length).toBeGreaterThan(200)
  })

  it.each(texts)('%s has no phrase that sounds translated', (_, text) => {
    const found = phrases.flatMap(([phrase, better]) => {
      const [found] = phrase.exec(text) ?? []
      return found ? [`${found}: ${better}`] : []
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
