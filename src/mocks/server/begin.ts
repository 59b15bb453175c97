import type { Server } from 'node:http'

/** Starts listening. Rejects with one line that says why it can't and what to do. */
export function begin(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const refused = (cause: NodeJS.ErrnoException) => reject(new Error(whyNot(cause, port, host), { cause }))
    // Without a host, Node listens on all addresses.
    if (!host) throw new Error('the host is empty; name an address, such as 127.0.0.1')
    // Never removed: a connection that can't be accepted later is no reason to exit.
    server.on('error', refused)
    try {
      server.listen(port, host, resolve)
    } catch (error) {
      refused(error as NodeJS.ErrnoException)
    }
  })
}

function whyNot({ code, message }: NodeJS.ErrnoException, port: number, host: string): string {
  switch (code) {
    case 'EADDRINUSE':
      return `port ${port} of ${host} is taken; choose another, or 0 for any that is free`
    case 'EACCES':
      return `port ${port} of ${host} is not open to this user; choose one from 1024`
    case 'EADDRNOTAVAIL':
    case 'EINVAL':
      return `${host} is not an address of this machine; use 127.0.0.1, or 0.0.0.0 for all of them`
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return `${host} is not a known host; use an address, such as 127.0.0.1`
    case 'ERR_SOCKET_BAD_PORT':
      return `${port} is not a port; choose one from 0 to 65535`
    default:
      return `port ${port} of ${host} cannot be used: ${code ?? message}`
  }
}
