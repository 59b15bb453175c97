import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'
import { projectRoot } from '../support/project-copy.ts'

/** A value in a generated comment, and the type that it should have. */
export interface Sample {
  readonly place: string
  readonly text: string
  /** The type as a type expression: `Types.Pipeline['created_at']`. */
  readonly type: string
}

/** The `@example`s on types and their fields, which the generator takes from the spec. */
export function samplesOf(path: string): Sample[] {
  const source = readFileSync(join(projectRoot, path), 'utf8')
  const file = ts.createSourceFile(path, source, ts.ScriptTarget.ESNext, true)
  const samples: Sample[] = []
  const visit = (node: ts.Node): void => {
    const type = typeOf(node)
    const tag = ts.getJSDocTags(node).find(({ tagName }) => tagName.text === 'example')
    if (type && tag) {
      const { line } = file.getLineAndCharacterOfPosition(tag.pos)
      const text = ts.getTextOfJSDocComment(tag.comment) ?? ''
      samples.push({ place: `${path}:${line + 1}`, text, type })
    }
    ts.forEachChild(node, visit)
  }
  visit(file)
  return samples
}

function typeOf(node: ts.Node): string | undefined {
  if (ts.isTypeAliasDeclaration(node)) return `Types.${node.name.text}`
  if (!ts.isPropertySignature(node)) return undefined
  const whole = wholeOf(node.parent)
  return whole && `NonNullable<${whole}>[${JSON.stringify(node.name.getText().replace(/^['"]|['"]$/g, ''))}]`
}

/** The type that contains a list of fields. */
function wholeOf(node: ts.Node): string | undefined {
  if (ts.isInterfaceDeclaration(node)) return `Types.${node.name.text}`
  if (ts.isTypeAliasDeclaration(node) || ts.isPropertySignature(node)) return typeOf(node)
  const whole = node.parent && wholeOf(node.parent)
  return whole && ts.isArrayTypeNode(node) ? `NonNullable<${whole}>[number]` : whole
}
