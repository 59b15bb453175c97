import { type FaultServer, type Responder, respond, serve } from './fault-server.ts'

/**
 * What happens to a request: nothing, a cut before or after the work, or one during the work, which then continues.
 */
export type Fate = 'fine' | 'cut before' | 'cut during' | 'cut after'

export interface KeyServer extends FaultServer {
  /** The bodies that were processed, in order. */
  readonly done: readonly string[]
}

/**
 * A server that processes each POST once by its idempotency key (draft-ietf-httpapi-idempotency-key-header): a repeat
 * gets the first response again, 409 while there is none yet, and 422 with another body.
 */
export async function serveByKey(fateOf: (number: number) => Fate): Promise<KeyServer> {
  const done: string[] = []
  const known = new Map<string, { readonly body: string; working: boolean; readonly reply: Responder }>()
  const reply: Responder = (response, request, number) => {
    const fate = fateOf(number)
    if (fate === 'cut before') return void response.destroy()
    const key = `${request.headers['idempotency-key'] ?? `none ${number}`}`
    const earlier = known.get(key)
    if (earlier) {
      if (earlier.body !== request.body)
        return respond(422, { message: 'another body' })(response, request, number)
      if (earlier.working) {
        earlier.working = false
        return respond(409, { message: 'still at work' })(response, request, number)
      }
      return earlier.reply(response, request, number)
    }
    done.push(request.body)
    const mine = {
      body: request.body,
      working: fate === 'cut during',
      reply: respond(201, { id: `p-${done.length}` }),
    }
    known.set(key, mine)
    if (fate !== 'fine') return void response.destroy()
    mine.reply(response, request, number)
  }
  const server = await serve(reply)
  return { ...server, done }
}
