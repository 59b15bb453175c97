import { dirname, join, normalize } from 'node:path'

/** Inline code and fences stay unchanged. */
const codeOrLink = /(`+)[\s\S]*?[^`]\1(?!`)|\[([^\]]+)\]\(([^()\s]+)\)/g

/**
 * A Markdown page for the tarball: a link to a file that isn't packed points to the repository, or becomes plain text
 * if `package.json` has no repository.
 */
export function packedPage(
  text: string,
  path: string,
  files: ReadonlySet<string>,
  repository: string | undefined,
): string {
  return text.replace(codeOrLink, (whole, _, label: string | undefined, target = '') => {
    if (label === undefined || /^([a-z]+:|#)/.test(target)) return whole
    const [file = '', anchor] = target.split('#', 2)
    const packed = normalize(join(dirname(path), file))
    if (files.has(packed)) return whole
    return repository ? `[${label}](${repository}/blob/HEAD/${packed}${anchor ? `#${anchor}` : ''})` : label
  })
}

/**
 * The web page of a repository: `git+https://github.com/o/r.git`, `github:o/r` and `o/r` are
 * `https://github.com/o/r`.
 */
export function repositoryPage(repository: string | { url?: string } | undefined): string | undefined {
  const url = typeof repository === 'string' ? repository : repository?.url
  return url
    ?.replace(/^(github:)?([\w.-]+\/[\w.-]+)$/, 'https://github.com/$2')
    .replace(/^git\+/, '')
    .replace(/\.git$/, '')
}
