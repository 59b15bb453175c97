import type { Rows } from '../../../mocks/rows.ts'
import type { Handlers } from '../../../mocks/vendor.ts'
import type { SandboxOperations, SandboxResponse } from '../types.gen.ts'
import { checkText, checkTexts, exception, fieldOf, invalid } from './fast-api.ts'
import { defaultOrganizationId, type SandboxCollections, type SandboxRow, sandboxId } from './rows.ts'
import type { SandboxCaller } from './vendor.ts'

/** Valstorm's operations. */
export function createHandlers(
  { sandboxes, pushes }: Rows<SandboxCollections>,
  refreshKeepsUsers: boolean,
): Handlers<SandboxOperations, SandboxCaller> {
  const organizationOf = ({ organizationId = defaultOrganizationId }: SandboxCaller) => organizationId
  /** The sandboxes of a sandbox's organization are those of its production organization. */
  const productionOf = (caller: SandboxCaller) => organizationOf(caller).split('_s_')[0] as string
  const find = (caller: SandboxCaller, name: string) =>
    sandboxes.find((row) => row.organization_id === productionOf(caller) && row.sandbox_name === name)
  const notFound = (name: string) => exception(404, `Sandbox '${name}' not found`)

  return {
    listSandboxes: ({ caller }) => ({
      data: sandboxes.filter((row) => row.organization_id === organizationOf(caller)).map(toResponse),
    }),

    createSandbox({ body, caller }) {
      // Whether the API accepts null for the description is unknown; responses have it, so the mock accepts it.
      const described = fieldOf(body, 'description') === null ? [] : checkText(body, 'description')
      const problems = [...checkText(body, 'name', { required: true }), ...described]
      if (problems.length) return invalid(...problems)
      const name = String(fieldOf(body, 'name'))
      // Which names are rejected is unknown. An empty one could never be addressed again.
      if (!name) {
        return invalid({
          type: 'string_too_short',
          loc: ['body', 'name'],
          msg: 'String should have at least 1 character',
          input: name,
          ctx: { min_length: 1 },
        })
      }
      const organization_id = organizationOf(caller)
      const id = sandboxId(organization_id, name)
      // The response to a name that is taken is unknown; 422 is the only declared status that fits. Names that lead
      // to the same id also count as taken, because the id belongs to an organization.
      if (find(caller, name) || sandboxes.some((row) => row.id === id)) {
        return invalid({
          type: 'value_error',
          loc: ['body', 'name'],
          msg: `Value error, a sandbox named '${name}' exists already`,
          input: name,
        })
      }
      const description = fieldOf(body, 'description')
      const row: SandboxRow = {
        organization_id,
        id,
        sandbox_name: name,
        description: typeof description === 'string' ? description : null,
        users: [],
        apps: undefined,
      }
      sandboxes.push(row)
      return { data: toResponse(row) }
    },

    refreshSandbox({ params: { name }, caller }) {
      const row = find(caller, name)
      if (!row) return notFound(name)
      if (!refreshKeepsUsers) row.users = []
      return { data: toResponse(row) }
    },

    deleteSandbox({ params: { name }, caller }) {
      const row = find(caller, name)
      if (!row) return notFound(name)
      sandboxes.splice(sandboxes.indexOf(row), 1)
      // Any JSON; the real body is unknown.
      return { data: {} }
    },

    addUsersToSandbox({ params: { name }, body, caller }) {
      const problems = checkTexts(body, 'users')
      if (problems.length) return invalid(...problems)
      const row = find(caller, name)
      if (!row) return notFound(name)
      const added = usersOf(body).filter((user) => !row.users.includes(user))
      row.users.push(...added)
      return { data: { added_users: added } }
    },

    removeUsersFromSandbox({ params: { name }, body, caller }) {
      const problems = checkTexts(body, 'users')
      if (problems.length) return invalid(...problems)
      const row = find(caller, name)
      if (!row) return notFound(name)
      const removed = usersOf(body).filter((user) => row.users.includes(user))
      row.users = row.users.filter((user) => !removed.includes(user))
      return { data: { removed_users: removed } }
    },

    pushAppFromSandbox({ params: { sandbox_name, app_name, target }, caller }) {
      const row = find(caller, sandbox_name)
      if (!row) return notFound(sandbox_name)
      if (row.apps && !row.apps.includes(app_name)) return exception(404, `App '${app_name}' not found`)
      const { organization_id } = row
      // Where an app goes without a target is unknown; the vendor's tool passes the production organization.
      pushes.push({ organization_id, sandbox_name, app_name, target: target ?? organization_id })
      // Any JSON; the real body is unknown.
      return { data: {} }
    },
  }
}

const toResponse = ({ id, sandbox_name, description }: SandboxRow): SandboxResponse => ({
  id,
  sandbox_name,
  description,
})

/** The users of a checked body, without duplicates. */
const usersOf = (body: unknown): string[] => [...new Set(fieldOf(body, 'users') as string[])]
