import { gzipSync } from 'node:zlib'
import { against, type Drill, describe, fail, pass } from '../drill.ts'
import { ID, ITEM, JSON_TYPE } from '../item.ts'
import { settle } from '../settle.ts'

/** A retry doesn't help: a body with broken compression is broken every time. */
export const corruptGzip: Drill = {
  text: 'GET, response with corrupt gzip',
  run: (client) => {
    const bytes = gzipSync(`${ITEM.body}`.repeat(20))
    bytes.fill(0, bytes.length / 2)
    const response = { status: 200, headers: { ...JSON_TYPE, 'content-encoding': 'gzip' }, body: bytes }
    return against(client, [response], async ({ get }, { requests }) => {
      const settled = await settle(() => get(ID))
      const note = `${describe(settled)}, sent ${requests.length}x`
      const own = settled.how === 'rejected' && client.isOwnError(settled.error)
      return own && requests.length === 1 ? pass(note) : fail(note)
    })
  },
}

export const latin1: Drill = {
  text: 'JSON labelled charset=iso-8859-1',
  run: (client) => {
    const response = {
      status: 200,
      headers: { 'content-type': 'application/json; charset=iso-8859-1' },
      body: Buffer.from(
        JSON.stringify({ id: ID, pipeline_id: ID, data: [], results: [], name: 'Köln' }),
        'latin1',
      ),
    }
    return against(client, [response], async ({ get }) => {
      const settled = await settle(() => get(ID))
      if (settled.how !== 'resolved') return fail(describe(settled))
      const { name } = settled.value as { name?: unknown }
      return name === 'Köln' ? pass('the text') : fail(`"${name}"`)
    })
  },
}
