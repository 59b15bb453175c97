import type { Environment } from '../environment.ts'
import { runCasesOf } from '../program.ts'
import { versionOf } from '../version.ts'

/** Counts the spans after each case: one per call, with one per request below it, and no request twice. */
export const openTelemetry: Environment = {
  name: 'instrumentation-undici',
  about: 'OpenTelemetry: spans of requests below those of sdk/otel',
  project: 'opentelemetry',
  node: 22,
  version: versionOf('@opentelemetry/instrumentation-undici'),
  run: (context) => runCasesOf(context, ['node', 'run.mjs']),
}
