import type { Token } from './auth.ts'
import { checkNames } from './check.ts'
import { authorize, configure } from './client.ts'
import type { Config, SharedOptions } from './config.ts'
import { misuse } from './misuse.ts'
import { sharedOptions } from './settings.ts'

/** Settings for several clients: the common ones, and each client's own, which win. */
export type GroupConfig<Servers extends Record<string, string>> = SharedOptions &
  Pick<Config, 'clock'> & { [Name in keyof Servers]?: Config<Servers[Name]> | undefined }

/** What a set of clients can be told all at once. */
export interface Group<Servers extends Record<string, string>> {
  /** Sets the token of every client, or of each one that is named. */
  authorize(tokens: Token | { readonly [Name in keyof Servers]?: Token | undefined }): this
  /** Changes settings of every client; what stands under a client's name is for that one alone, and wins. */
  configure(config: GroupConfig<Servers>): this
}

type Clients = Record<string, object>

const reject = /*#__PURE__*/ misuse({ name: 'sdk' })

/** Puts clients together into one object that can authorize and configure them all. */
export function assemble<Whole extends object>(clients: Clients): Whole {
  const whole = {
    ...clients,

    authorize(tokens: Token | Record<string, Token | undefined>) {
      const named = typeof tokens === 'object'
      if (named) checkNames('authorize', tokens, clients, reject)
      for (const [name, client] of Object.entries(clients)) {
        const token = named ? tokens[name] : tokens
        if (token !== undefined) authorize(client, token)
      }
      return whole
    },

    configure(config: Record<string, unknown>) {
      checkNames('options', config, { ...sharedOptions, clock: 0, ...clients }, reject)
      const common = Object.fromEntries(
        Object.entries(config).filter(([name]) => !Object.hasOwn(clients, name)),
      )
      for (const [name, client] of Object.entries(clients)) {
        configure(client, { ...common, ...(Object.hasOwn(config, name) && (config[name] as object)) })
      }
      return whole
    },
  }
  return whole as unknown as Whole
}
