import ts from 'typescript'
import { describe, expect, it } from 'vitest'
import { editor } from '../support/compile.ts'

const file = 'test/types/everything.ts'
const modules = ['sdk', 'sdk/sandbox', 'sdk/environments', 'sdk/pipelines']
const source = modules.map((name, index) => `export * as m${index} from '${name}'`).join('\n')

/** Paths of every `any` that a caller of the exports can reach; types of the platform are not searched. */
function findAny(program: ts.Program): string[] {
  const checker = program.getTypeChecker()
  const seen = new Set<ts.Type>()
  const found = new Set<string>()
  let location: ts.Node = program.getSourceFiles()[0] as ts.Node

  const visit = (type: ts.Type, path: string): void => {
    if (type.flags & ts.TypeFlags.Any) found.add(path)
    if (seen.has(type)) return
    seen.add(type)
    const symbol = type.aliasSymbol ?? type.symbol
    const declared = symbol?.declarations ?? []
    const given = [...(type.aliasTypeArguments ?? []), ...argumentsOf(type)]
    // The platform's iterables have `any` for the value after the last item.
    const count = /Itera(ble|tor)|Generator/.test(symbol?.name ?? '') ? 1 : given.length
    for (const argument of given.slice(0, count)) visit(argument, `${path}<>`)
    if (declared.some((each) => each.getSourceFile().fileName.includes('/node_modules/'))) return
    if (type.isUnionOrIntersection()) for (const each of type.types) visit(each, path)
    if (!(type.flags & ts.TypeFlags.Object)) return
    for (const property of type.getProperties()) {
      // The compiler's own: `Class<any>` for every generic class.
      if (property.flags & ts.SymbolFlags.Prototype) continue
      visit(checker.getTypeOfSymbolAtLocation(property, location), `${path}.${property.name}`)
    }
    for (const signature of [...type.getCallSignatures(), ...type.getConstructSignatures()]) {
      visit(signature.getReturnType(), `${path}()`)
      for (const parameter of signature.parameters) {
        visit(checker.getTypeOfSymbolAtLocation(parameter, location), `${path}(${parameter.name})`)
      }
    }
    for (const { type: value } of checker.getIndexInfosOfType(type)) visit(value, `${path}[]`)
  }
  const argumentsOf = (type: ts.Type) =>
    type.flags & ts.TypeFlags.Object && (type as ts.ObjectType).objectFlags & ts.ObjectFlags.Reference
      ? checker.getTypeArguments(type as ts.TypeReference)
      : []

  const root = program.getSourceFiles().find(({ fileName }) => fileName.endsWith(file)) as ts.SourceFile
  location = root
  for (const namespace of checker.getExportsOfModule(checker.getSymbolAtLocation(root) as ts.Symbol)) {
    const target = checker.getAliasedSymbol(namespace)
    for (const exported of checker.getExportsOfModule(target)) {
      const symbol = exported.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(exported) : exported
      if (symbol.flags & ts.SymbolFlags.Type) visit(checker.getDeclaredTypeOfSymbol(symbol), exported.name)
      if (symbol.flags & ts.SymbolFlags.Value)
        visit(checker.getTypeOfSymbolAtLocation(symbol, root), exported.name)
    }
  }
  return [...found]
}

describe('the public types', () => {
  it('contain no any', () => {
    expect(findAny(editor({ [file]: source }).program())).toEqual([])
  })

  it('would fail the test if they did', () => {
    const wrong = 'export * as m from "./wrong.ts"'
    const other = 'export interface A { b: Promise<{ c: any }[]> }\nexport const f = (x: any) => 1'

    const { program } = editor({ [file]: wrong, 'test/types/wrong.ts': other })

    expect(findAny(program())).toEqual(['A.b<><>.c', 'f(x)'])
  })
})
