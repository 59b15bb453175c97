import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const own = fileURLToPath(new URL('.', import.meta.url))
const root = fileURLToPath(new URL('../..', import.meta.url))

/** A generator, configured to write types, a client and zod schemas for a document. */
export interface Tool {
  readonly name: string
  /** The program and its arguments. Configuration files are written into `work` first. */
  readonly command: (document: string, out: string, work: string) => readonly string[]
  /** Files to write into the folder it runs in, by name. */
  readonly files: (document: string, out: string) => Readonly<Record<string, string>>
}

const bin = (path: string) => join(own, 'node_modules', path)
const module = (config: object) => `export default ${JSON.stringify(config)}\n`

export const tools: readonly Tool[] = [
  {
    name: 'sdk generate',
    command: (document, out) => [
      join(root, 'dist/cli.js'),
      'generate',
      document,
      ...['--out', out, '--schemas', '--skip', '--import-ending', '.js'],
    ],
    files: () => ({}),
  },
  {
    name: '@hey-api/openapi-ts',
    command: (_document, _out, work) => [
      bin('@hey-api/openapi-ts/bin/run.js'),
      '-f',
      join(work, 'hey-api.config.mjs'),
    ],
    files: (input, output) => ({
      'hey-api.config.mjs': module({
        input,
        output,
        logs: { level: 'silent' },
        plugins: ['@hey-api/client-fetch', '@hey-api/typescript', '@hey-api/sdk', 'zod'],
      }),
    }),
  },
  {
    name: 'orval',
    command: (_document, _out, work) => [
      bin('orval/dist/bin/orval.mjs'),
      '--config',
      join(work, 'orval.config.mjs'),
    ],
    files: (target, out) => ({
      'orval.config.mjs': module({
        client: {
          input: { target },
          output: { target: join(out, 'client.ts'), client: 'fetch', mode: 'split' },
        },
        zod: { input: { target }, output: { target: join(out, 'zod.ts'), client: 'zod', mode: 'split' } },
      }),
    }),
  },
  {
    name: 'kubb',
    command: (_document, _out, work) => [
      bin('@kubb/cli/bin/kubb.cjs'),
      'generate',
      ...['--config', join(work, 'kubb.config.mjs')],
    ],
    files: (path, out) => ({
      'kubb.config.mjs': `import { defineConfig } from '@kubb/core'
import { pluginClient } from '@kubb/plugin-client'
import { pluginOas } from '@kubb/plugin-oas'
import { pluginTs } from '@kubb/plugin-ts'
import { pluginZod } from '@kubb/plugin-zod'

export default defineConfig({
  root: '.',
  input: { path: ${JSON.stringify(path)} },
  output: { path: ${JSON.stringify(out)}, format: false, lint: false },
  plugins: [
    pluginOas({ validate: false, generators: [] }),
    pluginTs({ output: { path: 'types' } }),
    pluginClient({ output: { path: 'clients' }, client: 'fetch' }),
    pluginZod({ output: { path: 'zod' } }),
  ],
})
`,
    }),
  },
]
