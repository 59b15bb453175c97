/** Where a server listens and what it puts up with. */
export interface ListenOptions {
  /**
   * Port to listen on; 0 for any that is free.
   * @default 0
   */
  port?: number | undefined
  /**
   * Address or host name to listen on.
   * @default '127.0.0.1'
   */
  host?: string | undefined
  /**
   * Further names by which clients reach the server, without port: `['mock']`. A request for another host is answered
   * with 421, so that no page can make the server its own by DNS rebinding.
   * @default the host that it listens on; on loopback localhost and its addresses; on a wildcard those, the machine's own name and any IP address
   */
  allowHosts?: readonly string[] | undefined
  /**
   * How long a client may take to send a request, in milliseconds; a slower one is answered with 408. Its headers
   * have 10 s of it at the most.
   * @default 60000
   */
  requestTimeoutMs?: number | undefined
}

/** How a server is closed. */
export interface CloseOptions {
  /**
   * How long requests that are being answered may go on, in milliseconds. Then their connections are ended.
   * @default 0
   */
  graceMs?: number | undefined
}

/** A server that is listening. */
export interface Listening {
  /** Scheme, host and port, as a client on this machine reaches it. */
  readonly url: string
  readonly port: number
  /** Stops listening, lets open requests end for `graceMs`, then ends all connections. */
  close(options?: CloseOptions): Promise<void>
}
