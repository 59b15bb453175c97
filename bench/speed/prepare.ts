import { fileURLToPath } from 'node:url'
import { createClient, type UserConfig } from '@hey-api/openapi-ts'
import { build } from 'esbuild'

type Plugins = NonNullable<UserConfig['plugins']>

const path = (name: string) => fileURLToPath(new URL(name, import.meta.url))

/** Generates hey-api's client from our own spec and compiles it to JavaScript, as its users' bundlers do. */
export const prepareHeyApi = (): Promise<void> =>
  prepare('hey-api', 'sandbox', 'listSandboxes', ['@hey-api/client-fetch', '@hey-api/sdk'])

/** Generates the client that checks responses with zod. */
export const prepareCheckedHeyApi = (): Promise<void> =>
  prepare('hey-api-checked', 'environments', 'listSandboxEnvironments', [
    '@hey-api/client-fetch',
    'zod',
    { name: '@hey-api/sdk', validator: { response: 'zod' } },
  ])

async function prepare(name: string, group: string, operation: string, plugins: Plugins): Promise<void> {
  await createClient({
    input: path(`../../specs/${group}.yaml`),
    output: { path: path(`generated/${name}`) },
    plugins,
    logs: { level: 'silent' },
  })
  await build({
    stdin: {
      contents: `export { ${operation} } from './sdk.gen'\nexport { createClient } from './client'`,
      resolveDir: path(`generated/${name}`),
    },
    outfile: path(`generated/${name}.js`),
    bundle: true,
    format: 'esm',
    logLevel: 'error',
  })
}
