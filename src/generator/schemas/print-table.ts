import type { OperationModel } from '../model.ts'
import type { OperationNames } from '../views/schemas-of-group.ts'

/** Names of the schemas that one operation's data is checked against. */
export interface Table {
  readonly params?: string | undefined
  readonly body?: string | undefined
  /** By status or media type. */
  readonly response: ReadonlyMap<string, string>
}

export function tableOf(
  { definition, responses }: OperationModel,
  operations: Readonly<Record<string, OperationNames>>,
): Table {
  const { params, body, successes, items } = operations[definition.id] as OperationNames
  const json = responses.filter(({ success, kind }) => success && kind === 'json')
  const all = [...json.map(({ status }) => [status, successes[status]] as const), ...Object.entries(items)]
  return {
    params,
    body,
    response: new Map(all.filter(([, name]) => name !== 'unknown') as [string, string][]),
  }
}

/** Prints a table as the constant of its operation. */
export function printTable(
  { definition: { id, method, path } }: OperationModel,
  { params, body, response }: Table,
  type = '',
): string {
  const statuses = [...response].map(
    ([status, name]) => `${/^\d+$/.test(status) ? status : `'${status}'`}: ${name}`,
  )
  const parts = [
    ...(params ? [`params: ${params}`] : []),
    ...(body ? [`body: ${body}`] : []),
    ...(statuses.length ? [`response: { ${statuses.join(', ')} }`] : []),
  ]
  return `/** \`${method} ${path.replaceAll('*/', '*\\/')}\` */
export const ${id}${type} = {${parts.length ? ` ${parts.join(', ')} ` : ''}}
`
}
