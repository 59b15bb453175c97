import type { Environment } from '../environment.ts'
import { fetches } from './fetches.ts'
import { frameworks } from './frameworks.ts'
import { jests } from './jest.ts'
import { lambda } from './lambda.ts'
import { networkMocks } from './network-mocks.ts'
import { openTelemetry } from './opentelemetry.ts'
import { proxies } from './proxies.ts'
import { reactNatives } from './react-native.ts'
import { vitests } from './vitest.ts'
import { workers } from './workers.ts'

type Environments = Readonly<Record<string, Environment>>

/** The environments by kind, in the order of the tables. */
export const kinds: Readonly<Record<string, Environments>> = {
  frameworks,
  'React Native': reactNatives,
  'test runners': { ...vitests, ...jests },
  serverless: { workers, lambda },
  'other fetches': fetches,
  'network mocks': networkMocks,
  'proxies and tracing': { ...proxies, openTelemetry },
}

/** The environments, by the names that select them. */
export const environments: Environments = Object.assign({}, ...Object.values(kinds))
