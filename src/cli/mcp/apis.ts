import type { McpApi, McpResource } from '../../mcp/index.ts'
import type { Config } from '../../runtime/config/config.ts'
import { documentOf, loadGroups, tokenEnvIn } from '../groups.ts'
import type { McpFlags } from './flags.ts'
import { perApi } from './per-api.ts'
import { tokenFrom } from './token.ts'

/** The served APIs and what else is known about them. */
export interface Served {
  readonly apis: readonly McpApi[]
  readonly names: readonly string[]
  /** Texts that clients must not see. */
  readonly secrets: readonly string[]
  /** APIs that need a token and have none: name and variable. */
  readonly tokenless: readonly (readonly [api: string, variable: string])[]
  readonly notes: readonly string[]
  readonly resources: readonly McpResource[]
}

/** An API without its settings. */
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
  const sources = flags.document ? await ownSources(flags.document, flags) : await packed()
  const names = sources.map(({ name }) => name)
  const tokens = perApi('--token-env', flags.tokenEnv, names)
  const servers = perApi('--server', flags.server, names)
  const baseUrls = perApi('--base-url', flags.baseUrl, names)
  const fetch = flags.mocks && (await import('../../mocks/index.ts')).createMocks().fetch
  const loaded = sources.map((source) => {
    const { name, document, needsToken } = source
    const variable = tokens.get(name) ?? source.variable
    const given = fetch || variable === undefined ? undefined : tokenFrom(variable)
    const client = source.createClient({
      token: (fetch ? 'any' : given?.token) as string | undefined,
      server: servers.get(name),
      baseUrl: baseUrls.get(name),
      allowHttp: flags.allowHttp,
      timeoutMs: flags.timeout,
      retry: flags.retries,
      ...(fetch && { fetch }),
    })
    const tokenFor = given && `the environment variable ${given.variable} of the MCP server`
    return { api: { client, document, tokenFrom: tokenFor }, name, given, needsToken }
  })
  return {
    apis: loaded.map(({ api }) => api),
    names,
    secrets: loaded.flatMap(({ given }) => given?.secrets ?? []),
    tokenless: loaded.flatMap(({ name, given, needsToken }) =>
      needsToken && given && given.token === undefined ? [[name, given.variable] as const] : [],
    ),
    notes: sources.flatMap(({ notes = [] }) => notes),
    resources: sources.flatMap(({ resources = [] }) => resources),
  }
}

/** The groups of the package. */
const packed = async (): Promise<Source[]> =>
  (await loadGroups()).map(({ name, tokenEnv, createClient }) => ({
    name,
    document: documentOf(name),
    variable: tokenEnv,
    needsToken: true,
    createClient,
  }))

/** The APIs of the user's own documents, whose clients are made here. */
async function ownSources(documents: readonly string[], { header, skip }: McpFlags): Promise<Source[]> {
  const { clientOfDocument } = await import('../generate/run.ts')
  const sources: Source[] = []
  for (const document of documents) {
    const made = await clientOfDocument({ document, header, skip: skip === true })
    const { name, title } = made
    sources.push({
      name,
      document: made.document,
      variable: made.takesToken
        ? (tokenEnvIn(made.document) ?? `${name.replaceAll(/\W/g, '_').toUpperCase()}_TOKEN`)
        : undefined,
      needsToken: made.needsToken,
      createClient: made.createClient,
      notes: made.notes,
      resources: [
        {
          uri: `docs://${name}/reference.md`,
          name: `${name}/reference.md`,
          title,
          description: `Every operation of ${title}, with its types and errors.`,
          read: made.reference,
        },
      ],
    })
  }
  return sources
}
