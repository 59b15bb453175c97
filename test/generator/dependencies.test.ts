import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import ts from 'typescript'
import { describe, expect, it } from 'vitest'
import { projectRoot } from '../support/project-copy.ts'

const groups = ['sandbox', 'environments', 'pipelines']

const filesUnder = (folder: string) =>
  readdirSync(join(projectRoot, folder), { recursive: true, withFileTypes: true })
    .filter(
      (entry) => entry.isFile() && entry.name.endsWith('.ts') && !entry.parentPath.includes('node_modules'),
    )
    .map((entry) => relative(projectRoot, join(entry.parentPath, entry.name)))

/** The imports and re-exports of a file: a path from the project's root, or the name of a package. */
function importsOf(path: string, kind: 'all' | 'values' = 'all'): string[] {
  const source = ts.createSourceFile(
    path,
    readFileSync(join(projectRoot, path), 'utf8'),
    ts.ScriptTarget.Latest,
    true,
  )
  const found: string[] = []
  const visit = (node: ts.Node): void => {
    const clause = ts.isImportDeclaration(node) ? node.importClause : node
    const specifier =
      ts.isImportDeclaration(node) || ts.isExportDeclaration(node)
        ? node.moduleSpecifier
        : ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword
          ? node.arguments[0]
          : ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)
            ? node.argument.literal
            : undefined
    const onlyTypes =
      ts.isImportTypeNode(node) || (clause && 'isTypeOnly' in clause && clause.isTypeOnly === true)
    if (specifier && ts.isStringLiteral(specifier) && !(kind === 'values' && onlyTypes)) {
      const { text } = specifier
      found.push(
        text.startsWith('.') ? relative(projectRoot, resolve(projectRoot, dirname(path), text)) : text,
      )
    }
    ts.forEachChild(node, visit)
  }
  visit(source)
  return found
}

/** The imports that a rule forbids, as lines `file -> import`. */
const breaches = (folder: string, allowed: (imported: string, path: string) => boolean) =>
  filesUnder(folder).flatMap((path) =>
    importsOf(path)
      .filter((imported) => !allowed(imported, path))
      .map((imported) => `${path} -> ${imported}`),
  )

describe('dependencies run one way', () => {
  it('the runtime imports itself, openapi-fetch and, for server-sent events, eventsource-parser', () => {
    expect(
      breaches(
        'src/runtime',
        (name, path) =>
          name.startsWith('src/runtime/') ||
          name === 'openapi-fetch' ||
          (name === 'eventsource-parser' && path === 'src/runtime/streams/event-stream.ts'),
      ),
    ).toEqual([])
  })

  it('an API imports itself, the runtime and the kit for mocks, never another API', () => {
    expect(
      breaches('src/apis', (name, path) => {
        const own = path.split('/').slice(0, 3).join('/')
        return (
          /^src\/(runtime|checks|mocks)\//.test(name) ||
          name.startsWith(`${own}/`) ||
          !name.startsWith('src/')
        )
      }),
    ).toEqual([])
  })

  it('an API needs msw only for its mocks', () => {
    expect(
      breaches('src/apis', (name, path) => path.includes('/mocks/') || !/^(msw|src\/mocks)\b/.test(name)),
    ).toEqual([])
  })

  it('generated files import values only from the constructors of operations and schemas', () => {
    const generated = filesUnder('src/apis').filter((path) => /(?<!client)\.gen\./.test(path))
    const values = new Set(generated.flatMap((path) => importsOf(path, 'values')))

    expect(generated.length).toBeGreaterThanOrEqual(6)
    expect([...values].filter((name) => name !== 'zod/mini').sort()).toEqual([
      'src/checks/index.ts',
      'src/runtime/index.ts',
      'src/runtime/validation/define-schemas.ts',
    ])
    // The entry exports what apps use of the runtime, and binds the operations.
    expect([...new Set(importsOf('src/apis/sandbox/client.gen.ts'))].sort()).toEqual([
      'src/apis/sandbox/operations.gen.ts',
      'src/apis/sandbox/types.gen.ts',
      'src/runtime/index.ts',
      'src/runtime/public.ts',
    ])
  })

  it('sdk.ts imports APIs and the runtime, and index.ts imports both and sdk.ts', () => {
    expect(importsOf('src/sdk.ts').sort()).toEqual([
      'src/apis/environments/index.ts',
      'src/apis/pipelines/index.ts',
      'src/apis/sandbox/index.ts',
      'src/runtime/create-group.ts',
    ])
    expect(importsOf('src/index.ts').sort()).toEqual(['src/runtime/public.ts', 'src/sdk.ts'])
  })

  it('the kit for mocks imports no API, except in the entry that collects them', () => {
    expect(
      breaches('src/mocks', (name, path) => path === 'src/mocks/index.ts' || !name.startsWith('src/apis/')),
    ).toEqual([])
  })

  it('nothing imports the command line', () => {
    expect(
      breaches('src', (name, path) => path.startsWith('src/cli/') || !name.startsWith('src/cli/')),
    ).toEqual([])
  })

  it('the generator imports no API, and only one command imports the generator', () => {
    expect(breaches('src/generator', (name) => !/^src\/(apis|cli|mocks|otel)\b/.test(name))).toEqual([])
    expect(
      breaches(
        'src',
        (name, path) => /^src\/(generator|cli\/generate)\//.test(path) || !name.startsWith('src/generator/'),
      ),
    ).toEqual([])
  })

  it('no files import each other in a circle, types included', () => {
    const files = ['src', 'scripts', 'bench', 'website', 'examples'].flatMap(filesUnder)
    const imports = new Map(files.map((path) => [path, importsOf(path)]))
    const circles: string[] = []
    const done = new Set<string>()
    const follow = (path: string, way: readonly string[]): void => {
      if (way.includes(path)) circles.push([...way.slice(way.indexOf(path)), path].join(' -> '))
      else if (!done.has(path)) {
        for (const next of imports.get(path) ?? []) follow(next, [...way, path])
        done.add(path)
      }
    }
    for (const path of files) follow(path, [])

    expect(files.length).toBeGreaterThan(300)
    expect(circles).toEqual([])
  })

  it('no file imports the package by its name', () => {
    expect(breaches('src', (name) => name !== 'sdk' && !name.startsWith('sdk/'))).toEqual([])
  })
})

describe('an API is named only in its own folder', () => {
  const vendors = /valstorm|posthog|epilot/i

  it.each([
    'scripts',
    'src/generator',
    'src/runtime',
    'src/cli/call',
    'src/cli/completion',
    'src/cli/operations',
  ])('%s names none', (folder) => {
    const operations = groups.flatMap((group) =>
      [
        ...readFileSync(join(projectRoot, `src/apis/${group}/operations.gen.ts`), 'utf8').matchAll(
          /^ {2}id: '(\w+)'/gm,
        ),
      ].map(([, id]) => id as string),
    )
    expect(operations).toHaveLength(19)

    // The facts come from comments in the runtime.
    const files = filesUnder(folder).filter((path) => !path.endsWith('runtime-facts.gen.ts'))
    const named = files.filter((path) => {
      const code = readFileSync(join(projectRoot, path), 'utf8').replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*/g, '')
      return (
        vendors.test(code) ||
        groups.some((group) => new RegExp(`\\b${group}\\b`).test(code)) ||
        operations.some((id) => code.includes(id))
      )
    })

    expect(named).toEqual([])
  })
})
