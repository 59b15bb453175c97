import { Console } from 'node:console'
import { Writable } from 'node:stream'
import { inspect } from 'node:util'
import { against, type Drill, fail, pass, TOKEN } from '../drill.ts'
import { CREATED, JSON_TYPE } from '../item.ts'
import type { Answer } from '../server.ts'
import { settle } from '../settle.ts'

const REFUSED: Answer = { status: 400, headers: JSON_TYPE, body: '{"error":{"message":"no"}}' }

const DEEP = { depth: 20, showHidden: true }

export const printedToken: Drill = {
  text: 'printed error or client shows the token',
  async run(client) {
    const places = new Set<string>()
    for (const answer of [REFUSED, { ...CREATED, broken: 'cut' as const }]) {
      const verdict = await against(client, [answer], async (connection) => {
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
