import type { Environment } from '../environment.ts'
import * as fetches from './fetches.ts'
import * as frameworks from './frameworks.ts'
import * as jest from './jest.ts'
import * as lambda from './lambda.ts'
import * as networkMocks from './network-mocks.ts'
import * as openTelemetry from './opentelemetry.ts'
import * as proxies from './proxies.ts'
import * as reactNative from './react-native.ts'
import * as vitest from './vitest.ts'
import * as workers from './workers.ts'

/** The environments, by the names by which they are selected. */
export const environments: Readonly<Record<string, Environment>> = {
  ...fetches,
  ...frameworks,
  ...jest,
  ...lambda,
  ...networkMocks,
  ...openTelemetry,
  ...proxies,
  ...reactNative,
  ...vitest,
  ...workers,
}
