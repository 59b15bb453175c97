/** What a client may spend on retries, so that they don't multiply an outage. */
export interface RetryBudget {
  /** By the tenant of calls, or their own token; absent while nothing is spent. */
  accounts?: Map<string | false | undefined, number>
}

/** Tokens of a full account. */
const capacity = 500

/** Tokens a retry costs. */
const price = 5

/** How many accounts a client keeps at most. */
export const maxTokenAccounts = 1000

/**
 * Takes the price of one retry; false if too little is left. A token bucket after AWS's: 500 tokens, 5 per retry. A call
 * with a tenant or its own token has its own account, so that tenants can't use up each other's retries. Full accounts are dropped;
 * beyond `maxTokenAccounts` the longest idle one is.
 */
export function takeRetry(budget: RetryBudget, account?: string | false): boolean {
  budget.accounts ??= new Map()
  const { accounts } = budget
  const left = accounts.get(account) ?? capacity
  const enough = left >= price
  // Move it to the end of the order.
  accounts.delete(account)
  accounts.set(account, enough ? left - price : left)
  if (accounts.size > maxTokenAccounts) accounts.delete(accounts.keys().next().value)
  return enough
}

/** Refunds after a success: the price of a retry, or 1 if there was none. */
export function giveBack({ accounts }: RetryBudget, retried: boolean, account?: string | false): void {
  const left = accounts?.get(account)
  if (left === undefined) return
  const next = left + (retried ? price : 1)
  if (next < capacity) accounts?.set(account, next)
  else accounts?.delete(account)
}
