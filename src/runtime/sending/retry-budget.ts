/** What a client may spend on retries, so that they don't multiply an outage. */
export interface RetryBudget {
  /** Takes the price of one retry; false if too little is left. `token` is the call's own, if it has one. */
  take(token?: string | false): boolean
  /** Gives back after a success: the price of a retry, or 1 if there was none. */
  giveBack(retried: boolean, token?: string | false): void
}

/** How many accounts a client keeps at most. */
export const maxTokenAccounts = 1000

/**
 * A token bucket after AWS's: 500 tokens, 5 per retry. A call with its own token has its own account, so that tenants
 * can't use up each other's retries. Full accounts are dropped; beyond `maxTokenAccounts` the longest idle one is.
 */
export function createRetryBudget(capacity = 500, price = 5): RetryBudget {
  const accounts = new Map<string | false | undefined, number>()
  return {
    take(token) {
      const left = accounts.get(token) ?? capacity
      const enough = left >= price
      // Move it to the end of the order.
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
