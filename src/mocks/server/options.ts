/** Where a server listens, and its limits. */
export interface ListenOptions {
  /**
   * Port to listen on; 0 for any free one.
   * @default 0
   */
  port?: number | undefined
  /**
   * Address or host name to listen on.
   * @default '127.0.0.1'
   */
  host?: string | undefined
  /**
   * Further host names of the server, without port: `['mock']`. A request for any other host gets a 421, which
   * defeats DNS rebinding.
   * @default the host it listens on; on loopback, localhost and its addresses; on a wildcard, also the machine's own
   * name and any IP address
   */
  allowHosts?: readonly string[] | undefined
  /**
   * How long a client may take to send a request, in milliseconds, of which at most 10 s for the headers. A slower
   * one gets a 408.
   * @default 60000
   */
  requestTimeoutMs?: number | undefined
}

/** Options for closing a server. */
export interface CloseOptions {
  /**
   * How long to wait for running requests, in milliseconds, before closing their connections.
   * @default 0
   */
  graceMs?: number | undefined
}

/** A server that is listening. */
export interface Listening {
  /** Scheme, host and port for clients on this machine. */
  readonly url: string
  readonly port: number
  /** Stops listening, gives open requests `graceMs` to finish, then closes all connections. */
  close(options?: CloseOptions): Promise<void>
}
