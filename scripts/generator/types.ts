import openapiTS, { astToString } from 'openapi-typescript'
import ts from 'typescript'
import { isObject, type Json, type JsonObject } from './document.ts'
import type { Group, OperationModel } from './model.ts'
import { typeName } from './names.ts'
import { createViews, openString, type Views } from './views.ts'

/** Names of the types of one operation, as they stand in types.gen.ts. */
export interface OperationTypes {
  readonly params: string | undefined
  readonly body: string | undefined
  readonly data: string
  readonly errors: Readonly<Record<string, string>>
}

/** The types of a group: the file's declarations, and what they are called. */
export interface GroupTypes {
  readonly source: string
  readonly operations: Readonly<Record<string, OperationTypes>>
}

/**
 * Types for everything that a group takes and gives. openapi-typescript turns schemas into types; each one is given a
 * name of its own, so that an editor shows the name and not the whole shape.
 */
export async function generateTypes(group: Group, reserved: ReadonlySet<string>): Promise<GroupTypes> {
  const client = `${typeName(group.name)}Client`
  const interfaces = group.operations.map(({ definition }) => `${typeName(definition.id)}Operation`)
  const views = createViews(group, new Set([...reserved, ...interfaces, client, ...ownNames, openString]))
  const schemas: Record<string, Json> = { ...views.schemas }
  const operations: Record<string, OperationTypes> = {}
  for (const operation of group.operations)
    operations[operation.definition.id] = nameTypes(operation, views, schemas)
  const nodes = await openapiTS(
    JSON.stringify({
      openapi: '3.1.0',
      info: { title: group.title, version: '1' },
      paths: {},
      components: { schemas: { ...schemas, [openString]: { type: 'string' } } },
    }),
    { defaultNonNullable: false, silent: true },
  )
  return { source: astToString(lift(nodes)), operations }
}

/** Names that the generated files use themselves. */
const ownNames = [
  'Operations',
  'Params',
  'Body',
  'Data',
  'ErrorBody',
  'Server',
  'Record',
  'Promise',
  'Input',
  'api',
  'operations',
]

/** Gives the parameters, body and answers of an operation a name each; what is a component already keeps its name. */
function nameTypes(
  { definition, parameters, body, responses }: OperationModel,
  views: Views,
  schemas: Record<string, Json>,
): OperationTypes {
  const prefix = typeName(definition.id)
  const name = (suffix: string, schema: Json): string => {
    const component =
      isObject(schema) && Object.keys(schema).length === 1
        ? /^#\/components\/schemas\/([^/]+)$/.exec(`${schema.$ref}`)?.[1]
        : undefined
    if (component !== undefined) return component
    let wanted = prefix + suffix
    while (wanted in schemas) wanted += '_'
    schemas[wanted] = schema
    return wanted
  }
  const nameAnswer = (suffix: string, { schema, kind }: OperationModel['responses'][number]): string => {
    if (kind === 'empty') return 'undefined'
    if (kind === 'text') return 'string'
    if (kind === 'binary') return 'Uint8Array'
    return schema === undefined || (isObject(schema) && !Object.keys(schema).length)
      ? 'unknown'
      : name(suffix, views.view(schema, 'response'))
  }
  const successes = responses.filter(({ success }) => success)
  const data = successes.map((response, index) =>
    nameAnswer(index ? `Data${response.status}` : 'Data', response),
  )
  const errors = responses
    .filter(({ success }) => !success)
    .map((response) => [response.status, nameAnswer(`Error${response.status}`, response)])
  return {
    params: parameters.length ? name('Params', paramsSchema(parameters, views)) : undefined,
    body: body && name('Body', views.view(body.schema, 'request')),
    data: [...new Set(data)].join(' | '),
    errors: Object.fromEntries(errors),
  }
}

function paramsSchema(parameters: OperationModel['parameters'], views: Views): JsonObject {
  return {
    type: 'object',
    required: parameters.filter(({ required }) => required).map(({ name }) => name),
    properties: Object.fromEntries(
      parameters.map(({ name, schema, description }) => {
        const seen = views.view(schema, 'request') as JsonObject
        return [name, description ? { ...seen, description } : seen]
      }),
    ),
  }
}

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
  return [...members].filter(ts.isPropertySignature).map((member) => {
    const name = memberName(member)
    const type = withNames(member.type as ts.TypeNode)
    const modifiers = [ts.factory.createModifier(ts.SyntaxKind.ExportKeyword)]
    const declaration =
      name === openString
        ? ts.factory.createTypeAliasDeclaration(modifiers, name, undefined, openStringType())
        : ts.isTypeLiteralNode(type)
          ? ts.factory.createInterfaceDeclaration(modifiers, name, undefined, undefined, type.members)
          : ts.factory.createTypeAliasDeclaration(modifiers, name, undefined, type)
    const comments: ts.SynthesizedComment[] | undefined =
      name === openString
        ? [
            {
              kind: ts.SyntaxKind.MultiLineCommentTrivia,
              text: '* A value that the spec does not know: a server may add to its enums. ',
              hasTrailingNewLine: true,
              pos: -1,
              end: -1,
            },
          ]
        : ts.getSyntheticLeadingComments(member)
    return ts.setSyntheticLeadingComments(declaration, comments)
  })
}

/** `string & {}` leaves the known values of a union to an editor's completion. */
const openStringType = () =>
  ts.factory.createIntersectionTypeNode([
    ts.factory.createKeywordTypeNode(ts.SyntaxKind.StringKeyword),
    ts.factory.createTypeLiteralNode([]),
  ])

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
