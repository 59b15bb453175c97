import type { PartForm } from '../definition.ts'
import { addField } from '../secrets/redact.ts'
import type { Call } from '../sending/call.ts'
import { pairsOf } from './pairs.ts'
import { binary, isBlob } from './raw-body.ts'
import { jsonText } from './request-body.ts'

/** One part of a form. */
export interface Part {
  readonly name: string
  readonly content: string | Blob | ArrayBuffer | ArrayBufferView
  readonly isFile: boolean
  /** Media type, unless left to the reader. */
  readonly type?: string | undefined
  readonly headers?: Readonly<Record<string, string>> | undefined
}

const usual: PartForm = { style: 'json', explode: true }

/**
 * The parts of an object: one per list item, each field as the spec's `encoding` says. A field declared as JSON is
 * always JSON; a file keeps its type.
 */
export function partsOf(call: Call, fields: object): Part[] {
  const { encoding } = call.definition.body ?? {}
  return Object.entries(fields).flatMap(([name, value]) => {
    addField(call.secrets, name, value)
    const own = encoding && Object.hasOwn(encoding, name) ? encoding[name] : undefined
    const { type, headers, style = 'json', ...rest } = { ...usual, ...own }
    const items: unknown[] = Array.isArray(value) && style === 'json' ? value : [value]
    return items.flatMap((item): Part[] => {
      if (item === undefined) return []
      const file = binary(item) as Blob | undefined
      if (file)
        return [{ name, content: file, isFile: true, type: (isBlob(file) && file.type) || type, headers }]
      if (isJson(type)) return [{ name, content: jsonText(call, name, item), isFile: false, type, headers }]
      // No encoder here knows how to write it.
      if (type && !/^text\//i.test(type) && typeof item === 'object' && item)
        call.reject(name, `is an object, but must be ${type}; pass a text or a Blob`)
      return pairsOf(call, name, item, { ...rest, style }).map(([key, content]) => ({
        name: key,
        content,
        isFile: false,
        type,
        headers,
      }))
    })
  })
}

const isJson = (type: string | undefined) => type !== undefined && /[/+]json\b/i.test(type)
