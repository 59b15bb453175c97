import type { ItemReader } from './item-reader.ts'

const separator = '\x1e'

/** Reads JSON values that each follow a record separator (RFC 7464). */
export const jsonSequence: ItemReader = {
  types: /[/+]json-seq$/,
  open({ limit, found, parse }) {
    let parts: string[] = []
    let held = 0
    const take = () => {
      const text = parts.join('')
      parts = []
      held = 0
      return text
    }
    const record = (text: string) => {
      if (text.trim()) found(text)
    }
    return {
      isTooLong: () => held > limit,
      push(chunk) {
        const [first = '', ...more] = (chunk as string).split(separator)
        parts.push(first)
        held += first.length
        for (const text of more) {
          record(take())
          parts = [text]
          held = text.length
        }
        // A value ends with a line break and may contain others: deliver it as soon as it is complete.
        if (!chunk.at(-1)?.toString().endsWith('\n')) return
        const text = take()
        try {
          JSON.parse(text)
          record(text)
        } catch {
          parts = [text]
          held = text.length
        }
      },
      end() {
        record(take())
        return false
      },
      item: (text) => parse(text as string),
    }
  },
}
