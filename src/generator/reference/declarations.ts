import ts from 'typescript'

/** One type of a group, as its file of types declares it. */
export interface Declaration {
  readonly name: string
  readonly exported: boolean
  /** Without its comment. */
  readonly text: string
  readonly description: string
  /** The types of its fields, where it is an interface. */
  readonly fields: ReadonlyMap<string, { readonly type: string; readonly optional: boolean }>
  /** The other declarations that it speaks of. */
  readonly names: readonly string[]
}

/** Takes the declarations of a file of types apart. */
export function declarationsOf(source: string): Map<string, Declaration> {
  const file = ts.createSourceFile('types.ts', source, ts.ScriptTarget.Latest, true)
  const nodes = file.statements.filter(
    (node) => ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node),
  )
  const declared = new Set(nodes.map(({ name }) => name.text))
  return new Map(
    nodes.map((node) => [
      node.name.text,
      {
        name: node.name.text,
        exported: node.modifiers !== undefined,
        text: narrow(node.getText()),
        description: comment(node),
        fields: new Map(ts.isInterfaceDeclaration(node) ? node.members.flatMap(fieldOf) : []),
        names: [...namesIn(node)].filter((name) => declared.has(name) && name !== node.name.text),
      },
    ]),
  )
}

function fieldOf(member: ts.TypeElement): [string, { type: string; optional: boolean }][] {
  if (!ts.isPropertySignature(member) || !member.type) return []
  const name = ts.isComputedPropertyName(member.name) ? member.name.getText() : member.name.text
  return [[name, { type: lineOf(member.type), optional: member.questionToken !== undefined }]]
}

/** A type on one line, the comments inside left out. */
const printer = ts.createPrinter({ removeComments: true })
const lineOf = (node: ts.Node) =>
  printer.printNode(ts.EmitHint.Unspecified, node, node.getSourceFile()).replace(/\s+/g, ' ')

/** The comment of a node without its tags. */
function comment(node: ts.Node): string {
  const [doc] = ts.getJSDocCommentsAndTags(node).filter(ts.isJSDoc)
  return ts.getTextOfJSDocComment(doc?.comment) ?? ''
}

function namesIn(node: ts.Node): Set<string> {
  const names = new Set<string>()
  const visit = (each: ts.Node): void => {
    if (ts.isTypeReferenceNode(each) && ts.isIdentifier(each.typeName)) names.add(each.typeName.text)
    ts.forEachChild(each, visit)
  }
  visit(node)
  return names
}

/** Two blanks for the four that the printer indents with. */
const narrow = (text: string) => text.replace(/^(?: {4})+/gm, (indent) => ' '.repeat(indent.length / 2))
