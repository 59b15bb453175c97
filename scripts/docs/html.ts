import type { Group } from '../../src/generator/model.ts'
import { menuOf } from './guide-page.ts'
import type { Guide } from './guides.ts'
import { document, escaped, siteBar, siteLinks } from './layout.ts'

/** The page of a group; its script adds the reference. */
export const groupPage = (group: Group, groups: readonly Group[]): string =>
  document({
    title: `${group.title} - sdk`,
    description: group.description,
    root: '../',
    head: `<link rel="stylesheet" href="../assets/${group.name}.css">`,
    body: `<a class="skip" href="#content">Skip to content</a>
<nav class="site" aria-label="Site">${siteLinks('../', groups, group.name)}<a href="../docs/${group.name}.md">View as Markdown</a></nav>
<div id="content" tabindex="-1"><div id="reference"></div></div>
<script type="module" src="../assets/${group.name}.js"></script>`,
  })

/** The start page. */
export function indexPage(
  groups: readonly Group[],
  guides: readonly Guide[],
  about: { version: string; description: string },
): string {
  return document({
    title: 'sdk: guides and reference',
    description: about.description,
    root: '',
    head: '<link rel="stylesheet" href="assets/index.css">',
    body: `${siteBar('', groups, 'sdk')}
<main id="content" tabindex="-1">
<header>
<h1>sdk <small>${escaped(about.version)}</small></h1>
<p>${escaped(about.description)}</p>
</header>
<section class="cards">
${groups.map(card).join('\n')}
</section>
<section class="notes">
<p>You can run every operation on its reference page, against a mock in a service worker. No request leaves this site.</p>
</section>
<nav class="guides" aria-label="Guides">
${menuOf(guides, '')}
</nav>
<p class="notes">For language models: <a href="docs/llms.txt">llms.txt</a></p>
</main>
<script type="module" src="assets/site.js"></script>`,
  })
}

/** The 404 page. Its links start at the root, because the missing path can have any depth. */
export const missingPage = (groups: readonly Group[]): string =>
  document({
    title: 'Page not found - sdk',
    description: 'There is no page at this address.',
    root: '/',
    head: '<link rel="stylesheet" href="/assets/index.css">',
    body: `${siteBar('/', groups)}
<main id="content" tabindex="-1">
<h1>Page not found</h1>
<p>There is no page at this address. Search above, or start at the <a href="/guides/overview.html">overview</a>.</p>
</main>
<script type="module" src="/assets/site.js"></script>`,
  })

function card({ name, title, description, operations }: Group): string {
  return `<a class="card" href="${name}/index.html">
<code>sdk/${name}</code>
<h2>${escaped(title)}</h2>
<p>${escaped(description)}</p>
<ul>${operations.map(({ definition }) => `<li>${escaped(definition.id)}</li>`).join('')}</ul>
</a>`
}
