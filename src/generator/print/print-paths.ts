import type { Definition } from '../../runtime/definition.ts'

/** An operation's method and path as code; if segments are optional, also without them. */
export function printPaths({ method, path, params = {} }: Omit<Definition, 'api'>): string {
  const shorter = Object.entries(params).reduce(
    (rest, [name, { as }]) => (as?.optional ? rest.replace(`/{${as.name ?? name}}`, '') : rest),
    path,
  )
  return [...new Set([path, shorter])].map((each) => `\`${method} ${each || '/'}\``).join(', or ')
}
