import type { ClientEvent } from './events.ts'

/** Is told of each step of a call. */
export type Listener = (event: ClientEvent) => void

type Own = Listener | readonly Listener[] | undefined

/**
 * Well-known key of what adds a listener to those of every call, in each copy of the package. `sdk/debug` writes it once
 * more: to share it would be a chunk for everybody to load.
 */
const key: unique symbol = Symbol.for('typed-sdk.onEvent') as never

/** Who is told of a call. */
export const listenersOf = ({ settings }: { settings: { onEvent?: Own } }): Own =>
  (globalThis as { [key]?: (own: Own) => Own })[key]?.(settings.onEvent) ?? settings.onEvent
