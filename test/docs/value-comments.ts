import ts from 'typescript'

/** A range of text and its replacement. */
interface Edit {
  readonly start: number
  readonly end: number
  readonly text: string
}

/** A program with comments as claims that it checks itself. */
export interface Checked {
  readonly text: string
  /** Lines with a claim, from 1. */
  readonly lines: readonly number[]
}

/**
 * Turns `expression // value` into `$claim(expression, value, line)`. A comment is a value if it is a literal: a
 * string, number, list, object and so on; `…` stands for more. Throws if no expression can have the value.
 */
export function checkValueComments(path: string, text: string): Checked {
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.ESNext, true)
  const lines: number[] = []
  const edits: Edit[] = []
  for (const { start, content } of lineComments(file)) {
    const value = readValue(content)
    if (value === undefined) continue
    const line = file.getLineAndCharacterOfPosition(start).line + 1
    const claimed = claimedBefore(file, start)
    if (!claimed) throw new Error(`${path}:${line}: nothing has the value ${content}`)
    lines.push(line)
    edits.push(...claim(file, claimed, value, line))
  }
  const changed = edits
    .sort((a, b) => b.start - a.start)
    .reduce((all, { start, end, text }) => all.slice(0, start) + text + all.slice(end), text)
  return { text: changed, lines }
}

/** Line comments. The scanner of a language service distinguishes them from `//` inside a string. */
function lineComments(file: ts.SourceFile): { start: number; content: string }[] {
  const found = new Map<number, string>()
  const visit = (node: ts.Node): void => {
    for (const range of ts.getTrailingCommentRanges(file.text, node.end) ?? []) {
      if (range.kind !== ts.SyntaxKind.SingleLineCommentTrivia) continue
      found.set(range.pos, file.text.slice(range.pos + 2, range.end).trim())
    }
    for (const child of node.getChildren(file)) visit(child)
  }
  visit(file)
  return [...found].map(([start, content]) => ({ start, content }))
}

type Claimed = ts.ExpressionStatement | ts.VariableDeclaration

/** The innermost statement that ends where the comment starts. */
function claimedBefore(file: ts.SourceFile, comment: number): Claimed | undefined {
  let found: Claimed | undefined
  const visit = (node: ts.Node): void => {
    const ends = /^[\s;]*$/.test(file.text.slice(node.end, comment)) && node.end <= comment
    if (ends && ts.isExpressionStatement(node)) found = node
    if (ends && ts.isVariableDeclaration(node) && ts.isIdentifier(node.name)) found = node
    ts.forEachChild(node, visit)
  }
  visit(file)
  return found
}

function claim(file: ts.SourceFile, claimed: Claimed, value: string, line: number): Edit[] {
  const expression = ts.isVariableDeclaration(claimed)
    ? claimed.initializer
    : printed(file, claimed.expression)
  if (!expression) return []
  const start = expression.getStart(file)
  return [
    { start, end: start, text: '$claim(' },
    { start: expression.end, end: expression.end, text: `, ${value}, ${line})` },
  ]
}

/** The argument of `console.log`, or else the expression itself. */
function printed(file: ts.SourceFile, expression: ts.Expression): ts.Expression | undefined {
  const isPrint = ts.isCallExpression(expression) && expression.expression.getText(file) === 'console.log'
  return isPrint ? expression.arguments[0] : expression
}

/** The comment as an expression to compare with; `undefined` if it is prose. */
function readValue(content: string): string | undefined {
  const text = `(${content.replace(/…(?=\s*[\]}])/g, '...more')})`
  const { diagnostics = [] } = ts.transpileModule(text, { reportDiagnostics: true })
  if (diagnostics.length) return undefined
  const [statement, ...others] = ts.createSourceFile(
    'value.ts',
    text,
    ts.ScriptTarget.ESNext,
    true,
  ).statements
  if (!statement || others.length || !ts.isExpressionStatement(statement)) return undefined
  return print(statement.expression)
}

function print(node: ts.Expression): string | undefined {
  if (ts.isParenthesizedExpression(node)) return print(node.expression)
  if (ts.isStringLiteralLike(node)) return printText(node.text)
  if (ts.isNumericLiteral(node)) return node.text
  if (ts.isPrefixUnaryExpression(node)) {
    const { operator, operand } = node
    return operator === ts.SyntaxKind.MinusToken && ts.isNumericLiteral(operand)
      ? `-${operand.text}`
      : undefined
  }
  if (['true', 'false', 'null', 'undefined'].includes(node.getText())) return node.getText()
  if (ts.isArrayLiteralExpression(node)) return printAll(node.elements, '$expect.arrayContaining(', '[', ']')
  if (ts.isObjectLiteralExpression(node))
    return printAll(node.properties, '$expect.objectContaining(', '{', '}')
  return undefined
}

function printAll(
  parts: readonly (ts.Expression | ts.ObjectLiteralElementLike)[],
  partly: string,
  open: string,
  close: string,
): string | undefined {
  const isMore = (part: ts.Node) => ts.isSpreadElement(part) || ts.isSpreadAssignment(part)
  const printed = parts
    .filter((part) => !isMore(part))
    .map((part) => {
      if (!ts.isPropertyAssignment(part)) return print(part as ts.Expression)
      const value = print(part.initializer)
      return value && `${part.name.getText()}: ${value}`
    })
  if (printed.includes(undefined)) return undefined
  const whole = `${open}${printed.join(', ')}${close}`
  return parts.some(isMore) ? `${partly}${whole})` : whole
}

function printText(text: string): string {
  if (!text.includes('…')) return JSON.stringify(text)
  const pattern = text
    .split('…')
    .map((part) => part.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&'))
    .join('.*')
  return `$expect.stringMatching(/^${pattern}$/)`
}
