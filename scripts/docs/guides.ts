import { readdirSync, readFileSync } from 'node:fs'
import { basename, dirname, join, normalize } from 'node:path'
import Slugger from 'github-slugger'
import MarkdownIt from 'markdown-it'
import { highlight } from './highlight.ts'

/** A Markdown page of the site. */
export interface Guide {
  /** Its path: `guides/errors.html`. */
  readonly path: string
  readonly title: string
  /** Its first paragraph, as text. */
  readonly description: string
  /** Its part of the menu. */
  readonly part: string
  readonly html: string
  /** Its second-level headings, with their anchors. */
  readonly headings: readonly { readonly title: string; readonly slug: string }[]
  /** Its sections, for the search. */
  readonly sections: readonly Section[]
}

export interface Section {
  /** Path with the heading's anchor: `guides/errors.html#aborting-a-call`. */
  readonly id: string
  readonly page: string
  readonly title: string
  readonly text: string
}

const markdown = new MarkdownIt({ html: true, highlight })
type Token = ReturnType<typeof markdown.parse>[number]
const { rules } = markdown.renderer
// A heading links to itself.
rules.heading_close = (tokens, at) => {
  const [heading, content, { tag } = { tag: 'h2' }] = tokens.slice(at - 2, at + 1)
  const label = markdown.utils.escapeHtml(`Link to "${textOf(content)}"`)
  const link = `<a class="anchor" href="#${heading?.attrGet('id')}" aria-label="${label}">#</a>`
  return `${tag === 'h1' ? '' : ` ${link}`}</${tag}>\n`
}
// Wide tables scroll in a frame: screen readers don't treat a table with `display: block` as one.
rules.table_open = () => '<div class="table" tabindex="0"><table>'
rules.table_close = () => '</table></div>'

/** The README, every guide and the table of retries, in the order of the menu. */
export function readGuides(root: string, groups: readonly string[]): Guide[] {
  const menu: Record<string, string[]> = JSON.parse(readFileSync(join(root, 'website/menu.json'), 'utf8'))
  const sources = Object.values(menu).flat().map(sourceOf)
  const unlisted = readdirSync(join(root, 'docs/guides')).filter(
    (name) => name.endsWith('.md') && !sources.includes(`docs/guides/${name}`),
  )
  if (unlisted.length) throw new Error(`add ${unlisted.join(', ')} to website/menu.json`)
  const addresses = new Map([
    ...sources.map((source): [string, string] => [source, addressOf(source)]),
    ...groups.map((name): [string, string] => [`docs/${name}.md`, `${name}/index.html`]),
    ['docs/llms.txt', 'docs/llms.txt'],
  ])
  return Object.entries(menu).flatMap(([part, names]) =>
    names.map((name) => ({ ...readGuide(root, sourceOf(name), addresses), part })),
  )
}

const sourceOf = (name: string) =>
  ({ README: 'README.md', retries: 'docs/retries.md' })[name] ?? `docs/guides/${name}.md`

const addressOf = (source: string) =>
  source === 'README.md' ? 'guides/overview.html' : `guides/${basename(source, '.md')}.html`

function readGuide(
  root: string,
  source: string,
  addresses: ReadonlyMap<string, string>,
): Omit<Guide, 'part'> {
  const path = addressOf(source)
  const tokens = markdown.parse(readFileSync(join(root, source), 'utf8'), {})
  const slugger = new Slugger()
  let title = ''
  const headings: { title: string; slug: string }[] = []
  const sections: { id: string; title: string; texts: string[] }[] = []
  for (const [index, token] of tokens.entries()) {
    if (token.type === 'heading_open') {
      const heading = textOf(tokens[index + 1])
      const slug = slugger.slug(heading)
      token.attrSet('id', slug)
      title ||= heading
      sections.push({ id: `${path}#${slug}`, title: heading, texts: [] })
      if (token.tag === 'h2') headings.push({ title: heading, slug })
    } else if (token.type === 'inline' && tokens[index - 1]?.type !== 'heading_open') {
      sections.at(-1)?.texts.push(textOf(token))
    } else if (token.type === 'fence') {
      sections.at(-1)?.texts.push(token.content)
    }
    replaceLinks(token.children ?? [], dirname(source), addresses)
  }
  const page = source === 'README.md' ? 'Overview' : title
  return {
    path,
    title: page,
    description: textOf(tokens[tokens.findIndex(({ type }) => type === 'paragraph_open') + 1]),
    headings,
    // Long lines scroll, so the keyboard must reach them.
    html: markdown.renderer
      .render(tokens, markdown.options, {})
      .replaceAll('<pre><code', '<pre tabindex="0"><code'),
    sections: sections.map(({ texts, ...each }) => ({ ...each, page, text: texts.join(' ') })),
  }
}

/** Points links to pages of the site. A link to a file that the site doesn't have becomes plain text. */
function replaceLinks(tokens: Token[], folder: string, addresses: ReadonlyMap<string, string>): void {
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
      // The reference pages of the site have other headings.
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
