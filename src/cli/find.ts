import { nearest } from '../runtime/config/nearest.ts'
import { UsageError } from './fail.ts'
import { type Group, type GroupOperation, groupNames, loadGroup, loadGroups } from './groups.ts'

/** Loads a group by name; throws a UsageError with a hint if there is none. */
export async function findGroup(name: string): Promise<Group> {
  const known = groupNames()
  if (!known.includes(name)) throw new UsageError(`there is no group "${name}"${nearest(name, known)}`)
  return loadGroup(name)
}

/** Finds an operation; throws a UsageError with a hint if there is none. */
export async function findOperation(groupName: string, name: string): Promise<[Group, GroupOperation]> {
  const group = await findGroup(groupName)
  const operation = Object.hasOwn(group.operations, name) ? group.operations[name] : undefined
  if (operation) return [group, operation]
  const elsewhere = (await loadGroups()).find(({ operations }) => Object.hasOwn(operations, name))
  throw new UsageError(
    elsewhere
      ? `"${name}" is an operation of ${elsewhere.name}, not of ${groupName}`
      : `${groupName} has no operation "${name}"${nearest(name, Object.keys(group.operations))}`,
  )
}
