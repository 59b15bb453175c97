import { fileURLToPath } from 'node:url'
import { createClient } from '@hey-api/openapi-ts'
import { build } from 'esbuild'

const path = (name: string) => fileURLToPath(new URL(name, import.meta.url))

/** Generates the client of hey-api from our own spec and makes JavaScript of it, as its users' bundlers do. */
export async function prepareHeyApi(): Promise<void> {
  await createClient({
    input: path('../../specs/sandbox.yaml'),
    output: { path: path('generated/hey-api') },
    plugins: ['@hey-api/client-fetch', '@hey-api/sdk'],
    logs: { level: 'silent' },
  })
  await build({
    stdin: {
      contents: "export { listSandboxes } from './sdk.gen'\nexport { createClient } from './client'",
      resolveDir: path('generated/hey-api'),
    },
    outfile: path('generated/hey-api.js'),
    bundle: true,
    format: 'esm',
    logLevel: 'error',
  })
}
