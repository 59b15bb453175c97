/**
 * Drives every operation of every group over real HTTP: against fakes of the vendors on loopback, and, read-only,
 * against the real servers whose tokens are in the environment. Exits with 1 where anything differs.
 */
import { createSdk } from 'sdk'
import { operations as environments } from 'sdk/environments'
import { createMocks } from 'sdk/mocks'
import { serve } from 'sdk/mocks/server'
import { operations as pipelines } from 'sdk/pipelines'
import { operations as sandbox } from 'sdk/sandbox'
import { driveEnvironments, drivePipelines, driveSandbox } from './quickstart/calls.ts'
import { driveRealServers } from './quickstart/real-servers.ts'
import { createReport } from './quickstart/report.ts'

const report = createReport()
const server = await serve({ mocks: createMocks() })
try {
  const sdk = createSdk({
    token: 'quick-start',
    fetch: report.fetch,
    sandbox: { baseUrl: server.baseUrls.sandbox },
    environments: { baseUrl: server.baseUrls.environments },
    pipelines: { baseUrl: server.baseUrls.pipelines },
  })

  report.group('sandbox', `Valstorm's fake at ${server.baseUrls.sandbox}`, Object.keys(sandbox))
  await driveSandbox(sdk.sandbox, report)
  report.group('environments', `PostHog's fake at ${server.baseUrls.environments}`, Object.keys(environments))
  await driveEnvironments(sdk.environments, report)
  report.group('pipelines', `epilot's fake at ${server.baseUrls.pipelines}`, Object.keys(pipelines))
  await drivePipelines(sdk.pipelines, report)
} finally {
  await server.close()
}
await driveRealServers(report)
process.exitCode = report.end() ? 0 : 1
