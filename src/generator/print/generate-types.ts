import openapiTS, { astToString } from 'openapi-typescript'
import ts from 'typescript'
import type { Json } from '../document/document.ts'
import { fileContent } from '../document/file-content.ts'
import { written } from '../document/problem.ts'
import type { Group } from '../model.ts'
import { bigintFormat } from '../read/int64.ts'
import { type OperationNames, schemasOfGroup } from '../views/schemas-of-group.ts'
import { openString } from '../views/views.ts'

/** Names of the types of one operation, as they stand in types.gen.ts. */
export interface OperationTypes extends OperationNames {
  readonly data: string
}

/** The types of a group: the file's declarations, and what they are called. */
export interface GroupTypes {
  readonly source: string
  /** The schemas that they are made of, by the names of the types. */
  readonly schemas: Readonly<Record<string, Json>>
  readonly operations: Readonly<Record<string, OperationTypes>>
}

/**
 * Types for everything that a group takes and gives. openapi-typescript turns schemas into types; each one is given a
 * name of its own, so that an editor shows the name and not the whole shape.
 */
export async function generateTypes(group: Group, reserved: ReadonlySet<string>): Promise<GroupTypes> {
  const { schemas, operations } = schemasOfGroup(group, reserved, 'open')
  const nodes = await written(group, () =>
    openapiTS(
      JSON.stringify(
        {
          openapi: '3.1.0',
          info: { title: group.title, version: '1' },
          paths: {},
          components: { schemas: { ...schemas, [openString]: { type: 'string' } } },
        },
        // What a discriminator says is in the schemas already.
        (key, value) => (key === 'discriminator' && value?.mapping ? undefined : value),
      ),
      { defaultNonNullable: false, emptyObjectsUnknown: true, silent: true, transform: bigintOf },
    ),
  )
  const types = Object.entries(operations).map(([id, names]) => [
    id,
    {
      ...names,
      data: [
        ...new Set([
          ...Object.values(names.answers),
          ...Object.values(names.items).map((item) => `ItemStream<${item}>`),
        ]),
      ].join(' | '),
    },
  ])
  return {
    source: withPlainComments(astToString(lift(nodes))),
    schemas,
    operations: Object.fromEntries(types),
  }
}

/** openapi-typescript knows no bigint. */
function bigintOf({ format, type }: { format?: string; type?: unknown }): ts.TypeNode | undefined {
  if (format !== bigintFormat) return undefined
  const { SyntaxKind, factory } = ts
  const names: Readonly<Record<string, ts.TypeNode>> = {
    integer: factory.createKeywordTypeNode(SyntaxKind.BigIntKeyword),
    string: factory.createKeywordTypeNode(SyntaxKind.StringKeyword),
    boolean: factory.createKeywordTypeNode(SyntaxKind.BooleanKeyword),
    null: factory.createLiteralTypeNode(factory.createNull()),
  }
  return factory.createUnionTypeNode([type].flat().flatMap((each) => names[`${each}`] ?? []))
}

/** Comments as one would write them: without the tag and the indentation of openapi-typescript, and never empty. */
const withPlainComments = (source: string) =>
  source
    .replaceAll('@description ', '')
    .replaceAll(/Format: int64~\w+/g, 'Format: int64')
    .replaceAll(/^( *\*) {5}(?=\S)/gm, '$1 ')
    .replaceAll(/^( *)\/\*\* \*\/\n/gm, '')

/** The parts of openapi-typescript's output that are not lifted. */
const roots = new Set(['paths', 'webhooks', 'components', '$defs', 'operations'])

/** Moves each schema out of openapi-typescript's one interface into a declaration of its own. */
function lift(nodes: readonly ts.Node[]): ts.Node[] {
  const components = nodes.find(
    (node): node is ts.InterfaceDeclaration =>
      ts.isInterfaceDeclaration(node) && node.name.text === 'components',
  )
  const schemas = components?.members.find(
    (member) => ts.isPropertySignature(member) && memberName(member) === 'schemas',
  )
  const members =
    schemas && ts.isPropertySignature(schemas) && schemas.type && ts.isTypeLiteralNode(schemas.type)
      ? schemas.type.members
      : []
  // What openapi-typescript writes for itself, e.g. WithRequired.
  const helpers = nodes.filter((node) => ts.isTypeAliasDeclaration(node) && !roots.has(node.name.text))
  const lifted = [...members].filter(ts.isPropertySignature).map((member) => {
    const name = memberName(member)
    const type = withNames(member.type as ts.TypeNode)
    const own = ownTypes[name]
    const modifiers = [ts.factory.createModifier(ts.SyntaxKind.ExportKeyword)]
    const declaration = own
      ? ts.factory.createTypeAliasDeclaration(modifiers, name, undefined, own.type())
      : ts.isTypeLiteralNode(type)
        ? ts.factory.createInterfaceDeclaration(modifiers, name, undefined, undefined, type.members)
        : ts.factory.createTypeAliasDeclaration(modifiers, name, undefined, type)
    const comments: ts.SynthesizedComment[] | undefined = own
      ? [
          {
            kind: ts.SyntaxKind.MultiLineCommentTrivia,
            text: `* ${own.comment} `,
            hasTrailingNewLine: true,
            pos: -1,
            end: -1,
          },
        ]
      : ts.getSyntheticLeadingComments(member)
    return ts.setSyntheticLeadingComments(declaration, comments)
  })
  return [...helpers, ...lifted]
}

/** `string & {}` leaves the known values of a union to an editor's completion. */
const openStringType = () =>
  ts.factory.createIntersectionTypeNode([
    ts.factory.createKeywordTypeNode(ts.SyntaxKind.StringKeyword),
    ts.factory.createTypeLiteralNode([]),
  ])

/** Types that no schema can say. */
const ownTypes: Readonly<Record<string, { readonly comment: string; type(): ts.TypeNode }>> = {
  [openString]: {
    comment: 'A value that the spec does not know: a server may add to its enums.',
    type: openStringType,
  },
  [fileContent]: {
    comment: 'The content of a file: a Blob, or bytes such as a Buffer. A File carries its name.',
    type: () =>
      ts.factory.createUnionTypeNode(
        ['Blob', 'ArrayBuffer', 'ArrayBufferView'].map((name) => ts.factory.createTypeReferenceNode(name)),
      ),
  },
}

function memberName({ name }: ts.TypeElement): string {
  return name && (ts.isIdentifier(name) || ts.isStringLiteral(name)) ? name.text : ''
}

/** Puts `Pipeline` where openapi-typescript has `components["schemas"]["Pipeline"]`. */
function withNames<T extends ts.Node>(node: T): T {
  const { nullTransformationContext } = ts as unknown as {
    nullTransformationContext: ts.TransformationContext
  }
  const visit = (each: ts.Node): ts.Node => {
    if (ts.isIndexedAccessTypeNode(each) && ts.isIndexedAccessTypeNode(each.objectType)) {
      const { objectType } = each.objectType
      if (
        ts.isTypeReferenceNode(objectType) &&
        (objectType.typeName as ts.Identifier).text === 'components'
      ) {
        return ts.factory.createTypeReferenceNode(
          ((each.indexType as ts.LiteralTypeNode).literal as ts.StringLiteral).text,
        )
      }
    }
    const visited = ts.visitEachChild(each, visit, nullTransformationContext)
    if (visited !== each) ts.setSyntheticLeadingComments(visited, ts.getSyntheticLeadingComments(each))
    return visited
  }
  return visit(node) as T
}
