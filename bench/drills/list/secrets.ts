import { Console } from 'node:console'
import { Writable } from 'node:stream'
import { inspect } from 'node:util'
import { against, type Drill, fail, pass, TOKEN } from '../drill.ts'
import { CREATED, JSON_TYPE } from '../item.ts'
import type { CannedResponse } from '../server.ts'
import { settle } from '../settle.ts'

const REFUSED: CannedResponse = { status: 400, headers: JSON_TYPE, body: '{"error":{"message":"no"}}' }

const DEEP = { depth: 20, showHidden: true }

export const printedToken: Drill = {
  text: 'printed error or client shows the token',
  async run(client) {
    const places = new Set<string>()
    for (const response of [REFUSED, { ...CREATED, broken: 'cut' as const }]) {
      const verdict = await against(client, [response], async (connection) => {
        const settled = await settle(connection.post)
        if (settled.how !== 'rejected') return fail('no error to print')
        for (const place of findToken(settled.error, connection.client)) places.add(place)
        return pass()
      })
      if (verdict.result === 'fail') return verdict
    }
    return places.size === 0 ? pass('nowhere') : fail([...places].join(', '))
  },
}

/** How a server, or a proxy in front of it, may repeat a header. */
const FORMS: Readonly<Record<string, (token: string) => string>> = {
  'as it is': (token) => token,
  base64: (token) => Buffer.from(`Bearer ${token}`).toString('base64'),
  hex: (token) => Buffer.from(token).toString('hex'),
  'upper case': (token) => token.toUpperCase(),
  'percent-encoded': (token) => [...Buffer.from(token)].map((byte) => `%${byte.toString(16)}`).join(''),
}

export const repeatedToken: Drill = {
  text: 'the server repeats the token, in five forms: the error shows it',
  async run(client) {
    const shown: string[] = []
    for (const [form, write] of Object.entries(FORMS)) {
      const repeated = write(TOKEN)
      const response = {
        status: 400,
        headers: JSON_TYPE,
        body: JSON.stringify({ error: { message: `bad: ${repeated}` } }),
      }
      const verdict = await against(client, [response], async ({ post }) => {
        const settled = await settle(post)
        if (settled.how !== 'rejected') return fail('no error to print')
        const printed = [logged(settled.error), inspect(settled.error, DEEP), json(settled.error)].join()
        if (printed.includes(repeated.slice(10, -10))) shown.push(form)
        return pass()
      })
      if (verdict.result === 'fail') return verdict
    }
    return shown.length === 0 ? pass('nowhere') : fail(shown.join(', '))
  },
}

function findToken(error: unknown, client: unknown): string[] {
  const printed = {
    'console.error': logged(error),
    'inspect error': inspect(error, DEEP),
    'JSON of error': json(error),
    'inspect client': inspect(client, DEEP),
  }
  return Object.entries(printed)
    .filter(([, text]) => text.includes(TOKEN))
    .map(([place]) => place)
}

function logged(error: unknown): string {
  let output = ''
  const stderr = new Writable({
    write(chunk: Buffer, _encoding, done) {
      output += chunk.toString()
      done()
    },
  })
  new Console({ stdout: stderr, stderr }).error(error)
  return output
}

function json(error: unknown): string {
  try {
    return JSON.stringify(error) ?? ''
  } catch {
    return ''
  }
}
