import type { UserBasic } from '../../apis/environments/types.gen.ts'
import type {
  EnvironmentSeed,
  EnvironmentsCaller,
  MocksSeed,
  PipelineSeed,
  PipelinesCaller,
  PushSeed,
  RequestSeed,
  SandboxCaller,
  SandboxSeed,
} from '../../mocks/index.ts'
import {
  anything,
  type Check,
  type FieldChecks,
  fields,
  flag,
  integer,
  listOf,
  nullable,
  oneOf,
  recordOf,
  text,
} from '../checks.ts'

type Group = keyof MocksSeed

/** One check for each collection of each group. */
type CollectionChecks = { readonly [Name in Group]-?: FieldChecks<NonNullable<MocksSeed[Name]>> }

const user = fields<UserBasic>({
  id: integer,
  uuid: text,
  distinct_id: nullable(text),
  first_name: text,
  last_name: text,
  email: text,
  is_email_verified: nullable(flag),
  hedgehog_config: nullable(recordOf(anything)),
  role_at_organization: nullable(text),
})

const collections: CollectionChecks = {
  sandbox: {
    sandboxes: listOf(
      fields<SandboxSeed>({
        organization_id: text,
        id: text,
        sandbox_name: text,
        description: nullable(text),
        users: listOf(text),
        apps: listOf(text),
      }),
    ),
    pushes: listOf(
      fields<PushSeed>({ organization_id: text, sandbox_name: text, app_name: text, target: text }, [
        'sandbox_name',
        'app_name',
      ]),
    ),
  },
  environments: {
    environments: listOf(
      fields<EnvironmentSeed>({
        project_id: integer,
        id: text,
        name: text,
        network_access_level: oneOf('trusted', 'full', 'custom'),
        allowed_domains: listOf(text),
        include_default_domains: flag,
        repositories: listOf(text),
        environment_variables: recordOf(text),
        private: flag,
        internal: flag,
        created_by: nullable(user),
        created_at: text,
        updated_at: text,
      }),
    ),
  },
  pipelines: {
    pipelines: listOf(
      fields<PipelineSeed>({
        pipeline_id: text,
        sandbox_org_id: text,
        sandbox_org_name: text,
        production_org_id: text,
        production_org_name: text,
        created_at: text,
      }),
    ),
    requests: listOf(
      fields<RequestSeed>({
        id: text,
        fullname: text,
        company_name: text,
        position: text,
        email: text,
        sandbox_usecase: text,
        connected_to_existing_epilot_customer: flag,
        sandbox_request_category: oneOf('APP_DEVELOPER_ACCOUNT', 'BLUEPRINT_SANDBOX', 'OTHER'),
        status: oneOf('pending', 'created', 'rejected'),
        requested_at: text,
      }),
    ),
  },
}

const callers: { readonly [Name in Group]-?: Check } = {
  sandbox: fields<SandboxCaller>({ organizationId: text, administrator: flag }),
  environments: fields<EnvironmentsCaller>({
    user,
    scopes: listOf(text),
    projects: listOf(integer),
    keyProjects: listOf(integer),
    currentProject: integer,
    invited: flag,
  }),
  pipelines: fields<PipelinesCaller>({ organizationId: text, organizationName: text, administrator: flag }),
}

/** Checks rows by group and collection. */
export const checkRows: Check = groups((name) => collections[name])

/** Checks a seed file: rows by group and collection, and tokens with their owners. */
export const checkSeedFile: Check = groups((name) => ({
  ...collections[name],
  tokens: recordOf(callers[name]),
}))

function groups(checksOf: (name: Group) => Readonly<Record<string, Check>>): Check {
  const checks = Object.keys(collections).map((name) => [name, fields(checksOf(name as Group))])
  return fields(Object.fromEntries(checks) as Record<string, Check>)
}
