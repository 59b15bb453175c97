import ts from 'typescript'

/** The names that a script uses, and neither declares nor gets from ECMAScript 2022. */
export interface FreeGlobals {
  /** Names used without a check that they exist; `URL.canParse` for a member. Sorted. */
  readonly used: string[]
  /** Names used only after a `typeof` check. Sorted. */
  readonly guarded: string[]
  /** Parts of ECMAScript that are newer than 2022, as the compiler describes them. */
  readonly newer: string[]
}

/** The compiler's messages for an undeclared name. */
const undeclared = new Set([2304, 2552, 2580, 2584, 2591, 2693, 18004])
/** And for features of a later edition of the language. */
const declaredLater = new Set([2550, 2583, 2585])

/** Finds what a script, passed as text, uses of its environment. */
export function freeGlobals(code: string): FreeGlobals {
  const path = '/script.mjs'
  const options: ts.CompilerOptions = {
    allowJs: true,
    checkJs: true,
    lib: ['lib.es2022.d.ts'],
    module: ts.ModuleKind.ESNext,
    noEmit: true,
    noResolve: true,
    target: ts.ScriptTarget.ES2022,
    types: [],
  }
  const host = ts.createCompilerHost(options, true)
  host.getSourceFile = (name) => (name === path ? parsed(name, code) : library(name))
  const program = ts.createProgram([path], options, host)
  const file = program.getSourceFile(path) as ts.SourceFile
  const problems = program.getSemanticDiagnostics(file)

  const used = new Set<string>()
  const guarded = new Set<string>()
  for (const { code: number, start = 0 } of problems) {
    if (!undeclared.has(number)) continue
    for (const node of namesAt(file, start)) (isGuarded(node) ? guarded : used).add(node.getText())
  }
  return {
    used: [...used].sort(),
    guarded: [...guarded].filter((name) => !used.has(name)).sort(),
    newer: problems
      .filter((problem) => declaredLater.has(problem.code))
      .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, ' ')),
  }
}

const parsed = (name: string, text: string) => ts.createSourceFile(name, text, ts.ScriptTarget.ES2022, true)

const libraries = new Map<string, ts.SourceFile>()

/** A file of the compiler's own library, read once for all scripts. */
function library(name: string): ts.SourceFile | undefined {
  const known = libraries.get(name)
  const text = known ? undefined : ts.sys.readFile(name)
  if (text === undefined) return known
  const file = parsed(name, text)
  libraries.set(name, file)
  return file
}

/** The name at a position, and for a class also the member in use, if any. */
function namesAt(file: ts.SourceFile, start: number): ts.Node[] {
  let found: ts.Node = file
  for (let next: ts.Node | undefined = file; next; ) {
    found = next
    next = ts.forEachChild(next, (child) =>
      child.getStart(file) <= start && start < child.getEnd() ? child : undefined,
    )
  }
  const { parent } = found
  const hasMember = ts.isPropertyAccessExpression(parent) && parent.expression === found
  return hasMember && /^[A-Z]/.test(found.getText()) ? [found, parent] : [found]
}

/** Whether a `typeof` here, or a condition around it, checks the name. */
function isGuarded(name: ts.Node): boolean {
  const text = name.getText()
  const asks = (node: ts.Node): boolean =>
    (ts.isTypeOfExpression(node) && node.expression.getText() === text) ||
    !!ts.forEachChild(node, (child) => asks(child) || undefined)
  for (let node = name; node.parent; node = node.parent) {
    const { parent } = node
    if (ts.isTypeOfExpression(parent)) return true
    if (ts.isIfStatement(parent) && parent.expression !== node && asks(parent.expression)) return true
    if (ts.isConditionalExpression(parent) && parent.condition !== node && asks(parent.condition)) return true
    if (ts.isBinaryExpression(parent) && parent.right === node && asks(parent.left)) return true
    if (ts.isBlock(parent) && endsBefore(parent, node, asks)) return true
  }
  return false
}

/** Whether a block is left before this statement if the name does not exist. */
function endsBefore(block: ts.Block, statement: ts.Node, asks: (node: ts.Node) => boolean): boolean {
  return block.statements.some(
    (each) =>
      each.pos < statement.pos &&
      ts.isIfStatement(each) &&
      isEnd(each.thenStatement) &&
      asks(each.expression),
  )
}

function isEnd(statement: ts.Statement): boolean {
  const last = ts.isBlock(statement) ? statement.statements.at(-1) : statement
  return !!last && (ts.isReturnStatement(last) || ts.isThrowStatement(last))
}
