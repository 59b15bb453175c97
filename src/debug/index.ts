import type { ClientEvent } from '../runtime/events/events.ts'
import { hasColours } from './colours.ts'
import { filterOf } from './filter.ts'
import { jsonLine } from './json-line.ts'
import { readVariable, stderr } from './process.ts'
import { textLine } from './text-line.ts'

/** Settings of {@link debug}. */
export interface DebugOptions {
  /**
   * Which operations are told of, by `api.operation`: patterns with commas or blanks between them, `*` for any text, a
   * name alone for an API or an operation, and `-` before what is left out: `sandbox.*,-listSandboxes`.
   * @default all of them
   */
  readonly filter?: string | undefined
  /**
   * `text` for people, `json` for programs: one object a line, the whole event with the time.
   * @default 'text'
   */
  readonly format?: 'text' | 'json' | undefined
  /**
   * Where a line goes; it has no line break at its end.
   * @default stderr; the console's `debug` where there is none, as in a browser
   */
  readonly write?: ((line: string) => void) | undefined
  /**
   * Whether the text is coloured.
   * @default on a terminal, unless `NO_COLOR` is set (no-color.org); `FORCE_COLOR` colours it elsewhere
   */
  readonly colours?: boolean | undefined
}

type Listener = (event: ClientEvent) => void
type Listeners = Listener | readonly Listener[] | undefined

/** Well-known key of what adds a listener to those of every call; `src/runtime/events/listeners.ts` reads it. */
const everyCall = Symbol.for('typed-sdk.onEvent')
const mark = Symbol.for('typed-sdk.debug')

/**
 * Makes a listener for `onEvent` that prints one line for each step of a call. No line holds a token, a header value, a
 * body or a filled-in URL.
 *
 * Whoever imports this subpath need not call it: where the environment has `SDK_DEBUG`, every client is listened to from
 * then on. `SDK_DEBUG=1` prints all, `json` one JSON object a line, and whatever else a filter says
 * (`SDK_DEBUG=json,sandbox.*`).
 *
 * @example
 * import { debug } from 'sdk/debug'
 * import { createClient } from 'sdk/sandbox'
 *
 * const client = createClient({ onEvent: debug({ filter: '-listSandboxes' }) })
 */
export function debug({
  filter,
  format,
  write = toStderr,
  colours = hasColours(),
}: DebugOptions = {}): Listener {
  const isTold = filterOf(filter)
  const lineOf = format === 'json' ? jsonLine : textLine(colours)
  const listener = (event: ClientEvent) => {
    if (isTold(event)) write(lineOf(event))
  }
  return Object.assign(listener, { [mark]: true })
}

/** Listens to every client, as the environment says. */
function install(setting: string): void {
  const words = setting.split(/[\s,]+/).filter(Boolean)
  if (!words.length || /^(0|false|off|no)$/i.test(setting.trim())) return
  const listener = debug({
    filter: words.filter((word) => !/^(1|true|on|yes|json)$/i.test(word)).join(),
    format: words.some((word) => /^json$/i.test(word)) ? 'json' : 'text',
  })
  const everywhere = globalThis as { [everyCall]?: (own: Listeners) => Listeners }
  // Whichever copy of the package comes first. A client with a debug listener of its own is not told of twice.
  everywhere[everyCall] ??= (own) => [listener, ...[own ?? []].flat().filter((each) => !(mark in each))]
}

function toStderr(line: string): void {
  if (stderr?.write) stderr.write(`${line}\n`)
  else console.debug(line)
}

install(readVariable('SDK_DEBUG') ?? '')
