import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import ts from 'typescript'

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))))
const { options } = ts.parseJsonConfigFileContent(
  ts.readConfigFile(join(root, 'tsconfig.json'), ts.sys.readFile).config,
  ts.sys,
  root,
)

const registry = ts.createDocumentRegistry()
let editors = 0

/**
 * An editor's language service for files in memory, in addition to those on disk. Paths are relative to the project.
 */
export function editor(files: Readonly<Record<string, string>>, settings: ts.CompilerOptions = {}) {
  const version = `${++editors}`
  const texts = new Map(Object.entries(files).map(([path, text]) => [join(root, path), text]))
  const folders = new Set([...texts.keys()].map(dirname))
  const host: ts.LanguageServiceHost = {
    getCompilationSettings: () => ({ ...options, ...settings }),
    getCurrentDirectory: () => root,
    getDefaultLibFileName: ts.getDefaultLibFilePath,
    getScriptFileNames: () => [...texts.keys()],
    getScriptVersion: (path) => (texts.has(path) ? version : '0'),
    getScriptSnapshot(path) {
      const text = texts.get(path) ?? ts.sys.readFile(path)
      return text === undefined ? undefined : ts.ScriptSnapshot.fromString(text)
    },
    fileExists: (path) => texts.has(path) || ts.sys.fileExists(path),
    readFile: (path) => texts.get(path) ?? ts.sys.readFile(path),
    directoryExists: (path) => folders.has(path) || ts.sys.directoryExists(path),
    getDirectories: ts.sys.getDirectories,
    readDirectory: ts.sys.readDirectory,
  }
  const service = ts.createLanguageService(host, registry)
  const textOf = (path: string) => texts.get(join(root, path)) ?? ''

  return {
    program: () => service.getProgram() as ts.Program,

    /** The compiler's messages about a file, one per line. */
    problems(path: string): string[] {
      const name = join(root, path)
      return [...service.getSyntacticDiagnostics(name), ...service.getSemanticDiagnostics(name)].map(
        ({ messageText, start = 0 }) => {
          const line = textOf(path).slice(0, start).split('\n').length
          return `${line}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`
        },
      )
    },

    /** What an editor shows at the last place of a text: the signature, and the comment. */
    hover(path: string, text: string) {
      const position = textOf(path).lastIndexOf(text)
      const info = service.getQuickInfoAtPosition(join(root, path), position)
      return {
        signature: ts.displayPartsToString(info?.displayParts),
        comment: ts.displayPartsToString(info?.documentation),
      }
    },

    /** The names that an editor offers at a `¦`. */
    completions(path: string): string[] {
      const position = textOf(path).indexOf('¦')
      const found = service.getCompletionsAtPosition(join(root, path), position, {})
      return (found?.entries ?? []).map(({ name }) => name)
    },
  }
}
