import type { Token } from './auth/token-source.ts'
import { checkConfig } from './client.ts'
import { checkNames, checkType } from './config/check.ts'
import type { Config, SharedOptions } from './config/config.ts'
import { configError } from './config/config-error.ts'
import { sharedOptions } from './config/settings.ts'

/** Settings for several clients: common ones, and each client's own, which override them. */
export type GroupConfig<Servers extends object> = SharedOptions &
  Pick<Config, 'allowHttp' | 'clock' | 'idempotencyKey'> & {
    [Name in keyof Servers]?: Config<Servers[Name] & string> | undefined
  }

/** What you can set on all clients at once. */
export interface Group<Servers extends object> {
  /** Sets the token of every client, or of the ones you name. */
  authorize(tokens: Token | { readonly [Name in keyof Servers]?: Token | undefined }): this
  /**
   * Changes settings of every client. Settings under a client's name apply only to that client and override the
   * common ones.
   */
  configure(config: GroupConfig<Servers>): this
}

type Clients = Record<string, object>

const reject = /*#__PURE__*/ configError({ name: 'sdk' })

/** Combines clients into one object that authorizes and configures them all. */
export function createGroup<Whole extends object>(clients: Clients): Whole {
  /** All or nothing: if one client's settings are wrong, no client changes. */
  const configureAll = (configOf: (name: string) => Config) => {
    const prepared = Object.entries(clients).map(([name, client]) => checkConfig(client, configOf(name)))
    for (const apply of prepared) apply()
    return whole
  }

  const whole = {
    ...clients,

    authorize(tokens: Token | Record<string, Token | undefined>) {
      if (typeof tokens !== 'object') return configureAll(() => ({ token: tokens }))
      checkNames('authorize', tokens, clients, reject)
      return configureAll((name) => (tokens[name] === undefined ? {} : { token: tokens[name] }))
    },

    configure(config: Record<string, unknown>) {
      checkNames('options', config, { ...sharedOptions, allowHttp: 0, clock: 0, ...clients }, reject)
      const common = Object.entries(config).filter(([name]) => !Object.hasOwn(clients, name))
      return configureAll((name) => {
        const own = Object.hasOwn(config, name) ? config[name] : undefined
        if (own !== undefined) checkType(name, own, 'object', reject)
        return { ...Object.fromEntries(common), ...(own as object | undefined) }
      })
    },
  }
  return whole as unknown as Whole
}
