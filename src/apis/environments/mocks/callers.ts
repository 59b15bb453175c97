import type { UserBasic } from '../types.gen.ts'

/** The caller that a key identifies. */
export interface EnvironmentsCaller {
  /** Fields of the user that differ from the defaults. Two callers with the same `id` are the same user. */
  user?: Partial<UserBasic> | undefined
  /**
   * Scopes of the key: `task:read`, `task:write` (which includes the former), `*`.
   * @default ['*']
   */
  scopes?: readonly string[] | undefined
  /**
   * Projects the user is a member of.
   * @default every project
   */
  projects?: readonly number[] | undefined
  /**
   * Projects the key is limited to.
   * @default not limited
   */
  keyProjects?: readonly number[] | undefined
  /**
   * The project that `@current` stands for.
   * @default the first of `projects`, else 12345
   */
  currentProject?: number | undefined
  /**
   * False for a user without an invite to the feature; PostHog has since lifted that gate.
   * @default true
   */
  invited?: boolean | undefined
}
