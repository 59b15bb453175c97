import { createRequire } from 'node:module'

interface Highlighter {
  getLanguage(name: string): unknown
  highlight(code: string, options: { readonly language: string }): { readonly value: string }
}

let highlighter: Highlighter | undefined

/** Code as HTML with a class for each kind of token; empty for an unknown language, as the renderer expects. */
export function highlight(code: string, language: string): string {
  // Only the website has this package, so it is loaded when a page is rendered.
  highlighter ??= createRequire(new URL('../../website/package.json', import.meta.url))(
    'highlight.js',
  ) as Highlighter
  return highlighter.getLanguage(language) ? highlighter.highlight(code, { language }).value : ''
}
