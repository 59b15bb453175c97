import type { Server, ServerResponse } from 'node:http'
import type { CloseOptions } from './options.ts'

/** Tracks running responses, so that a server can close without cutting them off. */
export function closing(server: Server) {
  const open = new Set<ServerResponse>()
  let closed: Promise<void> | undefined
  return {
    /** Tracks a response that has begun. */
    add(response: ServerResponse) {
      open.add(response)
      response.once('close', () => {
        open.delete(response)
        if (closed && !open.size) server.closeAllConnections()
      })
    },

    /** True once `close` was called. */
    begun: () => closed !== undefined,

    /**
     * Stops listening, and resolves when the last connection has ended. Further calls can only shorten the grace
     * period.
     */
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
