import openapiTS, { astToString } from 'openapi-typescript'
import ts from 'typescript'
import type { Json } from '../../src/generator/document/document.ts'
import { openString } from '../../src/generator/views/views.ts'

/** The name of a type from openapi-typescript here: it is next to ours, and refers to ours. */
export const referenceName = (name: string) => `${name}__`

/**
 * The types that openapi-typescript creates from schemas, each under a separate name. They refer to our types, so
 * that each type is compared on its own.
 */
export async function referenceTypes(schemas: Readonly<Record<string, Json>>): Promise<string> {
  const nodes = await openapiTS(
    JSON.stringify(
      {
        openapi: '3.1.0',
        info: { title: 'Types', version: '1' },
        paths: {},
        components: { schemas: { ...schemas, [openString]: { type: 'string' } } },
      },
      // The schemas already contain what a discriminator says.
      (key, value) => (key === 'discriminator' && value?.mapping ? undefined : value),
    ),
    { defaultNonNullable: false, emptyObjectsUnknown: true, silent: true },
  )
  const components = nodes.find(
    (node): node is ts.InterfaceDeclaration =>
      ts.isInterfaceDeclaration(node) && node.name.text === 'components',
  )
  const member = components?.members.find((each) => nameOf(each) === 'schemas')
  const type = member && ts.isPropertySignature(member) ? member.type : undefined
  const members = type && ts.isTypeLiteralNode(type) ? [...type.members].filter(ts.isPropertySignature) : []
  const helpers = nodes.filter((node) => ts.isTypeAliasDeclaration(node) && node.name.text === 'WithRequired')
  const declarations = members.map((each) =>
    ts.factory.createTypeAliasDeclaration(
      [ts.factory.createModifier(ts.SyntaxKind.ExportKeyword)],
      referenceName(nameOf(each)),
      undefined,
      withNames(each.type as ts.TypeNode),
    ),
  )
  return astToString([...helpers, ...declarations])
}

const nameOf = ({ name }: ts.TypeElement): string =>
  name && (ts.isIdentifier(name) || ts.isStringLiteral(name)) ? name.text : ''

/** Replaces `components["schemas"]["Pipeline"]` from openapi-typescript with `Pipeline`. */
function withNames<T extends ts.Node>(node: T): T {
  const { nullTransformationContext } = ts as unknown as {
    nullTransformationContext: ts.TransformationContext
  }
  const visit = (each: ts.Node): ts.Node => {
    if (ts.isIndexedAccessTypeNode(each) && ts.isIndexedAccessTypeNode(each.objectType)) {
      const { indexType } = each
      if (ts.isLiteralTypeNode(indexType) && ts.isStringLiteral(indexType.literal))
        return ts.factory.createTypeReferenceNode(indexType.literal.text)
    }
    return ts.visitEachChild(each, visit, nullTransformationContext)
  }
  return visit(node) as T
}
