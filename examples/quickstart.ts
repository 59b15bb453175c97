/**
 * Calls every operation of every group over HTTP: on the mocks that `sdk mock` serves on loopback, and, read-only, on
 * the real servers whose tokens are in the environment. Exits with 1 if anything differs.
 */
import { createSdk } from 'sdk'
import { environmentsOperations } from 'sdk/environments'
import { pipelinesOperations } from 'sdk/pipelines'
import { sandboxOperations } from 'sdk/sandbox'
import { callEnvironments, callPipelines, callSandbox } from './quickstart/calls.ts'
import { callRealServers } from './quickstart/real-servers.ts'
import { createReport } from './quickstart/report.ts'
import { startMock } from './quickstart/start-mock.ts'

const report = createReport()
const mock = await startMock()
const { baseUrls } = mock
try {
  const sdk = createSdk({
    token: 'quick-start',
    fetch: report.fetch,
    sandbox: { baseUrl: baseUrls.sandbox },
    environments: { baseUrl: baseUrls.environments },
    pipelines: { baseUrl: baseUrls.pipelines },
  })

  report.group('sandbox', `Valstorm's mock at ${baseUrls.sandbox}`, Object.keys(sandboxOperations))
  await callSandbox(sdk.sandbox, report)
  report.group(
    'environments',
    `PostHog's mock at ${baseUrls.environments}`,
    Object.keys(environmentsOperations),
  )
  await callEnvironments(sdk.environments, report)
  report.group('pipelines', `epilot's mock at ${baseUrls.pipelines}`, Object.keys(pipelinesOperations))
  await callPipelines(sdk.pipelines, report)
} finally {
  await mock.stop()
}
await callRealServers(report)
process.exitCode = report.end() ? 0 : 1
