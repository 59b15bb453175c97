import { parse } from 'yaml'

interface Step {
  readonly uses?: string
  readonly run?: string
  readonly with?: Readonly<Record<string, unknown>>
}

interface Job {
  readonly 'runs-on'?: string
  readonly 'timeout-minutes'?: number
  readonly environment?: unknown
  readonly needs?: unknown
  readonly permissions?: Readonly<Record<string, string>>
  readonly steps?: readonly Step[]
}

interface Workflow {
  readonly on?: unknown
  readonly permissions?: Readonly<Record<string, string>>
  readonly jobs?: Readonly<Record<string, Job>>
}

/** What a job that can publish runs: nothing from the repository or its dependencies. */
const publishing =
  /^(npm install --global --ignore-scripts npm@\S+|echo "\$\w+ {2}[\w.-]+" \| sha512sum --check --strict|npm publish \.\/[\w.-]+\.tgz --provenance .*--ignore-scripts)$/

/** Everything in a workflow that breaks the rules in SECURITY.md. */
export function problemsOf(text: string): string[] {
  const { on, permissions, jobs = {} } = parse(text) as Workflow
  const pins = text.split('\n').filter((line) => /\buses:/.test(line))
  return [
    ...pins
      .filter((line) => !/uses: [\w.-]+\/[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(line))
      .map((line) => `not pinned by commit, with its version: ${line.trim()}`),
    ...(JSON.stringify(permissions) === '{"contents":"read"}' ? [] : ['permissions are not contents: read']),
    ...Object.keys(Object(typeof on === 'string' ? { [on]: 1 } : on))
      .filter((event) => /^(pull_request_target|workflow_run|issue_comment)$/.test(event))
      .map((event) => `${event} gives strangers' code the rights of the repository`),
    ...(/\bsecrets\b/.test(text) ? ['secrets: there is to be none'] : []),
    ...Object.entries(jobs).flatMap(([name, job]) => jobProblems(job).map((each) => `${name}: ${each}`)),
  ]
}

function jobProblems(job: Job): string[] {
  const { steps = [], permissions } = job
  const uses = (action: string) => steps.filter((step) => step.uses?.startsWith(`actions/${action}@`))
  const runs = steps.flatMap(({ run }) => run ?? [])
  const npms = runs.flatMap((run) => [...run.matchAll(/npm@(\S+)/g)].map(([, version]) => version))
  return [
    ...(job['timeout-minutes'] ? [] : ['no timeout-minutes']),
    ...(/^[a-z]+-\d/.test(`${job['runs-on']}`) ? [] : [`runs-on ${job['runs-on']} is no version`]),
    ...uses('checkout')
      .filter((step) => step.with?.['persist-credentials'] !== false)
      .map(() => 'checkout keeps its credentials'),
    ...uses('setup-node').flatMap((step) => [
      ...(/^\d+\.\d+\.\d+$/.test(`${step.with?.['node-version']}`) ? [] : ['Node is no exact version']),
      ...(step.with?.['package-manager-cache'] === false && !step.with?.cache ? [] : ['npm is cached']),
    ]),
    ...(runs.some((run) => /\bnpm\b/.test(run)) && !npms.length ? ['npm is that of Node'] : []),
    ...npms
      .filter((version) => !/^\d+\.\d+\.\d+$/.test(`${version}`))
      .map((version) => `npm ${version} is no exact version`),
    ...runs.filter((run) => run.includes('${{')).map((run) => `an expression in a script: ${run}`),
    ...(permissions ? rightsProblems(job, permissions, runs) : []),
  ]
}

/** A job with its own permissions is one that publishes. */
function rightsProblems(
  job: Job,
  permissions: Readonly<Record<string, string>>,
  runs: readonly string[],
): string[] {
  const foreign = (job.steps ?? []).filter(
    ({ uses }) => uses && !/^actions\/(download-artifact|setup-node)@/.test(uses),
  )
  return [
    ...(JSON.stringify(permissions) === '{"id-token":"write"}'
      ? []
      : ['has rights other than id-token: write']),
    ...(job.environment === 'npm' ? [] : ['may publish outside of the environment npm']),
    ...(job.needs ? [] : ['publishes what no other job has built']),
    ...foreign.map(({ uses }) => `may publish, and uses ${uses?.split('@')[0]}`),
    ...runs.filter((run) => !publishing.test(run)).map((run) => `may publish, and runs ${run}`),
  ]
}
