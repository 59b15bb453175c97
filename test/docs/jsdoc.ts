import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'
import { projectRoot } from '../support/project-copy.ts'
import type { Block } from './block.ts'

/**
 * The `@example`s in the comments of a source file. Those of a field or a type are sample values that the generator
 * takes from the spec; their language is `value`.
 */
export function examplesOf(path: string): Block[] {
  const text = readFileSync(join(projectRoot, path), 'utf8')
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.ESNext, true)
  const found = new Map<number, Block>()
  const visit = (node: ts.Node): void => {
    for (const tag of ts.getJSDocTags(node)) {
      if (tag.tagName.text === 'example') found.set(tag.pos, toBlock(path, file, tag, languageOf(tag)))
    }
    ts.forEachChild(node, visit)
  }
  visit(file)
  return [...found.values()]
}

function toBlock(page: string, file: ts.SourceFile, tag: ts.JSDocTag, language: string): Block {
  const text = ts.getTextOfJSDocComment(tag.comment) ?? ''
  const { line } = file.getLineAndCharacterOfPosition(tag.tagName.end)
  const rest = file.text.slice(tag.tagName.end).split('\n', 1)[0] ?? ''
  return { page, line: line + (rest.trim() ? 1 : 2), language, text: `${text}\n` }
}

function languageOf(tag: ts.JSDocTag): string {
  const { parent } = tag.parent
  const isSample = ts.isTypeAliasDeclaration(parent) || (ts.isPropertySignature(parent) && isData(parent))
  return isSample ? 'value' : 'ts'
}

/** A field with data; a field with a function is shown by a call. */
const isData = ({ type }: ts.PropertySignature) => !type || !ts.isFunctionTypeNode(type)
