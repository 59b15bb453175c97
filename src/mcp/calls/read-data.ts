/** The data of a response, as JSON can hold it. */
export interface ReadData {
  readonly data: unknown
  /** Why the data is incomplete. */
  readonly problem?: string
  /** The bytes of a file, as base64. */
  readonly bytes?: string
}

/** More is of no use to a model. */
const mostItems = 1000

/** Reads the data of a call: files as base64, the items of a stream as a list. */
export async function readData(data: unknown): Promise<ReadData> {
  if (data instanceof Uint8Array) return fileOf(data)
  if (typeof Blob !== 'undefined' && data instanceof Blob)
    return fileOf(new Uint8Array(await data.arrayBuffer()))
  if (!isItems(data)) return { data }
  const items: unknown[] = []
  for await (const item of data) {
    items.push(item)
    if (items.length === mostItems)
      return { data: items, problem: `reading the stream stopped after ${mostItems} items` }
  }
  return { data: items }
}

const isItems = (data: unknown): data is AsyncIterable<unknown> =>
  typeof data === 'object' && data !== null && Symbol.asyncIterator in data

function fileOf(bytes: Uint8Array): ReadData {
  let text = ''
  for (const byte of bytes) text += String.fromCharCode(byte)
  const data = btoa(text)
  return { data, bytes: data }
}
