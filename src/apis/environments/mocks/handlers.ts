import type { IdsAndTimes } from '../../../mocks/ids-and-times.ts'
import type { Rows } from '../../../mocks/rows.ts'
import type { Handlers } from '../../../mocks/vendor.ts'
import type { EnvironmentsOperations, UserBasic } from '../types.gen.ts'
import type { EnvironmentsCaller } from './callers.ts'
import { problems } from './drf.ts'
import { toPage } from './list.ts'
import { readBody } from './read-body.ts'
import { defaultUser, type EnvironmentCollections, type EnvironmentRow, timestamp, toDetail } from './rows.ts'
import type { Admitted } from './vendor.ts'

/** PostHog's operations. */
export function createHandlers(
  { environments }: Rows<EnvironmentCollections>,
  { uuid, now }: IdsAndTimes,
  trustedDomains: readonly string[],
): Handlers<EnvironmentsOperations, Admitted> {
  const isVisible = (row: EnvironmentRow, caller: Admitted) =>
    row.project_id === caller.project && (!row.private || row.created_by?.id === userOf(caller).id)
  const find = (id: string, caller: Admitted) =>
    environments.find((row) => row.id === id.toLowerCase() && isVisible(row, caller))

  return {
    // The server's order is undefined; this one is stable, oldest first.
    listSandboxEnvironments: ({ params, caller, url }) => ({
      data: toPage(
        environments.filter((row) => !row.internal && isVisible(row, caller)),
        url,
        params,
      ),
    }),

    createSandboxEnvironment({ body, caller }) {
      const read = readBody(body, ['name'])
      if ('problem' in read) return read.problem
      const at = timestamp(now())
      const row: EnvironmentRow = {
        project_id: caller.project,
        id: uuid(),
        name: '',
        network_access_level: 'full',
        allowed_domains: [],
        include_default_domains: false,
        repositories: [],
        environment_variables: {},
        private: true,
        internal: false,
        created_by: userOf(caller),
        created_at: at,
        updated_at: at,
        ...read.fields,
      }
      environments.push(row)
      return { data: toDetail(row, trustedDomains) }
    },

    getSandboxEnvironment({ params: { id }, caller }) {
      const row = find(id, caller)
      return row ? { data: toDetail(row, trustedDomains) } : problems.notFound
    },

    updateSandboxEnvironment({ params: { id }, body, caller }) {
      const row = find(id, caller)
      if (!row) return problems.notFound
      const read = readBody(body, [])
      if ('problem' in read) return read.problem
      Object.assign(row, read.fields, { updated_at: timestamp(now()) })
      return { data: toDetail(row, trustedDomains) }
    },

    deleteSandboxEnvironment({ params: { id }, caller }) {
      const row = find(id, caller)
      if (!row) return problems.notFound
      environments.splice(environments.indexOf(row), 1)
      return { data: undefined }
    },
  }
}

const userOf = ({ user }: EnvironmentsCaller): UserBasic => ({ ...defaultUser, ...user })
