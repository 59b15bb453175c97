import { text } from 'node:stream/consumers'
import type { Reject } from '../../runtime/config/check.ts'
import type { Definition } from '../../runtime/definition.ts'
import { note } from '../fail.ts'
import { parseJson, readText } from '../json-input.ts'

/** Reads the body of a call: JSON, `@` and a file, or `-` for stdin. */
export async function readBody(
  { id, body }: Pick<Definition, 'id' | 'body'>,
  flag: string | undefined,
  reject: Reject,
): Promise<unknown> {
  if (flag === undefined) {
    if (body?.required)
      reject('body', "is missing; pass --body '{…}', --body @file.json or --body - for stdin")
    return undefined
  }
  if (!body) reject('--body', `is not accepted by ${id}`)
  const [where, source] = sourceOf(flag)
  try {
    return parseJson(await source)
  } catch (error) {
    return reject(where, (error as Error).message)
  }
}

function sourceOf(argument: string): [where: string, source: Promise<string> | string] {
  if (argument === '-') {
    if (process.stdin.isTTY) note('Reading the body from the terminal; press Ctrl+D to end it.')
    return ['the body on stdin', text(process.stdin)]
  }
  if (argument.startsWith('@')) return [`the body file ${argument.slice(1)}`, readText(argument.slice(1))]
  return ['--body', argument]
}
