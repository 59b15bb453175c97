import type { ListenOptions } from '../../mocks/server/options.ts'

/** Where the server listens, and who may use it. */
export interface HttpOptions extends ListenOptions {
  /**
   * What clients must send as `Authorization: Bearer …`, at least 16 characters. Required unless `host` is a loopback
   * address.
   * @default none
   */
  readonly accessToken?: string | undefined
  /**
   * Origins whose pages may use the server, such as `http://localhost:3000`. Pages of other origins get 403.
   * @default none
   */
  readonly allowOrigins?: readonly string[] | undefined
  /**
   * How long a session may be idle, in milliseconds. Clients that return later get 404 and start a new session.
   * @default 3600000 (1 hour)
   */
  readonly sessionIdleMs?: number | undefined
}
