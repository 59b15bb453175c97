import { readFile } from 'node:fs/promises'
import { type ParseError, parse, printParseErrorCode } from 'jsonc-parser'

/** Reads a text file; throws an Error that explains why it can't. */
export async function readText(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8')
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException
    throw new Error(code === 'ENOENT' ? 'does not exist' : `cannot be read: ${code}`, { cause })
  }
}

/**
 * Parses JSON; throws an Error that says where it is wrong. Unlike the platform's message, it doesn't quote the text,
 * which may be a secret.
 */
export function parseJson(text: string): unknown {
  // Windows editors write a byte order mark first.
  const json = text.replace(/^\ufeff/, '')
  try {
    return JSON.parse(json)
  } catch {
    throw new Error(json.trim() ? `is not JSON: ${whereWrong(json)}` : 'is empty')
  }
}

function whereWrong(json: string): string {
  const errors: ParseError[] = []
  parse(json, errors, { disallowComments: true })
  const [first] = errors
  if (!first) return 'it has a syntax error'
  const lines = json.slice(0, first.offset).split('\n')
  const problem = printParseErrorCode(first.error)
    .replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)
    .trim()
  return `${problem} at line ${lines.length}, column ${(lines.at(-1) ?? '').length + 1}`
}
