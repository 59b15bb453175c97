import ts from 'typescript'

/**
 * Marks every call as one without effects, so that a bundler drops the schemas that an app does not use. The mark
 * before a chain of calls holds for the last one, and with it for those before.
 */
export function markPure(source: string): string {
  const file = ts.createSourceFile('schemas.ts', source, ts.ScriptTarget.Latest, true)
  const places = new Set<number>()
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node)) places.add(node.getStart(file))
    ts.forEachChild(node, visit)
  }
  visit(file)
  let end = 0
  const pieces = [...places]
    .sort((a, b) => a - b)
    .map((place) => {
      const piece = source.slice(end, place)
      end = place
      return piece
    })
  return [...pieces, source.slice(end)].join('/*#__PURE__*/ ')
}
