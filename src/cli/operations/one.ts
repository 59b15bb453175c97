import type { Definition } from '../../runtime/definition.ts'
import type { Group, GroupOperation } from '../groups.ts'
import { paint } from '../paint.ts'
import { pad, size } from '../show/table.ts'

/** An operation on the terminal: its parameters and body, and a command to start with. */
export function showOperation(
  { name: group, tokenEnv }: Group,
  { definition, summary }: GroupOperation,
): string {
  const { id, method, path, params = {}, body, security, api } = definition
  const nameWidth = Math.max('token'.length, ...Object.keys(params).map(size))
  const line = (name: string, about: string) => `  ${pad(name, nameWidth)}  ${paint('dim', about)}`
  const lines = [
    `${paint('bold', `${group} ${id}`)}  ${paint('dim', summary)}`,
    `  ${paint('green', method)} ${path}`,
    ...Object.entries(params).map(([name, { in: location, type = 'string', required, as }]) => {
      const needed = required || (location === 'path' && !as?.optional) ? ', required' : ''
      return line(name, `${location}, ${[type].flat().join(' or ')}${needed}`)
    }),
    ...(body
      ? [line('body', `${[body.type ?? 'JSON'].flat().join(' or ')}${body.required ? ', required' : ''}`)]
      : []),
    ...((api.auth || api.schemes) && security !== 'none'
      ? [line('token', `${tokenEnv ? `$${tokenEnv}` : '--token'}${security ? ', not required' : ''}`)]
      : []),
  ]
  return `${lines.join('\n')}\n\n  ${exampleOf(group, definition)}\n`
}

/** A command with everything required. */
function exampleOf(group: string, { id, params = {}, body, pagination }: Definition): string {
  const required = Object.entries(params).filter(
    ([, { in: location, required, as }]) => required || (location === 'path' && !as?.optional),
  )
  return [
    `sdk call ${group} ${id}`,
    ...required.map(([name]) => `--param ${name}=…`),
    ...(body?.required ? ["--body '{…}'"] : []),
    ...(pagination ? ['--all'] : []),
  ].join(' ')
}
