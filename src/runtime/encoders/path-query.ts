import type { Encoder } from './encoder.ts'

/** Puts the query of a call behind the one that the path has. Follows what writes queries. */
export const pathQuery: Encoder = ({ definition: { path } }, draft) => {
  const query = path.slice(path.indexOf('?'))
  draft.url = draft.url.replace(`${query}?`, () => `${query}&`)
}
