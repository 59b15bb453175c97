import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { decode, encode, type SourceMapSegment } from '@jridgewell/sourcemap-codec'
import ts from 'typescript'

/**
 * Takes out of the maps of a folder what nobody asks of them, three quarters of their weight. A stack needs to know
 * where another line of a source begins; an editor that goes to a definition asks for the declared name alone.
 */
export function slimMaps(folder: string): void {
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    if (!name.endsWith('.map')) continue
    const path = join(folder, name)
    const map = JSON.parse(readFileSync(path, 'utf8')) as { mappings: string }
    const lines = decode(map.mappings)
    const mappings = encode(path.endsWith('.d.ts.map') ? names(lines, path.slice(0, -4)) : starts(lines))
    writeFileSync(path, JSON.stringify({ ...map, names: [], mappings }))
  }
}

/** The segments where another line of a source begins, all at the first column: alike, they weigh next to nothing. */
function starts(lines: readonly SourceMapSegment[][]): SourceMapSegment[][] {
  return lines.map((segments) =>
    segments
      .filter(([, source, line], at) => {
        const [, sourceBefore, lineBefore] = segments[at - 1] ?? []
        return at === 0 || source !== sourceBefore || line !== lineBefore
      })
      .map((segment, at): SourceMapSegment => {
        const [column, source, line] = segment
        return source === undefined || line === undefined ? segment : [at === 0 ? 0 : column, source, line, 0]
      }),
  )
}

/** The segments at the names that a declaration file declares. */
function names(lines: readonly SourceMapSegment[][], path: string): SourceMapSegment[][] {
  const file = ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.Latest)
  const places = new Set<string>()
  const visit = (node: ts.Node): void => {
    const { name } = node as ts.NamedDeclaration
    if (name) {
      const { line, character } = file.getLineAndCharacterOfPosition(name.getStart(file))
      places.add(`${line}:${character}`)
    }
    ts.forEachChild(node, visit)
  }
  visit(file)
  return lines.map((segments, line) =>
    segments.filter(([column]) => places.has(`${line}:${column}`)).map(unnamed),
  )
}

function unnamed(segment: SourceMapSegment): SourceMapSegment {
  return segment.length === 5 ? [segment[0], segment[1], segment[2], segment[3]] : segment
}
