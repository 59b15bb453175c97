import type { Group } from '../../src/generator/model.ts'

interface Layout {
  readonly title: string
  readonly description: string
  /** The relative path from the page to the site's root: `../`. */
  readonly root: string
  readonly head: string
  readonly body: string
}

/** A complete HTML page. */
export const document = ({ title, description, root, head, body }: Layout): string => `<!doctype html>
<html lang="en" data-root="${root}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<title>${escaped(title)}</title>
<meta name="description" content="${escaped(description)}">
<link rel="icon" href="data:,">
${head}
</head>
<body>
${body}
</body>
</html>
`

/** Nothing is loaded from, or sent to, another site. The panels evaluate code in the page. */
const policy = [
  "default-src 'self'",
  "script-src 'self' 'unsafe-eval'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self' data:",
].join('; ')

/** Links to the parts of the site, for the bar at the top of every page. */
export const siteLinks = (root: string, groups: readonly Group[], current = ''): string => {
  const links = [
    ['sdk', 'index.html'],
    ['Guides', 'guides/overview.html'],
    ...groups.map(({ name }) => [name, `${name}/index.html`]),
  ]
  return links
    .map(([text = '', path]) => {
      const mark = text === current ? ' aria-current="true"' : ''
      return `<a href="${root}${path}"${mark}>${escaped(text)}</a>`
    })
    .join('')
}

/** The bar at the top of a page: a link past it, the parts of the site, and the search. */
export const siteBar = (root: string, groups: readonly Group[], current = ''): string =>
  `<a class="skip" href="#content">Skip to content</a>
<header class="bar">
<nav aria-label="Site">${siteLinks(root, groups, current)}</nav>
<search><input id="search" type="search" placeholder="Search (press /)" aria-label="Search guides and operations" aria-controls="results" aria-keyshortcuts="/ Control+K" autocomplete="off"><ul id="results" hidden></ul><p id="found" role="status" class="unseen"></p></search>
</header>`

export const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
