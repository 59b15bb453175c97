import { addField } from '../secrets/redact.ts'
import type { Call } from '../sending/call.ts'
import { checkedAs } from '../validation/checked-as.ts'

/** Whether a value is a FormData, where the platform has any. One of another library would be sent as `[object FormData]`. */
export const isFormData = (value: unknown): value is FormData =>
  typeof FormData === 'function' && value instanceof FormData

/** Whether a value is a URLSearchParams, where the platform has any. */
export const isSearchParams = (value: unknown): value is URLSearchParams =>
  typeof URLSearchParams === 'function' && value instanceof URLSearchParams

type Fields = Iterable<readonly [name: string, value: unknown]>

/** What React Native has in place of `entries`. */
interface Parts {
  getParts?(): readonly { readonly fieldName: string; readonly string?: string }[]
}

/** The fields of a form that a caller has put together. */
export function fieldsOf(form: FormData | URLSearchParams): Fields {
  if (typeof form.entries === 'function') return form.entries()
  return ((form as Parts).getParts?.() ?? []).map(({ fieldName, string }) => [fieldName, string])
}

/** Notes the secrets of a body that is sent as it is. Schemas know objects, and check none of it. */
export function takeReady(call: Call, fields: Fields = []): void {
  for (const [name, value] of fields) addField(call.secrets, name, value)
  checkedAs(call, (part, value) => (part === 'body' ? undefined : value))
}
