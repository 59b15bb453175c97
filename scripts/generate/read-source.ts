import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import ts from 'typescript'
import type { ErrorClass, EventKind, Field, PublicName } from '../../src/generator/runtime-facts.ts'

type Members = ts.InterfaceDeclaration | ts.ClassDeclaration

const sources = fileURLToPath(new URL('../../src', import.meta.url))

/** Parses a file by its path relative to `src`. */
export function readSource(path: string): ts.SourceFile {
  const file = join(sources, path)
  return ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true)
}

/** The fields that an interface of a file declares itself. */
export function fieldsOf(source: ts.SourceFile, name: string): Field[] {
  const found = source.statements.find(
    (node): node is ts.InterfaceDeclaration => ts.isInterfaceDeclaration(node) && node.name.text === name,
  )
  if (!found) throw new Error(`${source.fileName} has no interface ${name}`)
  return fieldsIn(found)
}

/** The classes of a file with a literal `code`: one for each kind of error. */
export function errorClassesOf(source: ts.SourceFile): ErrorClass[] {
  return source.statements.filter(ts.isClassDeclaration).flatMap((node) => {
    const code = node.members
      .filter(ts.isPropertyDeclaration)
      .find((member) => member.name.getText() === 'code')
      ?.initializer?.getText()
    if (!code || !node.name) return []
    const fields = fieldsIn(node).filter(({ name }) => !['code', 'name'].includes(name))
    return [
      {
        name: node.name.text,
        code: code.replace(/^'(.*)' as const$/, '$1'),
        description: comment(node),
        fields,
      },
    ]
  })
}

/** The interfaces of a file with a literal `type`, by that type. */
export function variantsOf(source: ts.SourceFile): EventKind[] {
  return source.statements.filter(ts.isInterfaceDeclaration).flatMap((node) => {
    const fields = fieldsIn(node)
    const type = /^'(.*)'$/.exec(fields.find(({ name }) => name === 'type')?.type ?? '')?.[1]
    return type === undefined
      ? []
      : [{ type, description: comment(node), fields: fields.filter(({ name }) => name !== 'type') }]
  })
}

/** The declaration of a type or an interface, its comments included. */
export function declarationOf(source: ts.SourceFile, name: string): string {
  const found = source.statements.find(
    (node) => (ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node)) && node.name.text === name,
  )
  if (!found) throw new Error(`${source.fileName} doesn't declare ${name}`)
  return found.getFullText().trim()
}

function fieldsIn({ members }: Members): Field[] {
  return [...members].flatMap((member) => {
    const isField =
      ts.isPropertySignature(member) || ts.isPropertyDeclaration(member) || ts.isGetAccessor(member)
    if (!isField || !member.type || !ts.isIdentifier(member.name)) return []
    const tag = ts.getJSDocTags(member).find(({ tagName }) => tagName.text === 'default')
    const optional = 'questionToken' in member && member.questionToken !== undefined
    const type = oneLine(member.type.getText())
    return [
      {
        name: member.name.text,
        // Options also accept undefined; being optional already implies that.
        type: optional ? type.replace(/^\((.*)\) \| undefined$|^(.*) \| undefined$/, '$1$2') : type,
        description: comment(member),
        ...(tag && { default: oneLine(ts.getTextOfJSDocComment(tag.comment) ?? '') }),
      },
    ]
  })
}

/** The names that a file exports in lists. */
export function exportsOf(source: ts.SourceFile): PublicName[] {
  return source.statements.filter(ts.isExportDeclaration).flatMap(({ exportClause, isTypeOnly }) =>
    exportClause && ts.isNamedExports(exportClause)
      ? exportClause.elements.map((each) => ({
          name: each.name.text,
          isType: isTypeOnly || each.isTypeOnly,
        }))
      : [],
  )
}

/** The comment of a node without its tags; `{@link name}` is the name. */
function comment(node: ts.Node): string {
  const [doc] = ts.getJSDocCommentsAndTags(node).filter(ts.isJSDoc)
  return (ts.getTextOfJSDocComment(doc?.comment) ?? '').replaceAll(/\{@link (\w+)\}/g, '`$1`')
}

const oneLine = (text: string) => text.replace(/\s+/g, ' ').trim()
