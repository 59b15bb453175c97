/**
 * The strongly connected components of a graph (Tarjan), each after those it leads to. It doesn't recurse, because
 * large documents have chains of thousands of schemas.
 */
export function stronglyConnected(
  nodes: Iterable<string>,
  leadsTo: (node: string) => Iterable<string>,
): string[][] {
  const components: string[][] = []
  const indices = new Map<string, number>()
  const path: string[] = []
  const onPath = new Set<string>()
  for (const start of nodes) {
    if (indices.has(start)) continue
    const stack: Step[] = []
    const enter = (node: string) => {
      stack.push({ node, index: indices.size, low: indices.size, left: leadsTo(node)[Symbol.iterator]() })
      indices.set(node, indices.size)
      path.push(node)
      onPath.add(node)
    }
    enter(start)
    for (let top = stack.at(-1); top; top = stack.at(-1)) {
      const { done, value } = top.left.next()
      if (!done) {
        const known = indices.get(value)
        if (known === undefined) enter(value)
        else if (onPath.has(value)) top.low = Math.min(top.low, known)
        continue
      }
      stack.pop()
      const above = stack.at(-1)
      if (above) above.low = Math.min(above.low, top.low)
      if (top.low !== top.index) continue
      const component = path.splice(path.lastIndexOf(top.node))
      for (const each of component) onPath.delete(each)
      components.push(component)
    }
  }
  return components
}

interface Step {
  readonly node: string
  readonly index: number
  low: number
  readonly left: Iterator<string>
}
