import { basename, dirname, join, relative } from 'node:path'
import ts from 'typescript'

const folder = 'dist/types/runtime'
const entries = ['index', 'public'].map((name) => `${folder}/${name}.d.ts`)
const mergedFile = `${folder}/all.d.ts`

/**
 * Merges the runtime's declarations into one file: opening seventy files takes a compiler longer than checking their
 * contents. The entries export the same as before; whatever imports the runtime imports the one file.
 */
export function mergeRuntime(files: ReadonlyMap<string, string>): Map<string, string> {
  const isPart = (path: string) => path.startsWith(`${folder}/`) && !entries.includes(path)
  const parts = new Map(
    [...files].filter(([path]) => isPart(path)).map(([path, text]) => [path, parse(path, text)]),
  )
  const homes = homesOf(parts)
  const texts = [...parts].flatMap(([path, part]) => {
    const own = parse(
      path,
      withOwnNames(part, (name) => homes.get(name) !== path),
    )
    return own.statements.filter((each) => !isLink(each)).map(exported)
  })
  const aliases = new Set([...parts.values()].flatMap(aliasesIn))
  const merged = new Map<string, string>([[mergedFile, `${[...texts, ...aliases].join('\n')}\n`]])
  for (const [path, text] of files) if (!isPart(path)) merged.set(path, relinked(path, text, parts))
  return merged
}

const parse = (path: string, text: string) => ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true)

/** Imports, re-exports and empty exports. */
const isLink = (node: ts.Statement) => ts.isImportDeclaration(node) || ts.isExportDeclaration(node)

const isExported = (node: ts.Statement) => /^export /.test(node.getText())

/** A statement, exported: other files may have imported it from its own file. */
const exported = (node: ts.Statement) =>
  node.getFullText().slice(0, node.getLeadingTriviaWidth()).trimStart() +
  (isExported(node) ? '' : 'export ') +
  node.getText()

/** Which file keeps a name that several declare: the one that exports it. */
function homesOf(parts: ReadonlyMap<string, ts.SourceFile>): Map<string, string> {
  const homes = new Map<string, string>()
  for (const onlyExported of [true, false]) {
    for (const [path, { statements }] of parts) {
      for (const name of statements.filter((each) => isExported(each) === onlyExported).flatMap(namesOf)) {
        const home = homes.get(name) ?? path
        if (home !== path && onlyExported)
          throw new Error(`${home} and ${path} both export ${name}; rename one of them`)
        homes.set(name, home)
      }
    }
  }
  return homes
}

function namesOf(statement: ts.Statement): string[] {
  if (isLink(statement)) return []
  if (ts.isVariableStatement(statement))
    return statement.declarationList.declarations.map(({ name }) => name.getText())
  const { name } = statement as ts.DeclarationStatement
  return name ? [name.getText()] : []
}

/** The text of a file; names that another file keeps get this file's name as a suffix. */
function withOwnNames(part: ts.SourceFile, isElsewhere: (name: string) => boolean): string {
  const names = new Set(part.statements.flatMap(namesOf).filter(isElsewhere))
  const places: number[] = []
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node) && names.has(node.text) && !isMember(node)) places.push(node.end)
    ts.forEachChild(node, visit)
  }
  visit(part)
  const suffix = basename(part.fileName, '.d.ts').replaceAll(/(?:^|-)(\w)/g, (_, letter) =>
    letter.toUpperCase(),
  )
  return places
    .toSorted((a, b) => b - a)
    .reduce((text, end) => `${text.slice(0, end)}Of${suffix}${text.slice(end)}`, part.text)
}

/** Whether an identifier names a field or a parameter, not a declaration of the file. */
const isMember = (node: ts.Identifier) =>
  (ts.isTypeElement(node.parent) || ts.isClassElement(node.parent) || ts.isParameter(node.parent)) &&
  node.parent.name === node

/** Aliases for types that a file imports under another name. */
const aliasesIn = ({ statements }: ts.SourceFile): string[] =>
  statements.filter(ts.isImportDeclaration).flatMap(({ importClause }) => {
    const bindings = importClause?.namedBindings
    if (!bindings || ts.isNamespaceImport(bindings)) return []
    return bindings.elements.flatMap(({ propertyName, name }) =>
      propertyName ? [`export type ${name.getText()} = ${propertyName.getText()};`] : [],
    )
  })

/** Points imports of runtime files to the merged file. */
function relinked(path: string, text: string, parts: ReadonlyMap<string, ts.SourceFile>): string {
  const to = relative(dirname(path), mergedFile).replace(/\.d\.ts$/, '.js')
  const target = to.startsWith('.') ? to : `./${to}`
  const partOf = (module: string) => parts.get(join(dirname(path), module).replace(/\.js$/, '.d.ts'))
  return text.replaceAll(
    /(export \* from |from |import\()(['"])(\.[^'"]*)\2/g,
    (line, word: string, _, module: string) => {
      const part = partOf(module)
      if (!part) return line
      if (word !== 'export * from ') return `${word}'${target}'`
      const names = part.statements.filter(isExported).flatMap(namesOf)
      return `export { ${[...new Set(names)].join(', ')} } from '${target}'`
    },
  )
}
