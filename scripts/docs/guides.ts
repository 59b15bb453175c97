import { readdirSync, readFileSync } from 'node:fs'
import { basename, dirname, join, normalize } from 'node:path'
import Slugger from 'github-slugger'
import MarkdownIt from 'markdown-it'

/** A Markdown page of the site. */
export interface Guide {
  /** Its address: `guides/errors.html`. */
  readonly path: string
  readonly title: string
  readonly html: string
  /** Its parts by heading, as the search finds them. */
  readonly sections: readonly Section[]
}

export interface Section {
  /** Address with the anchor of the heading: `guides/errors.html#aborting-a-call`. */
  readonly id: string
  readonly page: string
  readonly title: string
  readonly text: string
}

const markdown = new MarkdownIt({ html: true })
type Token = ReturnType<typeof markdown.parse>[number]

/** The README, every guide in the README's order, and the table of retries. */
export function readGuides(root: string, groups: readonly string[]): Guide[] {
  const readme = readFileSync(join(root, 'README.md'), 'utf8')
  // The list of guides is at its end; the text before it links to some of them, too.
  const rank = (path: string) => readme.lastIndexOf(`](${path})`)
  const guides = readdirSync(join(root, 'docs/guides'))
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/guides/${name}`)
    .sort((a, b) => rank(a) - rank(b))
  const sources = ['README.md', ...guides, 'docs/retries.md']
  const addresses = new Map([
    ...sources.map((source): [string, string] => [source, addressOf(source)]),
    ...groups.map((name): [string, string] => [`docs/${name}.md`, `${name}/index.html`]),
    ['docs/llms.txt', 'docs/llms.txt'],
  ])
  return sources.map((source) => readGuide(root, source, addresses))
}

const addressOf = (source: string) =>
  source === 'README.md' ? 'guides/overview.html' : `guides/${basename(source, '.md')}.html`

function readGuide(root: string, source: string, addresses: ReadonlyMap<string, string>): Guide {
  const path = addressOf(source)
  const tokens = markdown.parse(readFileSync(join(root, source), 'utf8'), {})
  const slugger = new Slugger()
  let title = ''
  const sections: { id: string; title: string; texts: string[] }[] = []
  for (const [index, token] of tokens.entries()) {
    if (token.type === 'heading_open') {
      const heading = textOf(tokens[index + 1])
      const slug = slugger.slug(heading)
      token.attrSet('id', slug)
      title ||= heading
      sections.push({ id: `${path}#${slug}`, title: heading, texts: [] })
    } else if (token.type === 'inline' && tokens[index - 1]?.type !== 'heading_open') {
      sections.at(-1)?.texts.push(textOf(token))
    } else if (token.type === 'fence') {
      sections.at(-1)?.texts.push(token.content)
      // Long lines scroll, so the keyboard has to reach them.
      token.attrSet('tabindex', '0')
    }
    mendLinks(token.children ?? [], dirname(source), addresses)
  }
  return {
    path,
    title: source === 'README.md' ? 'Overview' : title,
    html: markdown.renderer
      .render(tokens, markdown.options, {})
      .replaceAll('<table>', '<table tabindex="0">'),
    sections: sections.map(({ texts, ...each }) => ({ ...each, page: title, text: texts.join(' ') })),
  }
}

/** Links lead to pages of the site; one to a file that the site does not have becomes its text. */
function mendLinks(tokens: Token[], folder: string, addresses: ReadonlyMap<string, string>): void {
  let isOpen = false
  for (const token of tokens) {
    const href = `${token.attrGet('href')}`
    if (token.type === 'link_close' && isOpen) {
      token.hidden = true
      token.type = 'text'
      token.content = ''
      token.tag = ''
      isOpen = false
    }
    if (token.type !== 'link_open' || /^([a-z]+:|#)/.test(href)) continue
    const [file = '', anchor] = href.split('#', 2)
    const address = addresses.get(normalize(join(folder, file)))
    if (address) {
      // A reference has headings of its own.
      const isGuide = address.startsWith('guides/')
      token.attrSet('href', `../${address}${anchor && isGuide ? `#${anchor}` : ''}`)
    } else {
      token.type = 'text'
      token.content = ''
      isOpen = true
    }
  }
}

const textOf = (token: Token | undefined): string =>
  (token?.children ?? []).map(({ type, content }) => (type === 'softbreak' ? ' ' : content)).join('')
