/** What a client may spend on retries, so that an outage is not multiplied. */
export interface RetryBudget {
  /** Takes the price of one retry; false where too little is left. `token` is that of a call which has its own. */
  take(token?: string | false): boolean
  /** Gives back after a success: the price of a retry, or 1 where none was needed. */
  giveBack(retried: boolean, token?: string | false): void
}

/** How many tokens a client keeps accounts of, once they have spent something. */
export const maxTokenAccounts = 1000

/**
 * A token bucket after AWS's: 500 tokens, 5 a retry. A call with a token of its own has an account of its own, so that
 * tenants cannot spend what others need. Full accounts are not kept; past `maxTokenAccounts` the one that was idle for
 * longest is forgotten.
 */
export function createRetryBudget(capacity = 500, price = 5): RetryBudget {
  const accounts = new Map<string | false | undefined, number>()
  return {
    take(token) {
      const left = accounts.get(token) ?? capacity
      const enough = left >= price
      // Last in order again.
      accounts.delete(token)
      accounts.set(token, enough ? left - price : left)
      if (accounts.size > maxTokenAccounts) accounts.delete(accounts.keys().next().value)
      return enough
    },
    giveBack(retried, token) {
      const left = (accounts.get(token) ?? capacity) + (retried ? price : 1)
      if (left < capacity) accounts.set(token, left)
      else accounts.delete(token)
    },
  }
}
