import { join } from 'node:path'
import ts from 'typescript'
import { projectRoot } from '../support/project-copy.ts'
import { type Block, placeOf } from './block.ts'
import { freeNames } from './free-names.ts'
import { checkValueComments } from './value-comments.ts'

/** A block as a module. Its lines keep the numbers that they have on the page. */
export interface Program {
  readonly block: Block
  /** The module's path from the root. */
  readonly path: string
  /** The text for the compiler. */
  readonly source: string
  /** The text for the engine: with the claims in its comments. */
  readonly checked: string
  readonly claims: readonly number[]
  /** What it imports. */
  readonly imports: readonly string[]
}

/** Turns blocks into modules. Names that a block does not declare come from the setting, if it has them. */
export function toPrograms(blocks: readonly Block[], setting: string): Program[] {
  const offered = exportsOf(setting)
  const bare = new Map(
    blocks.map((block) => [pathOf(block), `${'\n'.repeat(block.line - 1)}${block.text}export {}\n`]),
  )
  const free = freeNames(bare)
  return blocks.map((block) => {
    const path = pathOf(block)
    const text = bare.get(path) ?? ''
    const { text: checked, lines: claims } = checkValueComments(placeOf(block), text)
    const ending = endingFor(free.get(path) ?? new Set(), offered, groupOf(block.page, offered))
    const helpers = "import { $claim, $expect } from './claims.ts'\n"
    const imports = ts.preProcessFile(text).importedFiles.map(({ fileName }) => fileName)
    return { block, path, source: text + ending, checked: checked + helpers + ending, claims, imports }
  })
}

const pathOf = ({ page, line }: Block) => `test/docs/${page.replaceAll('/', '+')}+${line}.ts`

/** Imports apply wherever they are; at the end, they don't shift lines. */
function endingFor(free: ReadonlySet<string>, offered: ReadonlySet<string>, group: string): string {
  const taken = [...free].flatMap((name) => {
    const own = group + name.charAt(0).toUpperCase() + name.slice(1)
    if (offered.has(own)) return [`${own} as ${name}`]
    return offered.has(name) ? [name] : []
  })
  return `${taken.length ? `import { ${taken.join(', ')} } from './setting.ts'\n` : ''}`
}

/** The group that a page is about, by default the first one. */
function groupOf(page: string, offered: ReadonlySet<string>): string {
  const [, group = ''] = /^(?:src\/apis|docs)\/(\w+)/.exec(page) ?? []
  if (offered.has(`${group}Client`)) return group
  return page.includes('epilot') ? 'pipelines' : 'sandbox'
}

function exportsOf(path: string): Set<string> {
  const file = ts.createSourceFile(
    path,
    ts.sys.readFile(join(projectRoot, path)) ?? '',
    ts.ScriptTarget.ESNext,
    true,
  )
  const names = file.statements.filter((each) =>
    ts.canHaveModifiers(each) ? ts.getModifiers(each)?.some(isExport) : false,
  )
  return new Set(
    names.flatMap((each) => {
      if (ts.isVariableStatement(each))
        return each.declarationList.declarations.map(({ name }) => name.getText())
      return ts.isFunctionDeclaration(each) && each.name ? [each.name.text] : []
    }),
  )
}

const isExport = ({ kind }: ts.Modifier) => kind === ts.SyntaxKind.ExportKeyword
