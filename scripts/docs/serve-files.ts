import { listen } from '../../src/mocks/server/listen.ts'
import type { Listening, ListenOptions } from '../../src/mocks/server/options.ts'
import { Refusal } from '../../src/mocks/server/refusal.ts'
import { readBytes } from '../../src/mocks/server/wire.ts'

/** A file as it is served. */
export interface ServedFile {
  readonly type: string
  readonly content: string | Uint8Array
}

/** Finds the file of a decoded path that starts with a slash; `undefined` if there is none. */
export type FindFile = (path: string) => Promise<ServedFile | undefined>

/**
 * Serves files until it is closed: GET and HEAD, with the request checks of every server here. Its URL ends in a
 * slash. The body of a 404 is the file `missing`, if set.
 */
export async function serveFiles(
  find: FindFile,
  { missing, ...options }: Pick<ListenOptions, 'port'> & { readonly missing?: string } = {},
): Promise<Listening> {
  const server = await listen(async (request, response, { path }) => {
    if (!/^(GET|HEAD)$/.test(`${request.method}`)) {
      throw new Refusal(405, 'only GET and HEAD are allowed', { allow: 'GET, HEAD' })
    }
    await readBytes(request, response, 0)
    const file = await find(decodeURIComponent(path))
    const shown = file ?? (missing === undefined ? undefined : await find(missing))
    response.writeHead(file ? 200 : 404, {
      'content-type': `${shown?.type ?? 'text/plain'}; charset=utf-8`,
      'x-content-type-options': 'nosniff',
    })
    response.end(shown?.content ?? 'not found')
  }, options)
  return { ...server, url: `${server.url}/` }
}
