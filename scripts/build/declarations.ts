import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import ts from 'typescript'
import { mergeRuntime } from './merge-runtime.ts'

/**
 * Writes `dist/types`: one declaration file for each source that an entry's types reach. Each entry re-exports its
 * own from there, in `dist` for `import` and in `dist/cjs` for `require`.
 *
 * The folder is marked as CommonJS, which both may import; two folders would duplicate everything.
 */
export function writeDeclarations(entry: Readonly<Record<string, string>>): void {
  const emitted = emit(Object.values(entry))
  const reached = [...reachable(Object.values(entry).map(declarationOf), emitted)].sort()
  for (const [path, text] of mergeRuntime(new Map(reached.map((each) => [each, emitted.get(each) ?? '']))))
    write(path, text)
  write('dist/types/package.json', '{ "type": "commonjs" }\n')
  for (const [name, source] of Object.entries(entry)) {
    for (const path of [`dist/${name}.d.ts`, `dist/cjs/${name}.d.ts`]) {
      const target = relative(dirname(path), declarationOf(source)).replace(/\.d\.ts$/, '.js')
      write(path, `export * from '${target.startsWith('.') ? '' : './'}${target}'\n`)
    }
  }
}

const declarationOf = (source: string) => source.replace(/^src\/(.*)\.ts$/, 'dist/types/$1.d.ts')

/** Declarations by path, with imports of `.ts` changed to `.js`. */
function emit(sources: readonly string[]): Map<string, string> {
  const { config } = ts.readConfigFile('tsconfig.json', ts.sys.readFile)
  const { options } = ts.convertCompilerOptionsFromJson(
    {
      ...config.compilerOptions,
      noEmit: false,
      declaration: true,
      emitDeclarationOnly: true,
      rootDir: 'src',
      outDir: 'dist/types',
    },
    '.',
  )
  const program = ts.createProgram(sources, options)
  const files = new Map<string, string>()
  const { diagnostics } = program.emit(undefined, (path, text) => {
    files.set(
      relative('.', path),
      text.replaceAll(/((?:from|import) ?\(?["']\.[^"']*)\.ts(?=["'])/g, '$1.js'),
    )
  })
  const problems = [...ts.getPreEmitDiagnostics(program), ...diagnostics]
  if (problems.length > 0) {
    throw new Error(
      ts.formatDiagnostics(problems, {
        getCanonicalFileName: (name) => name,
        getCurrentDirectory: () => '.',
        getNewLine: () => '\n',
      }),
    )
  }
  return files
}

/** The paths of declarations and of everything they import. */
function reachable(paths: readonly string[], files: ReadonlyMap<string, string>): Set<string> {
  const found = new Set(paths)
  for (const path of found) {
    for (const { fileName } of ts.preProcessFile(files.get(path) ?? '').importedFiles) {
      if (fileName.startsWith('.')) found.add(join(dirname(path), fileName).replace(/\.js$/, '.d.ts'))
    }
  }
  return found
}

function write(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, text)
}
