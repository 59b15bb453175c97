import { readdirSync } from 'node:fs'
import type { Command, Option } from 'commander'
import { type Group, groupNames, loadGroup, loadGroups } from '../groups.ts'
import { scripts } from './shells.ts'

/** A suggestion and its description. */
export type Suggestion = readonly [value: string, about?: string]

/** The typed part of a command. */
interface Typed {
  readonly command: Command
  /** Arguments before the cursor, without options. */
  readonly operands: readonly string[]
  /** The values of `--param` before the cursor. */
  readonly params: readonly string[]
  /** The word at the cursor. */
  readonly current: string
}

/** Suggests how a line may continue at the cursor. Never fails: nobody wants an error on tab. */
export async function suggest(program: Command, line: string): Promise<Suggestion[]> {
  const [, ...words] = split(line)
  const current = words.at(-1) ?? ''
  const suggestions = await forWord(program, words.slice(0, -1), current).catch((): Suggestion[] => [])
  return suggestions.filter(([value]) => value.startsWith(current))
}

/** Words as a shell splits them; the last one is at the cursor and may be empty. */
function split(line: string): string[] {
  const words = line.match(/(?:[^\s'"\\]|\\.|'[^']*'?|"(?:[^"\\]|\\.)*"?)+/g) ?? []
  const plain = words.map((word) => word.replace(/\\(.)|['"]/g, '$1'))
  return /\s$/.test(line) ? [...plain, ''] : plain
}

async function forWord(program: Command, before: readonly string[], current: string): Promise<Suggestion[]> {
  const [name, ...rest] = before
  const commands = program.createHelp().visibleCommands(program)
  if (name === undefined) {
    return current.startsWith('-')
      ? flagsOf(program)
      : commands.map((each) => [each.name(), each.summary() || each.description()])
  }
  const command = commands.find((each) => each.name() === name)
  if (!command) return []
  const operands: string[] = []
  const params: string[] = []
  let awaiting: Option | undefined
  for (const word of rest) {
    const [flag] = word.split('=')
    const option = command.options.find(({ short, long }) => flag === short || flag === long)
    if (awaiting) {
      if (awaiting.long === '--param') params.push(word.split('=')[0] ?? '')
      awaiting = undefined
    } else if (!word.startsWith('-')) operands.push(word)
    else if (option?.required && !word.includes('=')) awaiting = option
  }
  const typed = { command, operands, params, current }
  if (awaiting) return valuesOf(awaiting, typed)
  return current.startsWith('-') ? flagsOf(command) : operandsOf(typed)
}

const flagsOf = (command: Command): Suggestion[] =>
  command
    .createHelp()
    .visibleOptions(command)
    .flatMap(({ long, description }) => (long ? [[long, description] as const] : []))

/** The possible values of an argument. */
async function operandsOf({ command, operands, current }: Typed): Promise<Suggestion[]> {
  const [group] = operands
  if (command.name() === 'completion') return Object.keys(scripts).map((shell) => [shell])
  if (command.name() === 'generate') return files(current)
  if (!/^(call|operations)$/.test(command.name())) return []
  if (group === undefined) return groupNames().map((name) => [name])
  if (operands.length > 1) return []
  const { operations } = await loadGroup(group)
  return Object.entries(operations).map(([name, { summary }]) => [name, summary])
}

/** The possible values of an option. */
async function valuesOf(
  { long, argChoices }: Option,
  { operands, params, current }: Typed,
): Promise<Suggestion[]> {
  const [group = '', operation = ''] = operands
  if (long === '--param') return paramsOf(await loadGroup(group), operation, params)
  if (long === '--server') return serversOf(await loadGroup(group))
  if (long === '--only' || long === '--except') return selectable()
  if (argChoices) return argChoices.map((choice) => [choice])
  if (long === '--seed' || long === '--out' || long === '--config' || long === '--document')
    return files(current)
  if (long === '--body')
    return current.startsWith('@') ? files(current.slice(1), '@') : [['@'], ['-', 'stdin']]
  return []
}

/** Groups and operations. */
async function selectable(): Promise<Suggestion[]> {
  const groups = await loadGroups()
  return groups.flatMap(({ name, title, operations }) => [
    [name, title] as const,
    ...Object.entries(operations).map(([id, { summary }]): Suggestion => [id, summary]),
  ])
}

function paramsOf({ operations }: Group, operation: string, words: readonly string[]): Suggestion[] {
  const { params = {} } = operations[operation]?.definition ?? {}
  return Object.entries(params).flatMap(([name, { in: location, type = 'string' }]): Suggestion[] => {
    if (words.includes(name) && type !== 'array') return []
    const about = `${location}, ${[type].flat().join(' or ')}`
    return type === 'boolean' ? [[`${name}=true`], [`${name}=false`]] : [[`${name}=`, about]]
  })
}

function serversOf({ operations }: Group): Suggestion[] {
  const [first] = Object.values(operations)
  return Object.entries(first?.definition.api.servers ?? {})
}

/** Files and folders that continue a path. */
function files(path: string, prefix = ''): Suggestion[] {
  const folder = path.slice(0, path.lastIndexOf('/') + 1)
  return readdirSync(folder || '.', { withFileTypes: true })
    .filter(({ name }) => !name.startsWith('.') || path.slice(folder.length).startsWith('.'))
    .map((entry) => [`${prefix}${folder}${entry.name}${entry.isDirectory() ? '/' : ''}`])
}
