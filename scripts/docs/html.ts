import type { Group } from '../../src/generator/model.ts'
import type { Guide } from './guides.ts'

/** The page of one group; its script puts the reference in. */
export const groupPage = ({ name, title }: Group): string =>
  document(
    title,
    `<link rel="stylesheet" href="../assets/${name}.css">`,
    `<nav class="site" aria-label="Site"><a href="../index.html">sdk</a><span>${escaped(name)}</span><a href="../guides/overview.html">Guides</a><a href="../docs/${name}.md">as Markdown</a></nav>
<div id="reference"></div>
<script type="module" src="../assets/${name}.js"></script>`,
  )

/** The first page: what there is. */
export function indexPage(
  groups: readonly Group[],
  guides: readonly Guide[],
  about: { version: string; description: string },
): string {
  return document(
    'sdk',
    '<link rel="stylesheet" href="assets/index.css">',
    `${searchBar('')}
<main>
<header>
<h1>sdk <small>${escaped(about.version)}</small></h1>
<p>${escaped(about.description)}</p>
</header>
<section class="cards">
${groups.map(card).join('\n')}
</section>
<section class="notes">
<p>You can run every operation on its page: the built SDK calls a fake of the vendor in a service worker. Nothing leaves this site.</p>
</section>
<nav class="guides" aria-label="Guides">
<h2>Guides</h2>
${listOf(guides, '')}
</nav>
<p class="notes">For language models: <a href="docs/llms.txt">llms.txt</a></p>
</main>
<script type="module" src="assets/search.js"></script>`,
  )
}

/** The page of one guide, with all of them at its side. */
export const guidePage = (guide: Guide, guides: readonly Guide[]): string =>
  document(
    `${guide.title} - sdk`,
    '<link rel="stylesheet" href="../assets/index.css">',
    `<a class="skip" href="#content">Skip to content</a>
${searchBar('../')}
<div class="columns">
<nav class="guides" aria-label="Guides">
<details open><summary>Guides</summary>
${listOf(guides, '../', guide)}
</details>
</nav>
<main class="page" id="content" tabindex="-1">
${guide.html}
</main>
</div>
<script type="module" src="../assets/search.js"></script>`,
    '../',
  )

const listOf = (guides: readonly Guide[], root: string, current?: Guide): string =>
  `<ul>${guides
    .map(
      (each) =>
        `<li><a href="${root}${each.path}"${each === current ? ' aria-current="page"' : ''}>${escaped(each.title)}</a></li>`,
    )
    .join('')}</ul>`

const searchBar = (root: string) => `<header class="bar">
<nav aria-label="Site"><a href="${root}index.html">sdk</a><a href="${root}guides/overview.html">Guides</a></nav>
<search><input id="search" type="search" placeholder="Search (press /)" aria-label="Search the guides" aria-controls="results" aria-expanded="false" autocomplete="off"><ul id="results" hidden></ul></search>
</header>`

function card({ name, title, description, operations }: Group): string {
  return `<a class="card" href="${name}/index.html">
<code>sdk/${name}</code>
<h2>${escaped(title)}</h2>
<p>${escaped(description)}</p>
<ul>${operations.map(({ definition }) => `<li>${escaped(definition.id)}</li>`).join('')}</ul>
</a>`
}

/** Nothing is loaded from elsewhere, and nothing sent there; what the panels run is code of the page. */
const policy = [
  "default-src 'self'",
  "script-src 'self' 'unsafe-eval'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self' data:",
].join('; ')

const document = (title: string, head: string, body: string, root = '') => `<!doctype html>
<html lang="en" data-root="${root}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<title>${escaped(title)}</title>
<link rel="icon" href="data:,">
${head}
</head>
<body>
${body}
</body>
</html>
`

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
