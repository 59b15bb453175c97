import { functionName, typeName } from './names.ts'

/** Names that a group's files declare besides its schemas and operations. */
export interface GeneratedNames {
  /** The shared client. */
  readonly handle: string
  /** The constant with the API's servers and token. */
  readonly api: string
  /** The table of operations. */
  readonly table: string
  /** Types. */
  readonly client: string
  readonly operations: string
  readonly params: string
  readonly body: string
  readonly data: string
  readonly errorBody: string
  readonly server: string
  readonly token: string
}

/**
 * Names that begin with the group's, so that an editor's auto-import never mixes up two groups, or a group and the DOM:
 * `SandboxData`, `sandboxOperations`.
 */
export function generatedNames(group: string): GeneratedNames {
  const type = typeName(group)
  const value = type.replace(/^[A-Z]+(?![a-z])|^[A-Z]/, (capitals) => capitals.toLowerCase())
  const named = (suffix: string) => (platformNames.has(type + suffix) ? `${type}${suffix}_` : type + suffix)
  return {
    handle: functionName(group),
    api: `${value}Api`,
    // A name without a capital letter, such as `_3d`, would give the type and the table the same name.
    table: value === type ? `${value}Operations_` : `${value}Operations`,
    client: named('Client'),
    operations: named('Operations'),
    params: named('Params'),
    body: named('Body'),
    data: named('Data'),
    errorBody: named('ErrorBody'),
    server: named('Server'),
    token: named('Token'),
  }
}

/** Platform and runtime types that generated files use and that a group's types could shadow. */
const platformNames = new Set(['FormData', 'URLSearchParams', 'SchemeToken'])
