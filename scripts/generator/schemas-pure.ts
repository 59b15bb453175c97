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
  return [...places]
    .sort((a, b) => b - a)
    .reduce((text, place) => `${text.slice(0, place)}/*#__PURE__*/ ${text.slice(place)}`, source)
}
