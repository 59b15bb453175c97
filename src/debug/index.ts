import type { ClientEvent } from '../runtime/events/events.ts'
import { hasColours } from './colours.ts'
import { filterOf } from './filter.ts'
import { jsonLine } from './json-line.ts'
import { readVariable, stderr } from './process.ts'
import { textLine } from './text-line.ts'

/** Options of {@link debug}. */
export interface DebugOptions {
  /**
   * Which operations to print, as patterns separated by commas or spaces: `api.operation`, or only the name of an API
   * or an operation. `*` matches any text, and a leading `-` excludes: `sandbox.*,-listSandboxes`.
   * @default all operations
   */
  readonly filter?: string | undefined
  /**
   * `text` for people; `json` for programs: one object per line, with the whole event and the time.
   * @default 'text'
   */
  readonly format?: 'text' | 'json' | undefined
  /**
   * Receives each line, without a line break at its end.
   * @default stderr, or `console.debug` if there is none, as in a browser
   */
  readonly write?: ((line: string) => void) | undefined
  /**
   * Whether to colour the text.
   * @default true on a terminal unless `NO_COLOR` is set (no-color.org); `FORCE_COLOR` turns it on elsewhere
   */
  readonly colours?: boolean | undefined
}

type Listener = (event: ClientEvent) => void
type Listeners = Listener | readonly Listener[] | undefined

/** Well-known key of the function that adds a listener to every call; `src/runtime/events/listeners.ts` reads it. */
const everyCall = Symbol.for('typed-sdk.onEvent')
const mark = Symbol.for('typed-sdk.debug')

/**
 * Creates a listener for `onEvent` that prints one line for each step of a call. No line contains a token, a header
 * value, a body or a filled-in URL.
 *
 * With the environment variable `SDK_DEBUG`, importing this subpath is enough: it then prints the calls of every
 * client. `SDK_DEBUG=1` prints everything, `json` prints one JSON object per line, and any other word is a filter
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
  const isIncluded = filterOf(filter)
  const lineOf = format === 'json' ? jsonLine : textLine(colours)
  const listener = (event: ClientEvent) => {
    if (isIncluded(event)) write(lineOf(event))
  }
  return Object.assign(listener, { [mark]: true })
}

/** Listens to every client, as `SDK_DEBUG` asks. */
function install(setting: string): void {
  const words = setting.split(/[\s,]+/).filter(Boolean)
  if (!words.length || /^(0|false|off|no)$/i.test(setting.trim())) return
  const listener = debug({
    filter: words.filter((word) => !/^(1|true|on|yes|json)$/i.test(word)).join(),
    format: words.some((word) => /^json$/i.test(word)) ? 'json' : 'text',
  })
  const everywhere = globalThis as { [everyCall]?: (own: Listeners) => Listeners }
  // Only the first copy of the package installs one. A client with its own debug listener isn't printed twice.
  everywhere[everyCall] ??= (own) => [listener, ...[own ?? []].flat().filter((each) => !(mark in each))]
}

function toStderr(line: string): void {
  if (stderr?.write) stderr.write(`${line}\n`)
  else console.debug(line)
}

install(readVariable('SDK_DEBUG') ?? '')
