import type { ListenOptions } from '../../mocks/server/options.ts'

/** Where a server listens, and whom it lets in. */
export interface HttpOptions extends ListenOptions {
  /**
   * What clients must send as `Authorization: Bearer …`, at least 16 characters. Required where `host` is no loopback
   * address.
   * @default none is asked for
   */
  readonly accessToken?: string | undefined
  /**
   * Origins whose pages may use the server, such as `http://localhost:3000`. Pages of others get 403.
   * @default none
   */
  readonly allowOrigins?: readonly string[] | undefined
  /**
   * How long a session may be idle, in milliseconds. Clients that come back get 404 and begin a new one.
   * @default 3600000 (1 hour)
   */
  readonly sessionIdleMs?: number | undefined
}
