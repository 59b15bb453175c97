import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, normalize } from 'node:path'
import ts from 'typescript'
import { pagesOf, target } from '../../scripts/generate/repository.ts'
import { generate } from '../../src/generator/generate.ts'
import type { Split } from '../../src/generator/print/split/file-names.ts'
import { editor } from './compile.ts'

const folder = 'src/apis/tiny'

/** The files that the generator creates for a spec with split operations, by path. */
export async function splitFiles(content: object, split?: Split): Promise<Map<string, string>> {
  const temporary = mkdtempSync(join(tmpdir(), 'split-'))
  const source = join(temporary, 'tiny.json')
  const names = { types: 'types.gen.ts', operations: 'operations.gen.ts', index: 'index.ts' }
  try {
    writeFileSync(source, JSON.stringify(content))
    const outputs = () => ({ ...names, split, target, pages: pagesOf('tiny') })
    return new Map((await generate([{ source, outputs }])).files)
  } finally {
    rmSync(temporary, { recursive: true })
  }
}

/** The compiler's messages about files, and about code that uses them. */
export function problemsOf(files: ReadonlyMap<string, string>, use = ''): string[] {
  const { problems } = editorOf(files, use)
  return [...files.keys(), 'use.ts'].flatMap((path) =>
    problems(`${folder}/${path}`).map((problem) => `${path}:${problem}`),
  )
}

/** The names that the entry exports, each with its type as the compiler shows it. */
export function exportsOf(files: ReadonlyMap<string, string>): Map<string, string> {
  const program = editorOf(files, '').program()
  const checker = program.getTypeChecker()
  const entry = program.getSourceFiles().find(({ fileName }) => fileName.endsWith(`${folder}/index.ts`))
  const module = entry && checker.getSymbolAtLocation(entry)
  if (!module) throw new Error('the entry is no module')
  return new Map(
    checker.getExportsOfModule(module).map((symbol) => {
      const own = symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol
      const type = own.valueDeclaration ? checker.getTypeOfSymbol(own) : checker.getDeclaredTypeOfSymbol(own)
      return [symbol.name, checker.typeToString(type)]
    }),
  )
}

const editorOf = (files: ReadonlyMap<string, string>, use: string) =>
  editor(
    {
      ...Object.fromEntries([...files].map(([path, text]) => [`${folder}/${path}`, text])),
      [`${folder}/use.ts`]: `export {}\n${use}`,
    },
    { noUnusedLocals: true },
  )

/** The generated files that one of them imports, including itself, in the order of their names. */
export function loadedBy(path: string, files: ReadonlyMap<string, string>): string[] {
  const found = new Set([path])
  for (const each of found) {
    for (const { fileName } of ts.preProcessFile(files.get(each) ?? '').importedFiles) {
      const other = normalize(join(dirname(each), fileName))
      if (files.has(other)) found.add(other)
    }
  }
  return [...found].sort()
}
