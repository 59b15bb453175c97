/** Something that goes wrong, with its settings. */
export type FaultOptions =
  /** Any status, with a body that is valid for the vendor unless one is given. The work is not done. */
  | { type: 'status'; status: number; body?: unknown; headers?: Readonly<Record<string, string>> }
  /** The answer comes later; `Infinity` for never. Adds to the other faults. */
  | { type: 'latency'; ms: number }
  /** The work is done and the headers are sent, then there is silence. */
  | { type: 'stall' }
  /** The work is done, and the body of the answer breaks off. */
  | { type: 'cut' }
  /** The work is done, and the body of the answer is not valid JSON. */
  | { type: 'bad-json' }
  /** The connection breaks before there is an answer. The work is not done. */
  | { type: 'disconnect' }
  /** The page of a proxy in front of the API; 502 unless another status is given. The work is not done. */
  | { type: 'html'; status?: number }
  /** 401 until the client asks with another token than at first. The work is not done. */
  | { type: 'expired-token' }
  /** 429 with Retry-After, 1 second unless another time is given. The work is not done. */
  | { type: 'rate-limit'; retryAfterSeconds?: number }

/** Faults that need no settings. */
export type FaultName = Exclude<FaultOptions['type'], 'status' | 'latency'>

/** Something that goes wrong: a status, a name, or either with its settings. */
export type Fault = number | FaultName | FaultOptions

/** How often and when a fault strikes. */
export interface FaultRule<Call> {
  /**
   * How many calls it strikes.
   * @default Infinity
   */
  times?: number | undefined
  /**
   * Which calls it strikes.
   * @default every call of the operation
   */
  when?: ((call: Call) => boolean) | undefined
}

/** What strikes one call. */
export interface Strike {
  readonly latencyMs: number
  readonly fault: Exclude<FaultOptions, { type: 'latency' }> | undefined
}

/** The faults of one mock. */
export interface Faults<Call extends { readonly operation: string }> {
  /** Adds a fault; returns what ends it. */
  add(operation: string, fault: Fault, rule: FaultRule<Call>): () => void
  /** Takes what strikes a call. Faults strike in the order in which they were added, one a call. */
  take(call: Call, token: string | undefined): Strike
  clear(): void
}

interface Planned<Call> {
  readonly operation: string
  readonly fault: FaultOptions
  readonly when: ((call: Call) => boolean) | undefined
  left: number
  expired: string | undefined
}

/** Makes an empty list of faults. */
export function createFaults<Call extends { readonly operation: string }>(): Faults<Call> {
  const planned = new Set<Planned<Call>>()

  const strikes = (plan: Planned<Call>, call: Call, token: string | undefined) => {
    if (plan.left <= 0 || (plan.operation !== '*' && plan.operation !== call.operation)) return false
    if (plan.when && !plan.when(call)) return false
    if (plan.fault.type !== 'expired-token') return true
    plan.expired ??= token
    return token !== undefined && token === plan.expired
  }

  return {
    add(operation, fault, { times = Number.POSITIVE_INFINITY, when }) {
      const plan = { operation, fault: readFault(fault), when, left: times, expired: undefined }
      planned.add(plan)
      return () => void planned.delete(plan)
    },
    take(call, token) {
      let latencyMs = 0
      let fault: Strike['fault']
      for (const plan of planned) {
        if (fault && plan.fault.type !== 'latency') continue
        if (!strikes(plan, call, token)) continue
        plan.left--
        if (plan.fault.type === 'latency') latencyMs += plan.fault.ms
        else fault = plan.fault
      }
      return { latencyMs, fault }
    },
    clear: () => planned.clear(),
  }
}

function readFault(fault: Fault): FaultOptions {
  if (typeof fault === 'number') return { type: 'status', status: fault }
  return typeof fault === 'string' ? { type: fault } : fault
}
