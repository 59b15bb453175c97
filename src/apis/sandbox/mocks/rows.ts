import type { IdsAndTimes } from '../../../mocks/ids-and-times.ts'

/** The default organization of a caller. */
export const defaultOrganizationId = 'org_4f7c1d2e9ab34c60'

/** A sandbox as the mock keeps it. */
export interface SandboxRow {
  /** Id of the production organization that it belongs to. */
  organization_id: string
  id: string
  sandbox_name: string
  description: string | null
  /** Ids and email addresses of users added by hand. */
  users: string[]
  /** Names of the apps that can be pushed; `undefined` for any. */
  apps: string[] | undefined
}

/** An initial sandbox. */
export interface SandboxSeed {
  /** @default the default caller's organization */
  organization_id?: string
  /** @default derived from the organization and the name, as the vendor does */
  id?: string
  /** @default sandbox1, sandbox2 … */
  sandbox_name?: string
  /** @default null */
  description?: string | null
  /** @default [] */
  users?: string[]
  /** @default any name is an app */
  apps?: string[]
}

/** An app that was pushed out of a sandbox. */
export interface PushRow {
  organization_id: string
  sandbox_name: string
  app_name: string
  target: string
}

/** An initial push. */
export type PushSeed = Pick<PushRow, 'sandbox_name' | 'app_name'> & Partial<PushRow>

/** The functions that complete the rows of each collection. */
export function sandboxCollections(idsAndTimes: IdsAndTimes) {
  return {
    sandboxes: ({
      organization_id = defaultOrganizationId,
      sandbox_name = `sandbox${idsAndTimes.next('sandbox', 1)}`,
      id = sandboxId(organization_id, sandbox_name),
      description = null,
      users = [],
      apps,
    }: SandboxSeed): SandboxRow => ({
      organization_id,
      id,
      sandbox_name,
      description,
      users: [...users],
      apps: apps && [...apps],
    }),
    pushes: ({
      organization_id = defaultOrganizationId,
      target = organization_id,
      ...rest
    }: PushSeed): PushRow => ({ organization_id, target, ...rest }),
  }
}

/** The collections of the mock. */
export type SandboxCollections = ReturnType<typeof sandboxCollections>

/** The id of a sandbox, by the rule that Valstorm's command line tool mirrors. */
export function sandboxId(organizationId: string, name: string): string {
  const slug = name
    .toLowerCase()
    .replaceAll(' ', '_')
    .replace(/[^a-z0-9_]/g, '')
    .replace(/_+/g, '_')
  return `${organizationId}_s_${(slug || 'env').slice(0, 12)}`
}
