import { join } from 'node:path'
import { build } from 'esbuild'
import type { bind as bindAll } from '../../src/runtime/client.ts'
import type { open as openConnection } from '../../src/runtime/connection.ts'
import type { withOptions as optionsOf } from '../../src/runtime/views/with-options.ts'
import { generated } from './generated.ts'
import { projectRoot } from './project-copy.ts'
import { recorder, type Sent } from './recorder.ts'

type Client = Record<
  string,
  (
    params?: unknown,
    body?: unknown,
    options?: unknown,
  ) => Promise<{ readonly data: unknown; readonly response: Response }>
>

interface Loaded {
  readonly tinyApi: Parameters<typeof openConnection>[0]
  readonly tinyOperations: Parameters<typeof bindAll>[1]
  readonly bind: typeof bindAll
  readonly open: typeof openConnection
  readonly openWithSchemes: typeof openConnection
  readonly withOptions: typeof optionsOf
}

/** The client that the generator creates for a spec, loaded, and what its calls pass to fetch. */
export async function generatedClient(content: object, config: object = {}) {
  const { operations } = await generated(content)
  const { outputFiles } = await build({
    stdin: {
      contents: `${operations}
export { bind } from '../../runtime/client.ts'
export { open } from '../../runtime/connection.ts'
export { openWithSchemes } from '../../runtime/auth/open-with-schemes.ts'
export { withOptions } from '../../runtime/views/with-options.ts'`,
      loader: 'ts',
      resolveDir: join(projectRoot, 'src/apis/sandbox'),
    },
    bundle: true,
    format: 'cjs',
    write: false,
  })
  const module = { exports: {} }
  new Function('module', outputFiles[0]?.text ?? '')(module)
  const {
    tinyApi: api,
    tinyOperations: all,
    bind,
    open,
    openWithSchemes,
    withOptions,
  } = module.exports as Loaded
  const { fetch, sent } = recorder()
  const connection = (api.schemes ? openWithSchemes : open)(api, { fetch, retry: false, ...config })
  return { client: bind<Client>(connection, all), sent, configure: connection.checkConfig, withOptions }
}

/** What one call of the operation `callThings` passes to fetch. */
export async function sentBy(content: object, params?: unknown, body?: unknown, config?: object) {
  const { client, sent } = await generatedClient(content, config)
  await client.callThings?.(params, body)
  return sent[0] as Sent
}
