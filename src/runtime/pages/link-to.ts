/** The target of a link in a `Link` header (RFC 8288). */
export function linkTo(relation: string, header: string): string | undefined {
  const links = /<([^>]*)>((?:\s*;\s*[^\s=;,]+\s*(?:=\s*(?:"(?:[^"\\]|\\.)*"|[^\s;,"]*))?)*)/g
  for (const [, target, attributes = ''] of header.matchAll(links)) {
    for (const [, name, quoted, plain] of attributes.matchAll(
      /;\s*([^\s=;,]+)\s*(?:=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s;,"]*)))?/g,
    )) {
      if (name?.toLowerCase() !== 'rel') continue
      if ((quoted ?? plain ?? '').toLowerCase().split(/\s+/).includes(relation)) return target
      break
    }
  }
  return undefined
}
