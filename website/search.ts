import MiniSearch from 'minisearch'

interface Section {
  readonly id: string
  readonly page: string
  readonly title: string
  readonly text: string
}

const input = document.querySelector<HTMLInputElement>('#search')
const list = document.querySelector<HTMLUListElement>('#results')
const status = document.querySelector<HTMLElement>('#found')
const root = document.documentElement.dataset.root ?? ''

/** Loaded on the first search, because most readers don't search. */
let index: Promise<MiniSearch<Section>> | undefined

async function load(): Promise<MiniSearch<Section>> {
  const sections = (await (await fetch(`${root}search.json`)).json()) as Section[]
  const search = new MiniSearch<Section>({
    fields: ['title', 'page', 'text'],
    storeFields: ['title', 'page'],
    processTerm: singular,
    searchOptions: {
      boost: { title: 4, page: 2 },
      // A page ranks above its sections.
      boostDocument: (_id: string, _term: string, stored?: Partial<Section>) =>
        stored?.title === stored?.page ? 2 : 1,
      prefix: true,
      fuzzy: 0.15,
      combineWith: 'AND',
    },
  })
  search.addAll(sections)
  return search
}

/** The same form for "retry" and "retries", "timeout" and "timeouts". */
const singular = (term: string) =>
  term
    .toLowerCase()
    .replace(/ies$/, 'y')
    .replace(/([^s])s$/, '$1')

async function show(): Promise<void> {
  if (!input || !list) return
  index ??= load()
  const query = input.value.trim()
  const found = query ? (await index).search(query).slice(0, 12) : []
  // The text has changed meanwhile.
  if (query !== input.value.trim()) return
  list.replaceChildren(...found.map(({ id, title, page }) => result(id, title, page)))
  if (query && !found.length)
    list.append(Object.assign(document.createElement('li'), { className: 'none', textContent: 'No results' }))
  list.hidden = !query
  if (status) status.textContent = query ? `${found.length} result${found.length === 1 ? '' : 's'}` : ''
}

function result(id: string, title: string, page: string): HTMLLIElement {
  const link = Object.assign(document.createElement('a'), { href: root + id })
  link.append(title)
  if (page !== title) link.append(Object.assign(document.createElement('small'), { textContent: page }))
  const item = document.createElement('li')
  item.append(link)
  return item
}

function close(): void {
  if (list) list.hidden = true
}

/** Moves through the text field and the results. */
function move(by: number): void {
  const stops = [input, ...(list?.querySelectorAll('a') ?? [])]
  const at = stops.indexOf(document.activeElement as HTMLAnchorElement)
  stops[(at + by + stops.length) % stops.length]?.focus()
}

input?.addEventListener('input', () => void show())
input?.addEventListener('focus', () => {
  index ??= load()
})
document.addEventListener('keydown', (event) => {
  const isInSearch = input?.closest('search')?.contains(document.activeElement)
  const isTyping = /^(INPUT|TEXTAREA|SELECT)$/.test(`${document.activeElement?.tagName}`)
  if ((event.key === '/' && !isTyping) || (event.key === 'k' && (event.ctrlKey || event.metaKey))) {
    event.preventDefault()
    input?.focus()
  }
  if (!isInSearch) return
  if (event.key === 'Escape') {
    close()
    input?.focus()
  }
  if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
    event.preventDefault()
    move(event.key === 'ArrowDown' ? 1 : -1)
  }
  if (event.key === 'Enter' && document.activeElement === input) list?.querySelector('a')?.click()
})
list?.addEventListener('click', close)
/** Closes the results when the reader clicks or moves the focus elsewhere. */
const leave = (target: EventTarget | null) => {
  if (target instanceof Node && !input?.closest('search')?.contains(target)) close()
}
document.addEventListener('pointerdown', ({ target }) => leave(target))
document.addEventListener('focusin', ({ target }) => leave(target))
