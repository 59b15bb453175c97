import { isObject, type JsonObject } from '../document/document.ts'
import { functionName } from '../document/names.ts'
import type { Group, OperationModel } from '../model.ts'
import { exampleArguments, exampleCall, exampleSingleCall } from '../print/example-call.ts'
import { credentialForm } from '../print/print-token.ts'
import { block, code, oneLine, paragraphs, prose, table } from './markdown.ts'
import type { Page } from './page.ts'

/** How to call the operations: through all groups, one group, one operation, or another server. */
export function printUsage({ group, target: { module, root } }: Page): string {
  const { name, api, operations } = group
  const handle = functionName(name)
  const [operation] = operations
  const servers = Object.keys(api.servers)
  const token = (api.auth || api.schemes) && 'token'
  return paragraphs(
    '## Usage',
    root && 'All groups:',
    root &&
      block(
        'ts',
        paragraphs(
          `import { sdk } from '${root}'`,
          token && `sdk.authorize({ ${handle}: () => token })`,
          operation && callOf(group, operation).replace('client.', `sdk.${handle}.`),
        ),
      ),
    'Only this group, so your bundler drops the others:',
    block(
      'ts',
      paragraphs(
        `import { ${[...(token ? ['authorize'] : []), 'getClient'].join(', ')} } from '${module}'`,
        token ? 'const client = authorize(getClient(), () => token)' : 'const client = getClient()',
        operation && callOf(group, operation),
      ),
    ),
    operation && 'Only one operation:',
    operation &&
      block(
        'ts',
        paragraphs(
          `import { connect, ${operation.definition.id} } from '${module}'`,
          exampleSingleCall(operation, `connect(${token ? '{ token }' : ''})`, argumentsOf(group, operation)),
        ),
      ),
    'A separate client, here with another server or base URL:',
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

/** Where the token goes, what it is, and which scopes each operation needs. */
export function printToken({ group }: Page): string {
  const { api, operations, document } = group
  if (!api.auth && !api.schemes) return paragraphs('## Token', 'The API needs no token.')
  const components = isObject(document.root.components) ? document.root.components : {}
  const schemes = Object.entries(isObject(components.securitySchemes) ? components.securitySchemes : {})
  const scopes = [...new Set(operations.flatMap((each) => each.scopes))].sort()
  const without = operations
    .filter(({ definition }) => definition.security)
    .map(({ definition }) => code(definition.id))
  return paragraphs(
    '## Token',
    api.auth &&
      `The client sends it as ${code(`${api.auth.header}: ${api.auth.prefix}<token>`)}, ${secureOnly}.`,
    api.schemes &&
      `${code('token')} is a string, values by security scheme name, or a function that returns either and receives the schemes that the operation accepts. Credentials are sent ${secureOnly}.`,
    api.schemes &&
      table(
        ['scheme', 'sent as', 'accepted by'],
        Object.entries(api.schemes).map(([name, scheme]) => [
          code(name),
          scheme.in ? code(credentialForm(scheme)) : 'not sent: the connection or your fetch provides it',
          operations
            .filter(({ definition }) => definition.requirements?.some((each) => Object.hasOwn(each, name)))
            .map(({ definition }) => code(definition.id))
            .join(', '),
        ]),
      ),
    ...schemes.map(([name, scheme]) => schemeLine(name, isObject(scheme) ? scheme : {})),
    scopes.length > 0 &&
      table(
        ['scope', 'needed by'],
        scopes.map((scope) => [
          code(scope),
          operations
            .filter((each) => each.scopes.includes(scope))
            .map(({ definition }) => code(definition.id))
            .join(', '),
        ]),
      ),
    without.length > 0 && `These work without a token: ${without.join(', ')}.`,
  )
}

/** Where the client agrees to send a token. */
const secureOnly = `only over https, to loopback, or to the hosts in the option ${code('allowHttp')}`

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
  // Tags of another kind describe an operation; they don't group it (OpenAPI 3.2, `kind`).
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
          tag && `**${titleOf(tag, declared)}**${described.get(tag) ? `: ${described.get(tag)}` : ''}`,
          list.map((each) => overviewLine(each, page)).join('\n'),
        ),
      ),
    page.shown.length > 0 && `**Schemas**: ${page.shown.map((each) => page.linkOf(each)).join(', ')}`,
  )
}

/** The title of a tag, after those of its parents (OpenAPI 3.2, `summary` and `parent`). */
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
