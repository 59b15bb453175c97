import { isObject, type JsonObject } from '../document/document.ts'
import { functionName } from '../document/names.ts'
import type { Group, OperationModel } from '../model.ts'
import { exampleArguments, exampleCall, exampleSingleCall } from '../print/example-call.ts'
import { wireForm } from '../print/print-token.ts'
import { block, code, oneLine, paragraphs, prose, table } from './markdown.ts'
import type { Page } from './page.ts'

/** How an app gets at the operations: all groups, one group, one operation, another server. */
export function printUsage({ group, target: { module, root } }: Page): string {
  const { name, api, operations } = group
  const handle = functionName(name)
  const [operation] = operations
  const servers = Object.keys(api.servers)
  const token = (api.auth || api.schemes) && 'token'
  return paragraphs(
    '## Usage',
    root && 'Every group under one roof:',
    root &&
      block(
        'ts',
        paragraphs(
          `import { sdk } from '${root}'`,
          token && `sdk.authorize({ ${handle}: () => token })`,
          operation && callOf(group, operation).replace('client.', `sdk.${handle}.`),
        ),
      ),
    'This group alone; a bundler leaves the others out:',
    block(
      'ts',
      paragraphs(
        `import { ${[...(token ? ['authorize'] : []), 'getClient'].join(', ')} } from '${module}'`,
        token ? 'const client = authorize(getClient(), () => token)' : 'const client = getClient()',
        operation && callOf(group, operation),
      ),
    ),
    operation && 'One operation alone:',
    operation &&
      block(
        'ts',
        paragraphs(
          `import { connect, ${operation.definition.id} } from '${module}'`,
          exampleSingleCall(operation, `connect(${token ? '{ token }' : ''})`, argumentsOf(group, operation)),
        ),
      ),
    'A client of its own, here with another server or address:',
    block(
      'ts',
      paragraphs(
        `import { createClient } from '${module}'`,
        [
          servers[1] &&
            `const other = createClient({ ${[`server: '${servers[1]}'`, token].filter(Boolean).join(', ')} })`,
          `const local = createClient({ ${[`baseUrl: 'http://127.0.0.1:4020/${name}'`, token].filter(Boolean).join(', ')} })`,
        ]
          .filter(Boolean)
          .join('\n'),
      ),
    ),
  )
}

/** Where the token goes, what it is, and which operation wants which right. */
export function printToken({ group }: Page): string {
  const { api, operations, document } = group
  if (!api.auth && !api.schemes) return paragraphs('## Token', 'The API knows no token.')
  const components = isObject(document.root.components) ? document.root.components : {}
  const schemes = Object.entries(isObject(components.securitySchemes) ? components.securitySchemes : {})
  const scopes = [...new Set(operations.flatMap((each) => each.scopes))].sort()
  const without = operations
    .filter(({ definition }) => definition.security)
    .map(({ definition }) => code(definition.id))
  return paragraphs(
    '## Token',
    api.auth &&
      `The client sends it as ${code(`${api.auth.header}: ${api.auth.prefix}<token>`)}, over https or to loopback alone.`,
    api.schemes &&
      `${code('token')} takes a text, values by the names of schemes, or a function that gives either; it is told what the operation takes. All of it is sent over https or to loopback alone.`,
    api.schemes &&
      table(
        ['scheme', 'sent as', 'taken by'],
        Object.entries(api.schemes).map(([name, scheme]) => [
          code(name),
          scheme.in ? code(wireForm(scheme)) : 'nothing of it: the connection, or your fetch, says it',
          operations
            .filter(({ definition }) => definition.requirements?.some((each) => Object.hasOwn(each, name)))
            .map(({ definition }) => code(definition.id))
            .join(', '),
        ]),
      ),
    ...schemes.map(([name, scheme]) => schemeLine(name, isObject(scheme) ? scheme : {})),
    scopes.length > 0 &&
      table(
        ['scope', 'wanted by'],
        scopes.map((scope) => [
          code(scope),
          operations
            .filter((each) => each.scopes.includes(scope))
            .map(({ definition }) => code(definition.id))
            .join(', '),
        ]),
      ),
    without.length > 0 && `Without a token: ${without.join(', ')}.`,
  )
}

function schemeLine(name: string, node: JsonObject): string {
  const { type, scheme, description, deprecated, oauth2MetadataUrl: metadata } = node
  const kind = [type, scheme].filter((each) => typeof each === 'string').join(', ')
  const flows = Object.entries(isObject(node.flows) ? node.flows : {}).flatMap(([flow, each]) => {
    const urls = isObject(each) ? [each.deviceAuthorizationUrl, each.authorizationUrl, each.tokenUrl] : []
    const known = urls.filter((url) => typeof url === 'string' && url)
    return known.length ? [`${flow} at ${known.join(', ')}`] : []
  })
  const ways = [...flows, ...(typeof metadata === 'string' ? [`metadata at ${metadata}`] : [])]
  return [
    `${code(name)}${kind && ` (${kind})`}${description ? `: ${prose(`${description}`)}` : '.'}`,
    ways.length && `Tokens: ${ways.join('; ')}.`,
    deprecated === true && 'Deprecated.',
  ]
    .filter(Boolean)
    .join(' ')
}

/** The operations by their first tag, each with its summary. */
export function printOverview(page: Page): string {
  const { operations, document } = page.group
  const declared = Array.isArray(document.root.tags) ? document.root.tags.filter(isObject) : []
  // Tags of another kind say something of an operation; they are no place for it (OpenAPI 3.2, `kind`).
  const others = new Set(
    declared.filter(({ kind }) => kind !== undefined && kind !== 'nav').map(({ name }) => `${name}`),
  )
  const byTag = new Map<string, OperationModel[]>(declared.map(({ name }) => [`${name}`, []]))
  for (const operation of operations) {
    const tag = operation.tags.find((each) => !others.has(each)) ?? ''
    const list = byTag.get(tag)
    if (list) list.push(operation)
    else byTag.set(tag, [operation])
  }
  const described = new Map(
    declared.map(({ name, description }) => [`${name}`, oneLine(`${description ?? ''}`)]),
  )
  return paragraphs(
    '## Operations',
    ...[...byTag]
      .filter(([, list]) => list.length)
      .map(([tag, list]) =>
        paragraphs(
          tag && `**${titleOf(tag, declared)}**${described.get(tag) && `: ${described.get(tag)}`}`,
          list.map((each) => overviewLine(each, page)).join('\n'),
        ),
      ),
    page.shown.length > 0 && `**Schemas**: ${page.shown.map((each) => page.linkOf(each)).join(', ')}`,
  )
}

/** What a tag is called, behind those that it belongs to (OpenAPI 3.2, `summary` and `parent`). */
function titleOf(tag: string, declared: readonly JsonObject[]): string {
  const path: string[] = []
  for (let name: string | undefined = tag; name !== undefined && path.length < 10; ) {
    const node = declared.find((each) => each.name === name)
    path.unshift(oneLine(`${node?.summary ?? name}`))
    name = typeof node?.parent === 'string' ? node.parent : undefined
  }
  return path.join(' / ')
}

function overviewLine(operation: OperationModel, page: Page): string {
  const { definition, summary } = operation
  const text = oneLine(summary)
  return `- [${code(definition.id)}](${page.anchorOf(operation)})${text && `: ${text}`}`
}

const argumentsOf = (group: Group, operation: OperationModel) =>
  exampleArguments(group, operation)[0] ?? { summary: '', params: null, body: undefined }

const callOf = (group: Group, operation: OperationModel) =>
  exampleCall(operation, argumentsOf(group, operation))
