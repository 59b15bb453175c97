import type { Group } from '../../src/generator/model.ts'
import type { Guide } from './guides.ts'
import { document, escaped, siteBar } from './layout.ts'

/** The page of a guide: the menu on the left, its headings on the right, links to the next pages below. */
export function guidePage(guide: Guide, guides: readonly Guide[], groups: readonly Group[]): string {
  const at = guides.indexOf(guide)
  return document({
    title: `${guide.title} - sdk`,
    description: guide.description,
    root: '../',
    head: '<link rel="stylesheet" href="../assets/index.css">',
    body: `${siteBar('../', groups, 'Guides')}
<div class="columns">
<nav class="guides" aria-label="Menu">
<details open><summary>Menu</summary>
${menuOf(guides, '../', guide)}
${partOf(
  'Reference',
  groups.map(({ name }) => link(`../${name}/index.html`, name)),
)}
</details>
</nav>
<main class="page" id="content" tabindex="-1">
${guide.html}
<nav class="pager" aria-label="Previous and next page">
${neighbour('prev', 'Previous', guides[at - 1])}
${neighbour('next', 'Next', guides[at + 1])}
</nav>
</main>
${headingsOf(guide)}
</div>
<script type="module" src="../assets/site.js"></script>`,
  })
}

/** Links to all guides, under the menu's headings. */
export const menuOf = (guides: readonly Guide[], root: string, current?: Guide): string =>
  [...new Set(guides.map(({ part }) => part))]
    .map((part) =>
      partOf(
        part,
        guides
          .filter((each) => each.part === part)
          .map((each) => link(root + each.path, each.title, each === current)),
      ),
    )
    .join('\n')

const partOf = (title: string, links: readonly string[]) =>
  `<section><h2>${escaped(title)}</h2><ul>${links.map((each) => `<li>${each}</li>`).join('')}</ul></section>`

const link = (href: string, text: string, isCurrent = false) =>
  `<a href="${escaped(href)}"${isCurrent ? ' aria-current="page"' : ''}>${escaped(text)}</a>`

const neighbour = (rel: string, label: string, guide: Guide | undefined) =>
  guide ? `<a rel="${rel}" href="../${guide.path}"><small>${label}</small> ${escaped(guide.title)}</a>` : ''

/** The list of headings; left out if there is only one. */
const headingsOf = ({ headings }: Guide) =>
  headings.length > 1
    ? `<nav class="headings" aria-label="On this page">
<h2>On this page</h2>
<ul>${headings.map(({ slug, title }) => `<li>${link(`#${slug}`, title)}</li>`).join('')}</ul>
</nav>`
    : ''
