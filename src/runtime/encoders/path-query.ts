import type { Encoder } from './encoder.ts'

/** Appends a call's query to the one in the path. Runs after the encoders of queries. */
export const pathQuery: Encoder = ({ definition: { path } }, draft) => {
  const query = path.slice(path.indexOf('?'))
  draft.url = draft.url.replace(`${query}?`, () => `${query}&`)
}
