import type { Clock } from '../runtime/time/clock.ts'
import { type OpenCall, recordCall } from './calls.ts'
import type { FaultOptions, Faults } from './faults.ts'
import { readIncoming } from './incoming.ts'
import { type Damage, hasBody, page, type Reply, respond } from './respond.ts'
import type { Routed, Router } from './route.ts'
import { toResponse } from './to-response.ts'
import { type Incoming, isResponse, type MockResponse, type Vendor } from './vendor.ts'
import { wait } from './wait.ts'

/** The result of a request. */
export interface Handled {
  /** Absent if the connection breaks without a response. */
  readonly response: Response | undefined
  /** operationId; absent if the API has no such path or method. */
  readonly operation: string | undefined
}

/** Everything needed to respond to a request. */
export interface HandleParts<Name extends string, Caller> {
  readonly vendor: Vendor<Caller>
  readonly route: Router
  readonly faults: Faults<OpenCall<Name>>
  readonly clock: Pick<Clock, 'setTimeout'>
  record(call: OpenCall<Name>): void
  latencyMs(operation: Name): number
  requestId(): string
  /** Runs an operation. */
  perform(operation: Name, incoming: Incoming, caller: Caller): MockResponse
}

/** Creates the function that handles requests: record, wait, fault, admission, body, handler, damage. */
export function createHandle<Name extends string, Caller>(parts: HandleParts<Name, Caller>) {
  const { vendor, route, faults, clock } = parts

  const work = (incoming: Incoming, token: string | undefined): MockResponse => {
    const admitted = vendor.admit(incoming, token)
    if (isResponse(admitted)) return admitted
    const { definition } = incoming
    if (!definition) return vendor.unknown(incoming)
    const refused = definition.body && vendor.checkBody(incoming)
    return refused ?? parts.perform(definition.id as Name, incoming, admitted.caller)
  }

  const reply = async (
    routed: Routed | undefined,
    incoming: Incoming,
    signal: AbortSignal | undefined,
  ): Promise<Reply | undefined> => {
    const headers = { 'x-request-id': parts.requestId() }
    const print = (answer: MockResponse, damage?: Damage) => {
      const body = incoming.method === 'HEAD' ? undefined : answer.body
      return respond({ ...answer, body, headers: { ...headers, ...answer.headers } }, damage)
    }
    const token = vendor.token(incoming)
    const operation = incoming.definition?.id as Name | undefined
    if (operation === undefined) return print(routed ? work(incoming, token) : vendor.unknown(incoming))

    const call = recordCall(operation, incoming, vendor.tokenFields)
    parts.record(call)
    const { latencyMs, fault } = faults.take(call, token)
    await wait(clock, parts.latencyMs(operation) + latencyMs, signal)
    const answered = (made: Reply | undefined) => {
      call.status = made?.status
      return made
    }

    if (fault?.type === 'disconnect') return answered(undefined)
    if (fault?.type === 'html') return answered(page(fault.status ?? 502, headers))
    const refusal = fault && refuse(vendor, fault, operation)
    if (refusal) return answered(print(refusal))
    const answer = work(incoming, token)
    if (fault && !hasBody(answer)) {
      // Such a response ends with its headers, so it can't be cut off.
      if (fault.type === 'stall') await wait(clock, Number.POSITIVE_INFINITY, signal)
      if (fault.type === 'cut') return answered(undefined)
    }
    return answered(print(answer, fault?.type as Damage | undefined))
  }

  return async (request: Request, path: string, signal?: AbortSignal): Promise<Handled> => {
    const routed = route(request.method, path)
    const made = await reply(routed, await readIncoming(request, path, routed), signal)
    return { operation: routed?.definition?.id, response: made && toResponse(made, clock, signal) }
  }
}

/** The response of a fault that replaces the operation. */
function refuse<Caller>(
  vendor: Vendor<Caller>,
  fault: FaultOptions,
  operation: string,
): MockResponse | undefined {
  if (fault.type === 'expired-token') return { status: 401, body: vendor.error(401, undefined, operation) }
  if (fault.type === 'rate-limit') {
    const seconds = fault.retryAfterSeconds ?? 1
    return {
      status: 429,
      body: vendor.error(429, seconds, operation),
      headers: { 'retry-after': `${seconds}` },
    }
  }
  if (fault.type !== 'status') return undefined
  const { status, body = vendor.error(status, undefined, operation), headers = {} } = fault
  return { status, body, headers }
}
