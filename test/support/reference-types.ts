import openapiTS, { astToString } from 'openapi-typescript'
import ts from 'typescript'
import type { Json } from '../../src/generator/document/document.ts'
import { openString } from '../../src/generator/views/views.ts'

/** What a type of openapi-typescript is called here: it stands beside ours, and speaks of ours. */
export const referenceName = (name: string) => `${name}__`

/**
 * The types that openapi-typescript makes of schemas, each under a name of its own. What they refer to is ours, so that
 * each type is compared by itself.
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
      // What a discriminator says is in the schemas already.
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

/** Puts `Pipeline` where openapi-typescript has `components["schemas"]["Pipeline"]`. */
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
