import { connect } from 'node:net'

/** The result of a raw connection. */
export interface RawResponse {
  /** Every byte until the connection ended. */
  readonly text: string
  /** Status of the first response; `undefined` if there was none. */
  readonly status: number | undefined
  /** How the connection ended: closed by the server, by a reset, or by this side after the wait. */
  readonly ended: 'closed' | 'reset' | 'open'
}

/** Writes bytes to a loopback port unchanged, and reads until the connection or the wait ends. */
export function rawRequest(port: number, bytes: string | Uint8Array, waitMs = 5000): Promise<RawResponse> {
  return new Promise((resolve) => {
    let text = ''
    let ended: RawResponse['ended'] = 'closed'
    const socket = connect(port, '127.0.0.1')
    const timer = setTimeout(() => {
      ended = 'open'
      socket.destroy()
    }, waitMs)
    socket.setEncoding('latin1').on('data', (chunk) => {
      text += chunk
    })
    socket.on('error', () => {
      ended = 'reset'
    })
    socket.on('close', () => {
      clearTimeout(timer)
      resolve({ text, status: Number(/^HTTP\/1\.1 (\d+)/.exec(text)?.[1]) || undefined, ended })
    })
    socket.write(bytes)
  })
}

/** A request as text, from lines; the connection closes after its response. */
export const requestText = (line: string, ...headers: string[]): string =>
  [`${line} HTTP/1.1`, 'connection: close', ...headers, '', ''].join('\r\n')
