import type { Definition } from '../../runtime/definition.ts'

/** Method and path of an operation as code; without the segments that may be left out, too, where there are any. */
export function printPaths({ method, path, params = {} }: Omit<Definition, 'api'>): string {
  const shorter = Object.entries(params).reduce(
    (rest, [name, { as }]) => (as?.optional ? rest.replace(`/{${as.name ?? name}}`, '') : rest),
    path,
  )
  return [...new Set([path, shorter])].map((each) => `\`${method} ${each || '/'}\``).join(', or ')
}
