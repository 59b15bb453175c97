import type { Note, Place } from '../document/problem.ts'

/** Methods that no fetch sends (Fetch standard, forbidden methods). */
const forbidden = /^(connect|trace|track)$/i

/** Tells whether fetch can send a method; a note says where it cannot. */
export function isSendable(method: string, place: Place, note: Note): boolean {
  if (!forbidden.test(method)) return true
  note(place, `is left out; fetch can't send ${method.toUpperCase()}`)
  return false
}

/** Tells whether an operation is given its body. fetch sends none with GET and HEAD; OpenAPI 3.0 has it ignored. */
export function takesBody(pointer: string, required: boolean, place: Place, note: Note): boolean {
  const [, method = ''] = /\/(get|head)$/.exec(pointer) ?? []
  if (!method) return true
  const reason = `fetch can't send a body with ${method.toUpperCase()}`
  note(place, required ? `${reason}; pass a fetch that can` : `is left out; ${reason}`)
  return required
}
