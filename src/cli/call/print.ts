import type { Result } from '../../runtime/config/config.ts'
import type { Definition } from '../../runtime/definition.ts'
import { nextPage } from '../../runtime/pages/next-page.ts'
import { note } from '../fail.ts'
import { columns, write } from '../output.ts'
import { paint } from '../paint.ts'
import { prettyJson } from '../show/json.ts'
import { printable } from '../show/printable.ts'
import { isRows, showRows } from '../show/rows.ts'
import type { CallFlags } from './flags.ts'

/** Whether a person reads the output, not a program. */
export const isForPeople = ({ json, lines }: CallFlags): boolean =>
  process.stdout.isTTY === true && !json && !lines

/** Prints a result on the terminal. */
export async function printForPeople(
  definition: Definition,
  result: Result<unknown>,
  { include }: CallFlags,
): Promise<void> {
  const { data, response } = result
  const { status, statusText, headers } = response
  const itemsField = definition.pagination?.items
  if (include) {
    const lines = [...headers].map(([name, value]) => `${paint('cyan', name)}: ${printable(value)}\n`)
    await write(`${paint('bold', `HTTP ${status} ${printable(statusText)}`.trim())}\n${lines.join('')}\n`)
  }
  if (data === undefined) return note(`${status} ${statusText}`)
  if (data instanceof Uint8Array)
    return note(`${data.length} bytes of binary data; redirect them to a file: sdk call … > file`)
  if (typeof data === 'string') return write(`${data.split('\n').map(printable).join('\n')}\n`)
  const items = itemsField && (data as Record<string, unknown> | null)?.[itemsField]
  if (isRows(data) || isRows(items)) {
    await write(`${showRows(isRows(data) ? data : (items as []), columns())}\n`)
    if (nextPage(definition, result)) note('there are more pages; use --all to get them')
    return
  }
  await write(`${prettyJson(data)}\n`)
}

/** Prints a result for a program; nothing if there is no body. */
export async function printForPrograms(
  { data, response, requestId, attempts }: Result<unknown>,
  { json, lines, include }: CallFlags,
): Promise<void> {
  if (include) {
    const { status, headers } = response
    const whole = { status, headers: Object.fromEntries(headers), requestId, attempts, data: textOf(data) }
    return write(lines ? line(whole) : `${prettyJson(whole)}\n`)
  }
  if (data === undefined) return
  if (!json && (data instanceof Uint8Array || typeof data === 'string')) return write(data)
  if (lines) return write((Array.isArray(data) ? data.map(line) : [line(textOf(data))]).join(''))
  await write(`${prettyJson(textOf(data))}\n`)
}

/** A value as one line of JSON. */
export const line = (value: unknown): string => `${JSON.stringify(value)}\n`

/** JSON has no bytes. */
const textOf = (data: unknown) => (data instanceof Uint8Array ? Buffer.from(data).toString('base64') : data)
