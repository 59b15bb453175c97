import type { IdsAndTimes } from '../../../mocks/ids-and-times.ts'
import type { NetworkAccessLevelInput, SandboxEnvironment, UserBasic } from '../types.gen.ts'

/** The default project of a caller. */
export const defaultProject = 12345

/** The default user of a key. */
export const defaultUser: UserBasic = {
  id: 42,
  uuid: '095be615-a8ad-4c33-8e9c-c7612fbf6c9f',
  distinct_id: 'qv3kXw2bTz0s',
  first_name: 'Ada',
  last_name: 'Lovelace',
  email: 'ada@example.com',
  is_email_verified: true,
  hedgehog_config: null,
  role_at_organization: 'engineering',
}

/** A sandbox environment as the mock keeps it. */
export interface EnvironmentRow {
  project_id: number
  id: string
  name: string
  network_access_level: NetworkAccessLevelInput
  allowed_domains: string[]
  include_default_domains: boolean
  repositories: string[]
  /** Never in a response. Usually an object, but the server doesn't check that. */
  environment_variables: unknown
  private: boolean
  /** Not in the list, but reachable by id. */
  internal: boolean
  /** Null when the user has been deleted. */
  created_by: UserBasic | null
  created_at: string
  updated_at: string
}

/** An initial sandbox environment. */
export interface EnvironmentSeed {
  /** @default 12345 */
  project_id?: number
  id?: string
  /** @default Environment 1, Environment 2 … */
  name?: string
  /** @default full */
  network_access_level?: NetworkAccessLevelInput
  /** @default [] */
  allowed_domains?: string[]
  /** @default false */
  include_default_domains?: boolean
  /** @default [] */
  repositories?: string[]
  /** @default {} */
  environment_variables?: Readonly<Record<string, string>>
  /** @default true */
  private?: boolean
  /** @default false */
  internal?: boolean
  /**
   * Fields of the user that differ from those of the default caller.
   * @default the user of the default caller
   */
  created_by?: Partial<UserBasic> | null
  /** ISO 8601, in UTC. */
  created_at?: string
  /** @default created_at */
  updated_at?: string
}

/** The functions that complete the rows of each collection. */
export function environmentCollections(idsAndTimes: IdsAndTimes) {
  return {
    environments({
      id = idsAndTimes.uuid(),
      name = `Environment ${idsAndTimes.next('environment', 1)}`,
      created_at = timestamp(idsAndTimes.now()),
      updated_at = created_at,
      created_by = defaultUser,
      ...rest
    }: EnvironmentSeed): EnvironmentRow {
      return {
        project_id: defaultProject,
        id,
        name,
        network_access_level: 'full',
        include_default_domains: false,
        private: true,
        internal: false,
        created_by: created_by && { ...defaultUser, ...created_by },
        created_at,
        updated_at,
        ...rest,
        allowed_domains: [...(rest.allowed_domains ?? [])],
        repositories: [...(rest.repositories ?? [])],
        environment_variables: { ...rest.environment_variables },
      }
    },
  }
}

/** The collections of the mock. */
export type EnvironmentCollections = ReturnType<typeof environmentCollections>

/** A time as Django REST Framework prints it: in UTC, with microseconds unless they are zero. */
export function timestamp(ms: number): string {
  return new Date(ms)
    .toISOString()
    .replace(/\.(\d{3})Z$/, (_, digits) => (digits === '000' ? 'Z' : `.${digits}000Z`))
}

/** The row in the response to create, read and update. */
export function toDetail(row: EnvironmentRow, trustedDomains: readonly string[]): SandboxEnvironment {
  const { project_id, environment_variables, ...shown } = row
  return {
    ...shown,
    has_environment_variables: !isEmpty(environment_variables),
    effective_domains: effectiveDomains(row, trustedDomains),
  }
}

function effectiveDomains(row: EnvironmentRow, trusted: readonly string[]): string[] {
  if (row.network_access_level === 'full') return []
  if (row.network_access_level === 'trusted') return [...trusted]
  const added = row.include_default_domains
    ? trusted.filter((each) => !row.allowed_domains.includes(each))
    : []
  return [...row.allowed_domains, ...added]
}

/** The values that are false in Python. */
const isEmpty = (value: unknown) => !value || (typeof value === 'object' && Object.keys(value).length === 0)
