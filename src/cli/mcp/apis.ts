import type { McpApi, McpResource } from '../../mcp/index.ts'
import type { Config } from '../../runtime/config/config.ts'
import { configOf } from '../flags/client-flags.ts'
import { documentOf, loadGroups, tokenEnvIn } from '../groups.ts'
import type { McpFlags } from './flags.ts'
import { perApi } from './per-api.ts'
import { tokenFrom } from './token.ts'

/** The served APIs and what else is known about them. */
export interface Served {
  readonly apis: readonly McpApi[]
  readonly names: readonly string[]
  /** Strings that clients must never see. */
  readonly secrets: readonly string[]
  /** APIs that need a token and have none: name and variable. */
  readonly tokenless: readonly (readonly [api: string, variable: string])[]
  readonly notes: readonly string[]
  readonly resources: readonly McpResource[]
}

/** An API, before the flags configure its client. */
interface Source {
  readonly name: string
  readonly document: object
  /** The environment variable of its token; `undefined` if it takes none. */
  readonly variable: string | undefined
  readonly needsToken: boolean
  createClient(config: Config): object
  readonly notes?: readonly string[]
  readonly resources?: readonly McpResource[]
}

/** Loads the APIs that the flags name and configures their clients. */
export async function loadApis(flags: McpFlags): Promise<Served> {
  const sources = flags.document ? await documentSources(flags.document, flags) : await packageSources()
  const names = sources.map(({ name }) => name)
  const tokens = perApi('--token-env', flags.tokenEnv, names)
  const servers = perApi('--server', flags.server, names)
  const baseUrls = perApi('--base-url', flags.baseUrl, names)
  const fetch = flags.mocks && (await import('../../mocks/index.ts')).createMocks().fetch
  const loaded = sources.map((source) => {
    const { name, document, needsToken } = source
    const variable = tokens.get(name) ?? source.variable
    const envToken = fetch || variable === undefined ? undefined : tokenFrom(variable)
    const client = source.createClient({
      token: (fetch ? 'any' : envToken?.token) as string | undefined,
      server: servers.get(name),
      baseUrl: baseUrls.get(name),
      ...configOf(flags),
      ...(fetch && { fetch }),
    })
    const tokenPlace = envToken && `the environment variable ${envToken.variable} of the MCP server`
    return { api: { client, document, tokenFrom: tokenPlace }, name, envToken, needsToken }
  })
  return {
    apis: loaded.map(({ api }) => api),
    names,
    secrets: loaded.flatMap(({ envToken }) => envToken?.secrets ?? []),
    tokenless: loaded.flatMap(({ name, envToken, needsToken }) =>
      needsToken && envToken && envToken.token === undefined ? [[name, envToken.variable] as const] : [],
    ),
    notes: sources.flatMap(({ notes = [] }) => notes),
    resources: sources.flatMap(({ resources = [] }) => resources),
  }
}

/** The groups of the package. */
const packageSources = async (): Promise<Source[]> =>
  (await loadGroups()).map(({ name, tokenEnv, createClient }) => ({
    name,
    document: documentOf(name),
    variable: tokenEnv,
    needsToken: true,
    createClient,
  }))

/** The APIs of the user's own documents; their clients are created here. */
async function documentSources(documents: readonly string[], { header, skip }: McpFlags): Promise<Source[]> {
  const { clientOfDocument } = await import('../generate/run.ts')
  const sources: Source[] = []
  for (const document of documents) {
    const client = await clientOfDocument({ document, header, skip: skip === true })
    const { name, title } = client
    sources.push({
      name,
      document: client.document,
      variable: client.takesToken
        ? (tokenEnvIn(client.document) ?? `${name.replaceAll(/\W/g, '_').toUpperCase()}_TOKEN`)
        : undefined,
      needsToken: client.needsToken,
      createClient: client.createClient,
      notes: client.notes,
      resources: [
        {
          uri: `docs://${name}/reference.md`,
          name: `${name}/reference.md`,
          title,
          description: `Every operation of ${title}, with its types and errors.`,
          read: client.reference,
        },
      ],
    })
  }
  return sources
}
