import type { Note, Place } from '../document/problem.ts'

/** Methods that fetch can't send (Fetch standard, forbidden methods). */
const forbidden = /^(connect|trace|track)$/i

/** Whether fetch can send a method; adds a note if it can't. */
export function isSendable(method: string, place: Place, note: Note): boolean {
  if (!forbidden.test(method)) return true
  note(place, `is left out; fetch can't send ${method.toUpperCase()}`)
  return false
}

/** Whether an operation keeps its body. fetch can't send one with GET and HEAD; OpenAPI 3.0 says to ignore it. */
export function takesBody(pointer: string, required: boolean, place: Place, note: Note): boolean {
  const [, method = ''] = /\/(get|head)$/.exec(pointer) ?? []
  if (!method) return true
  const reason = `fetch can't send a body with ${method.toUpperCase()}`
  note(place, required ? `${reason}; pass a fetch that can` : `is left out; ${reason}`)
  return required
}
