import ts from 'typescript'

/** The compiler's message for an undeclared name. */
const undeclared = new Set([2304, 2552, 2580, 2582, 2584, 2591, 2592, 2593, 18004])

/**
 * The names that each module uses without declaring them. Nothing is resolved, so they include the platform's names.
 */
export function freeNames(modules: ReadonlyMap<string, string>): Map<string, Set<string>> {
  const host: ts.CompilerHost = {
    ...ts.createCompilerHost({}),
    fileExists: (path) => modules.has(path),
    readFile: (path) => modules.get(path),
    getSourceFile(path) {
      const text = modules.get(path)
      return text === undefined ? undefined : ts.createSourceFile(path, text, ts.ScriptTarget.ESNext, true)
    },
  }
  const options = { noLib: true, noResolve: true, target: ts.ScriptTarget.ESNext, types: [] }
  const program = ts.createProgram([...modules.keys()], options, host)
  return new Map(
    [...modules].map(([path, text]) => {
      const problems = program.getSemanticDiagnostics(program.getSourceFile(path))
      const names = problems
        .filter(({ code }) => undeclared.has(code))
        .map(({ start = 0, length = 0 }) => text.slice(start, start + length))
      return [path, new Set(names)]
    }),
  )
}
