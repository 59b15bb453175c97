import { type FieldProblem, notValid, type Problem, problems } from './drf.ts'
import { crash, type Read, readBoolean, readChoice, readText, readTexts, readVariables } from './fields.ts'
import { pythonType } from './python.ts'
import type { EnvironmentRow } from './rows.ts'

/** The fields of a row that a caller may set. */
export type Writable = Pick<
  EnvironmentRow,
  | 'name'
  | 'network_access_level'
  | 'allowed_domains'
  | 'include_default_domains'
  | 'repositories'
  | 'environment_variables'
  | 'private'
>

type Readers = {
  readonly [Name in keyof Writable]: (value: unknown, attr: string) => Read<Writable[Name]> | typeof crash
}

/** In the order of the server's serializer: of several problems it reports the first. */
const readers: Readers = {
  name: readText,
  network_access_level: (value, attr) => readChoice(value, attr, ['trusted', 'full', 'custom']),
  allowed_domains: readTexts,
  include_default_domains: readBoolean,
  repositories: readTexts,
  environment_variables: readVariables,
  private: readBoolean,
}

/** Reads the fields of a body; unknown and read-only ones are ignored. */
export function readBody(
  body: unknown,
  required: readonly (keyof Writable)[],
): { readonly fields: Partial<Writable> } | { readonly problem: FieldProblem | Problem<500> } {
  const input: unknown = body ?? {}
  if (typeof input !== 'object' || Array.isArray(input)) {
    const detail = `Invalid data. Expected a dictionary, but got ${pythonType(input)}.`
    return { problem: notValid('invalid_input', detail, null) }
  }
  const fields: Record<string, unknown> = {}
  for (const [name, read] of Object.entries(readers)) {
    if (!Object.hasOwn(input as object, name)) {
      if (required.some((each) => each === name)) {
        return { problem: notValid('required', 'This field is required.', name) }
      }
      continue
    }
    const result = read((input as Record<string, unknown>)[name], name)
    if (result === crash) return { problem: problems.crash }
    if ('problem' in result) return result
    fields[name] = result.value
  }
  return { fields: fields as Partial<Writable> }
}
