import { nearest } from '../runtime/config/nearest.ts'

/** A fault with its settings. */
export type FaultOptions =
  /** Any status, with a body that fits the vendor unless you pass one. The operation has no effect. */
  | { type: 'status'; status: number; body?: unknown; headers?: Readonly<Record<string, string>> }
  /** Delays the response; `Infinity` for never. Combines with the other faults. */
  | { type: 'latency'; ms: number }
  /** The operation takes effect and the headers are sent, followed by silence. */
  | { type: 'stall' }
  /** The operation takes effect, and the body of the response breaks off. */
  | { type: 'cut' }
  /** The operation takes effect, and the body of the response is not valid JSON. */
  | { type: 'bad-json' }
  /** The connection breaks before a response. The operation has no effect. */
  | { type: 'disconnect' }
  /** A proxy's HTML page, with 502 unless you pass another status. The operation has no effect. */
  | { type: 'html'; status?: number }
  /** 401 until the client sends another token. The operation has no effect. */
  | { type: 'expired-token' }
  /** 429 with Retry-After, 1 second unless you pass another time. The operation has no effect. */
  | { type: 'rate-limit'; retryAfterSeconds?: number }

/** Faults without settings. */
export type FaultName = Exclude<FaultOptions['type'], 'status' | 'latency'>

/** A fault: a status, a name, or either with settings. */
export type Fault = number | FaultName | FaultOptions

/** How often and when a fault applies. */
export interface FaultRule<Call> {
  /**
   * How many calls it applies to.
   * @default Infinity
   */
  times?: number | undefined
  /**
   * Which calls it applies to.
   * @default every call of the operation
   */
  when?: ((call: Call) => boolean) | undefined
}

/** The faults of one call. */
export interface Strike {
  readonly latencyMs: number
  readonly fault: Exclude<FaultOptions, { type: 'latency' }> | undefined
}

/** The faults of one mock. */
export interface Faults<Call extends { readonly operation: string }> {
  /** Adds a fault; returns a function that removes it. Throws TypeError if the operation or the fault is unknown. */
  add(operation: string, fault: Fault, rule: FaultRule<Call>): () => void
  /** Takes the faults of a call. They apply in the order in which they were added, one per call. */
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

/** Makes an empty list of faults for these operations. */
export function createFaults<Call extends { readonly operation: string }>(
  operations: readonly string[],
): Faults<Call> {
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
      checkKnown('operation', operation, ['*', ...operations])
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
  if (typeof fault === 'number') return readFault({ type: 'status', status: fault })
  if (typeof fault === 'string') return readFault({ type: fault } as FaultOptions)
  checkKnown('fault', fault.type, Object.keys(types))
  if (fault.type === 'status' || (fault.type === 'html' && fault.status !== undefined))
    checkStatus(fault.status)
  return fault
}

/** A Response can't have other statuses (Fetch standard). */
function checkStatus(status: unknown): void {
  if (!Number.isInteger(status) || Number(status) < 200 || Number(status) > 599)
    throw new TypeError(`${status} is not a status from 200 to 599`)
}

const types: Readonly<Record<FaultOptions['type'], true>> = {
  status: true,
  latency: true,
  stall: true,
  cut: true,
  'bad-json': true,
  disconnect: true,
  html: true,
  'expired-token': true,
  'rate-limit': true,
}

/** Throws TypeError for a name that isn't known: a fault that never applies would let a test pass for no reason. */
export function checkKnown(what: string, name: string, known: readonly string[]): void {
  if (!known.includes(name)) throw new TypeError(`there is no ${what} ${name}${nearest(`${name}`, known)}`)
}
