import { join, relative } from 'node:path'
import ts from 'typescript'
import { projectRoot } from './project-copy.ts'

/** What sources use of the platform's classes, as declared in the compiler's browser library. */
export interface PlatformMembers {
  /** Members by file: `src/runtime/x.ts` to `AbortSignal.aborted` and so on, sorted. */
  readonly members: ReadonlyMap<string, readonly string[]>
  /** The compiler's objections when it only supports ECMAScript 2022 and a browser. */
  readonly problems: readonly string[]
}

/** Finds what modules and all their imports use of the platform's classes. Paths are relative to the project. */
export function platformMembers(entries: readonly string[]): PlatformMembers {
  const { config } = ts.readConfigFile(join(projectRoot, 'tsconfig.json'), ts.sys.readFile)
  const { options } = ts.parseJsonConfigFileContent({ ...config, include: [] }, ts.sys, projectRoot)
  const program = ts.createProgram(
    entries.map((path) => join(projectRoot, path)),
    { ...options, lib: ['lib.es2022.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'], types: [] },
  )
  const checker = program.getTypeChecker()
  const files = program
    .getSourceFiles()
    .filter(({ fileName }) => fileName.startsWith(`${join(projectRoot, 'src')}/`))
  const members = new Map<string, readonly string[]>()
  for (const file of files) {
    const found = new Set<string>()
    const visit = (node: ts.Node): void => {
      const name = memberOf(checker, node)
      if (name) found.add(name)
      ts.forEachChild(node, visit)
    }
    visit(file)
    if (found.size) members.set(relative(projectRoot, file.fileName), [...found].sort())
  }
  const problems = files.flatMap((file) =>
    program
      .getSemanticDiagnostics(file)
      .map(({ messageText }) => `${file.fileName}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`),
  )
  return { members, problems }
}

/** `Class.member` if a node reads a member that the browser library declares. */
function memberOf(checker: ts.TypeChecker, node: ts.Node): string | undefined {
  const symbol = ts.isPropertyAccessExpression(node)
    ? checker.getSymbolAtLocation(node.name)
    : ts.isBindingElement(node) && ts.isObjectBindingPattern(node.parent)
      ? checker.getTypeAtLocation(node.parent).getProperty((node.propertyName ?? node.name).getText())
      : undefined
  const declaration = symbol?.declarations?.find(({ parent }) => parent && isNamed(parent))
  if (!declaration || !/\/lib\.dom\.[^/]*$/.test(declaration.getSourceFile().fileName)) return undefined
  return `${(declaration.parent as ts.InterfaceDeclaration).name.text}.${symbol?.name}`
}

const isNamed = (node: ts.Node): boolean => ts.isInterfaceDeclaration(node)
