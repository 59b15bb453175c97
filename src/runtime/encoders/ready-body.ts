import { addField } from '../secrets/redact.ts'
import type { Call } from '../sending/call.ts'
import { checkedAs } from '../validation/checked-as.ts'

/** Whether a value is the platform's FormData. Another library's would be sent as `[object FormData]`. */
export const isFormData = (value: unknown): value is FormData =>
  typeof FormData === 'function' && value instanceof FormData

/** Whether a value is the platform's URLSearchParams. */
export const isSearchParams = (value: unknown): value is URLSearchParams =>
  typeof URLSearchParams === 'function' && value instanceof URLSearchParams

type Fields = Iterable<readonly [name: string, value: unknown]>

/** React Native's substitute for `entries`. */
interface Parts {
  getParts?(): readonly { readonly fieldName: string; readonly string?: string }[]
}

/** The fields of a form that the caller built. */
export function fieldsOf(form: FormData | URLSearchParams): Fields {
  if (typeof form.entries === 'function') return form.entries()
  return ((form as Parts).getParts?.() ?? []).map(({ fieldName, string }) => [fieldName, string])
}

/** Notes the secrets of a body that is sent unchanged. Schemas describe objects, so they don't check it. */
export function takeReady(call: Call, fields: Fields = []): void {
  for (const [name, value] of fields) addField(call.secrets, name, value)
  checkedAs(call, (part, value) => (part === 'body' ? undefined : value))
}
