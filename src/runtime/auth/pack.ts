import type { Choice } from './choose.ts'

/** A token can't be empty; one character is masked only where it stands alone. */
const nothing = '~'

/** A choice as one string of nothing but its values, because the client compares tokens and masks what they contain. */
export const pack = (choice: Choice | undefined): string =>
  choice ? [choice.requirement, ...choice.values.map(encodeURIComponent)].join('&') : nothing

export function unpack(token = nothing): Choice | undefined {
  if (token === nothing) return undefined
  const [requirement, ...values] = token.split('&')
  return { requirement: Number(requirement), values: values.map(decodeURIComponent) }
}
