import type { Definition, JsonType } from '../runtime/definition.ts'

/** Replaces secret parameters with `mask`, in a value of the same type so that the request keeps its shape. */
export function maskParameters(
  { params: declared = {}, secrets = [] }: Pick<Definition, 'params' | 'secrets'>,
  params: object,
  mask: string,
): Record<string, unknown> {
  const masks: Readonly<Record<JsonType, unknown>> = {
    string: mask,
    integer: 0,
    number: 0,
    boolean: false,
    array: [mask],
    object: { [mask]: mask },
    null: null,
  }
  return Object.fromEntries(
    Object.entries(params).map(([name, value]) => {
      const [type = 'string'] = [declared[name]?.type ?? []].flat()
      return [name, secrets.includes(name) ? masks[type] : value]
    }),
  )
}
