import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createMocks } from 'sdk/mocks'
import { serve } from 'sdk/mocks/server'
import { servePage } from '../../examples/browser/serve.ts'
import { serveSite } from '../../scripts/docs/serve-site.ts'

/** A running server of this repository. */
export interface Running {
  readonly url: string
  readonly port: number
  close(options?: { readonly graceMs?: number }): Promise<void>
}

const serveFolder = async (): Promise<Running> => {
  const folder = mkdtempSync(join(tmpdir(), 'sdk-site-'))
  writeFileSync(join(folder, 'index.html'), 'the site')
  const server = await serveSite(folder)
  return {
    ...server,
    async close(options) {
      await server.close(options)
      rmSync(folder, { recursive: true })
    },
  }
}

/** Every server of this repository: its name, a path with a 200 response, and how to start it. */
export const shippedServers: readonly [name: string, path: string, start: () => Promise<Running>][] = [
  ['the mock server', '/sandbox/v1/sandbox', () => serve({ mocks: createMocks() })],
  ['the docs server', '/', serveFolder],
  ['the example server', '/', () => servePage(0, { stdin: { contents: '' } })],
]
