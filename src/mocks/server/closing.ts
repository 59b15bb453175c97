import type { Server, ServerResponse } from 'node:http'
import type { CloseOptions } from './options.ts'

/** Keeps what a server is answering, so that it can be closed without cutting that off. */
export function closing(server: Server) {
  const open = new Set<ServerResponse>()
  let closed: Promise<void> | undefined
  return {
    /** Notes an answer that has begun. */
    add(response: ServerResponse) {
      open.add(response)
      response.once('close', () => {
        open.delete(response)
        if (closed && !open.size) server.closeAllConnections()
      })
    },

    /** True once `close` was called. */
    begun: () => closed !== undefined,

    /** Stops listening, and resolves when the last connection has ended. A further call may only shorten the grace. */
    close({ graceMs = 0 }: CloseOptions = {}): Promise<void> {
      closed ??= new Promise((resolve) => server.close(() => resolve()))
      const end = () => server.closeAllConnections()
      if (open.size && graceMs > 0) {
        const timer = setTimeout(end, graceMs)
        void closed.then(() => clearTimeout(timer))
        for (const response of open) if (!response.headersSent) response.setHeader('connection', 'close')
      } else end()
      return closed
    },
  }
}
