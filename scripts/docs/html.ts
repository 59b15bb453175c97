import type { Group } from '../../src/generator/model.ts'

/** The page of one group; its script puts the reference in. */
export const groupPage = ({ name, title }: Group): string =>
  document(
    title,
    `<link rel="stylesheet" href="../assets/${name}.css">`,
    `<nav class="site"><a href="../index.html">sdk</a><span>${escaped(name)}</span><a href="../docs/${name}.md">as Markdown</a></nav>
<div id="reference"></div>
<script type="module" src="../assets/${name}.js"></script>`,
  )

/** The first page: what there is. */
export function indexPage(groups: readonly Group[], about: { version: string; description: string }): string {
  return document(
    'sdk',
    '<link rel="stylesheet" href="assets/index.css">',
    `<main>
<header>
<h1>sdk <small>${escaped(about.version)}</small></h1>
<p>${escaped(about.description)}</p>
</header>
<section class="cards">
${groups.map(card).join('\n')}
</section>
<section class="notes">
<p>Every operation can be run in its page: the built SDK calls a fake of the vendor, which a service worker answers for. Nothing leaves this site.</p>
<p>For a language model: <a href="docs/llms.txt">llms.txt</a></p>
</section>
</main>`,
  )
}

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

const document = (title: string, head: string, body: string) => `<!doctype html>
<html lang="en">
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
