import type { ClientEvent } from './events.ts'

/** Called with each step of a call. */
export type Listener = (event: ClientEvent) => void

type Own = Listener | readonly Listener[] | undefined

/**
 * Well-known key of a listener that every call of every copy of the package reports to. `sdk/debug` repeats it,
 * because a shared module would add a chunk to every bundle.
 */
const key: unique symbol = Symbol.for('typed-sdk.onEvent') as never

/** The listeners of a call. */
export const listenersOf = ({ settings }: { settings: { onEvent?: Own } }): Own =>
  (globalThis as { [key]?: (own: Own) => Own })[key]?.(settings.onEvent) ?? settings.onEvent
