import { join } from 'node:path'
import ts from 'typescript'
import { describe, expect, it } from 'vitest'
import { projectRoot } from '../support/project-copy.ts'
import { modules } from '../support/subpaths.ts'

/** The declarations of each subpath with code, as user code sees them. */
const entries = [...modules, './mcp'].map((subpath) => ({
  name: subpath === '.' ? 'index' : subpath.slice(2).replaceAll('/', '.'),
  path: join(projectRoot, 'dist', `${subpath === '.' ? 'index' : subpath.slice(2)}.d.ts`),
}))
const program = ts.createProgram(
  entries.map(({ path }) => path),
  { module: ts.ModuleKind.NodeNext, moduleResolution: ts.ModuleResolutionKind.NodeNext, skipLibCheck: true },
)
const checker = program.getTypeChecker()
const printer = ts.createPrinter({ removeComments: true })

/** Where each declaration is reported: in the first entry that exports it. */
const reported = new Map<ts.Symbol, string>()

/** The exports of an entry, by name, without comments: the part of the package where a change can break users. */
function reportOf(name: string, path: string): string {
  const file = program.getSourceFile(path)
  const module = file && checker.getSymbolAtLocation(file)
  if (!module) throw new Error(`${path} is no module; run npm run build`)
  return checker
    .getExportsOfModule(module)
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .map((symbol) => {
      const target = symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol
      const first = reported.get(target) ?? name
      reported.set(target, first)
      if (first !== name) return `// ${symbol.name}: as in ${first}.txt\n`
      const texts = (target.declarations ?? []).map((node) =>
        textOf(node).replace(/^(export|declare) /gm, ''),
      )
      return `// ${symbol.name}\n${texts.join('\n')}\n`
    })
    .join('\n')
}

/** A declaration, or for a variable the statement around it. */
function textOf(node: ts.Declaration): string {
  const whole = ts.isVariableDeclaration(node) ? node.parent.parent : node
  // A separate module would be its whole file.
  if (ts.isSourceFile(whole)) return `module ${whole.fileName.slice(projectRoot.length)}`
  return printer.printNode(ts.EmitHint.Unspecified, whole, whole.getSourceFile())
}

const reports = new Map(entries.map(({ name, path }) => [name, reportOf(name, path)]))

describe('the public API', () => {
  // After an intended change: npx vitest run --project package test/package/api-report.test.ts -u, and describe what
  // changed in CHANGELOG.md.
  it.each(entries)('of $name matches its report', async ({ name }) => {
    await expect(reports.get(name)).toMatchFileSnapshot(`api/${name}.txt`)
  })
})
