import type { ItemReader } from './item-reader.ts'

/** Reads one JSON value per line (NDJSON, JSON Lines). Skips blank lines. */
export const jsonLines: ItemReader = {
  types: /[/+](x-)?(ndjson|jsonl|jsonlines|json-lines|ldjson)$|^application\/stream\+json$/,
  open({ limit, found, parse }) {
    let parts: string[] = []
    let held = 0
    const line = (text: string) => {
      if (text.trim()) found(text)
    }
    return {
      isTooLong: () => held > limit,
      push(chunk) {
        let text = chunk as string
        const first = text.indexOf('\n')
        if (first < 0) {
          parts.push(text)
          held += text.length
          return
        }
        if (held) {
          line(parts.join('') + text.slice(0, first))
          text = text.slice(first + 1)
        }
        let from = 0
        for (let to = text.indexOf('\n'); to >= 0; to = text.indexOf('\n', from)) {
          line(text.slice(from, to))
          from = to + 1
        }
        parts = [text.slice(from)]
        held = text.length - from
      },
      end() {
        line(parts.join(''))
        return false
      },
      item: (text) => parse(text as string),
    }
  },
}
