import type { Environment } from '../environment.ts'
import * as fetches from './fetches.ts'

/** The environments, by the names by which they are selected. */
export const environments: Readonly<Record<string, Environment>> = {
  ...fetches,
}
