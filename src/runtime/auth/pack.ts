import type { Choice } from './choose.ts'

/** A token has to be something; of one character, it is masked where it stands alone. */
const nothing = '~'

/**
 * A choice as one text, as the client knows tokens: it tells one from another, and masks what it holds. So nothing but
 * the values stands in it.
 */
export const pack = (choice: Choice | undefined): string =>
  choice ? [choice.requirement, ...choice.values.map(encodeURIComponent)].join('&') : nothing

export function unpack(token = nothing): Choice | undefined {
  if (token === nothing) return undefined
  const [requirement, ...values] = token.split('&')
  return { requirement: Number(requirement), values: values.map(decodeURIComponent) }
}
