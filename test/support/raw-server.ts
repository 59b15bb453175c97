import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A request as raw bytes. */
export interface RawRequest {
  readonly method: string | undefined
  readonly url: string | undefined
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  readonly bytes: Buffer
  readonly text: string
}

/** A server on loopback that records the bytes of each request and responds with `[]`. */
export async function rawServer() {
  const requests: RawRequest[] = []
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const bytes = Buffer.concat(chunks)
    const { method, url, headers } = request
    requests.push({ method, url, headers, bytes, text: bytes.toString('latin1') })
    response.setHeader('content-type', 'application/json').end('[]')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    requests,
    baseUrl: `http://127.0.0.1:${port}`,
    close: () => new Promise((resolve) => server.close(resolve)),
  }
}

/** The last request as a form, parsed by the platform. */
export const formOf = ({ headers, bytes }: RawRequest): Promise<FormData> =>
  new Response(new Uint8Array(bytes), {
    headers: { 'content-type': `${headers['content-type']}` },
  }).formData()
