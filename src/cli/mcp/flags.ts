import type { ClientFlags } from '../flags/client-flags.ts'

/** Flags of `sdk mcp`. */
export interface McpFlags extends ClientFlags {
  /** A port, or `true` for the default one. */
  readonly http?: number | true
  readonly host?: string
  readonly allowHost?: readonly string[]
  readonly allowOrigin?: readonly string[]
  readonly allowWrite?: true
  readonly only?: readonly string[]
  readonly except?: readonly string[]
  readonly dryRun?: true
  readonly reveal?: true
  readonly mocks?: true
  readonly document?: readonly string[]
  readonly skip?: true
  /** `name=value`, where the value may be `$VARIABLE`. */
  readonly header?: readonly string[]
  /** `value` or `api=value`. */
  readonly tokenEnv?: readonly string[]
  readonly server?: readonly string[]
  readonly baseUrl?: readonly string[]
}
