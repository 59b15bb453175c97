import { basename, dirname, join, relative } from 'node:path'
import ts from 'typescript'

const folder = 'dist/types/runtime'
const entries = ['index', 'public'].map((name) => `${folder}/${name}.d.ts`)
const whole = `${folder}/all.d.ts`

/**
 * Puts the declarations of the runtime into one file: a compiler that opens seventy files for each app takes longer over
 * that than over what stands in them. Its entries export what they did; whatever imports the runtime imports the one file.
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
  const merged = new Map<string, string>([[whole, `${[...texts, ...aliases].join('\n')}\n`]])
  for (const [path, text] of files) if (!isPart(path)) merged.set(path, relinked(path, text, parts))
  return merged
}

const parse = (path: string, text: string) => ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true)

/** Imports, and exports from elsewhere or of nothing. */
const isLink = (node: ts.Statement) => ts.isImportDeclaration(node) || ts.isExportDeclaration(node)

const isExported = (node: ts.Statement) => /^export /.test(node.getText())

/** What had a file of its own is there for others, now that it has not. */
const exported = (node: ts.Statement) =>
  node.getFullText().slice(0, node.getLeadingTriviaWidth()).trimStart() +
  (isExported(node) ? '' : 'export ') +
  node.getText()

/** The file that keeps each name: the one that exports it. */
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

/** The text of a file, in which names that another one keeps have the file's name behind them. */
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

/** Whether a name is that of a field or a parameter, not of a declaration of the file. */
const isMember = (node: ts.Identifier) =>
  (ts.isTypeElement(node.parent) || ts.isClassElement(node.parent) || ts.isParameter(node.parent)) &&
  node.parent.name === node

/** Types that a file imports under another name have that name, too. */
const aliasesIn = ({ statements }: ts.SourceFile): string[] =>
  statements.filter(ts.isImportDeclaration).flatMap(({ importClause }) => {
    const bindings = importClause?.namedBindings
    if (!bindings || ts.isNamespaceImport(bindings)) return []
    return bindings.elements.flatMap(({ propertyName, name }) =>
      propertyName ? [`export type ${name.getText()} = ${propertyName.getText()};`] : [],
    )
  })

/** Leads to the one file what led to files of the runtime. */
function relinked(path: string, text: string, parts: ReadonlyMap<string, ts.SourceFile>): string {
  const to = relative(dirname(path), whole).replace(/\.d\.ts$/, '.js')
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
