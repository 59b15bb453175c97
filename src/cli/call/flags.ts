import type { ClientFlags } from '../flags/client-flags.ts'

/** Flags of `sdk call`. */
export interface CallFlags extends ClientFlags {
  readonly param?: readonly string[]
  readonly header?: readonly string[]
  readonly body?: string
  readonly all?: true
  readonly json?: true
  readonly lines?: true
  readonly include?: true
  readonly dryRun?: true
  readonly token?: string
  readonly server?: string
  readonly baseUrl?: string
}
