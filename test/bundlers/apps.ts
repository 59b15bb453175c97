import sizeLimits from '../../.size-limit.js'
import { type Group, idsOf, type Mark } from './marks.ts'

/** An app that uses part of the package. */
export interface App {
  readonly title: string
  readonly code: string
  /** What it logs, by name; it does nothing else. */
  readonly names: readonly string[]
  /** What it can contain, in addition to the runtime. */
  readonly allowed: readonly Mark['of'][]
  /** Bytes, minified and gzipped; `undefined` if there is no budget. */
  readonly budget?: number
  /** An expression that uses what the app logged, by name in `app`; `fetch` responds with `answer`. */
  readonly use: string
  readonly answer?: string
  /** What the expression sends. */
  readonly sends: readonly string[]
}

/** The same source that size-limit measures for the budgets. */
const logs = (path: string, ...names: string[]) => ({
  code: `import { ${names.join(', ')} } from '${path}'
console.log(${names.join(', ')})
`,
  names,
})

/** The budget in .size-limit.js for the same imports. */
function budget(name: string): number {
  const limit = sizeLimits.find((each) => each.name === name)?.limit
  if (!limit?.endsWith(' kB')) throw new Error(`.size-limit.js has no budget in kB for ${name}`)
  return Math.round(Number.parseFloat(limit) * 1000)
}

const operation = (id: string): Mark['of'] => `operation ${id}`
const whole = (group: Group): Mark['of'][] => [`group ${group}`, ...idsOf(group).map(operation)]
const groups: readonly Group[] = ['sandbox', 'environments', 'pipelines']

const uses = {
  sandbox: ['listSandboxes()', 'GET https://api.valstorm.com/v1/sandbox'],
  environments: [
    'getSandboxEnvironment({ project_id: 1, id: "x" })',
    'GET https://us.posthog.com/api/projects/1/sandbox_environments/x/',
  ],
  pipelines: ['listPipelines()', 'GET https://sandbox.sls.epilot.io/v1/sandbox/pipelines'],
} as const

const list = 'GET https://api.valstorm.com/v1/sandbox'

/** The apps of the size table. */
const measured: readonly App[] = [
  {
    title: 'one operation',
    ...logs('sdk/sandbox', 'connect', 'listSandboxes'),
    allowed: ['group sandbox', operation('listSandboxes')],
    budget: budget('one operation'),
    use: "app.listSandboxes(app.connect({ token: 't', fetch }))",
    sends: [list],
  },
  {
    title: 'one operation with parameters and a body',
    ...logs('sdk/sandbox', 'connect', 'addUsersToSandbox'),
    allowed: ['group sandbox', operation('addUsersToSandbox')],
    budget: budget('one operation with parameters and a body'),
    use: "app.addUsersToSandbox(app.connect({ token: 't', fetch }), { name: 'a b' }, { users: ['u'] })",
    sends: ['POST https://api.valstorm.com/v1/sandbox/a%20b/users {"users":["u"]}'],
  },
  {
    title: 'one operation with TanStack Query',
    code: `import { connect, listSandboxes } from 'sdk/sandbox'\nimport { queryOptions } from 'sdk/query'\nconsole.log(connect, listSandboxes, queryOptions)\n`,
    names: ['connect', 'listSandboxes', 'queryOptions'],
    allowed: ['group sandbox', operation('listSandboxes'), 'query'],
    budget: budget('one operation with TanStack Query'),
    use: "app.queryOptions(app.listSandboxes, app.connect({ token: 't', fetch })).queryFn({ signal: undefined })",
    answer: '[{"id":7}]',
    sends: [list],
  },
  {
    title: 'one group',
    ...logs('sdk/pipelines', 'getClient', 'authorize'),
    allowed: whole('pipelines'),
    budget: budget('one group'),
    use: "app.authorize(app.getClient(), 't').listPipelines(null, null, { fetch })",
    sends: [uses.pipelines[1]],
  },
  {
    title: 'one group from the root',
    ...logs('sdk', 'sandbox'),
    allowed: whole('sandbox'),
    budget: budget('one group from the root'),
    use: "app.sandbox.listSandboxes(null, null, { fetch, token: 't' })",
    sends: [list],
  },
  {
    title: 'everything',
    ...logs('sdk', 'sdk'),
    allowed: groups.flatMap(whole),
    budget: budget('everything'),
    use: `app.sdk.configure({ token: 't', fetch }), await app.sdk.sandbox.${uses.sandbox[0]}, await app.sdk.environments.${uses.environments[0]}, await app.sdk.pipelines.${uses.pipelines[0]}`,
    sends: groups.map((group) => uses[group][1]),
  },
  {
    title: 'one group, strictly checked, without zod',
    code: `import { createClient } from 'sdk/sandbox'\nimport { checks } from 'sdk/sandbox/checks'\nconsole.log(createClient, checks)\n`,
    names: ['createClient', 'checks'],
    allowed: [...whole('sandbox'), 'schemas of sandbox'],
    budget: budget('one group, strictly checked, without zod'),
    use: "app.createClient({ token: 't', fetch, schemas: app.checks }).listSandboxes().catch(({ code }) => ({ data: code }))",
    answer: '[{"id":7}]',
    sends: [list, 'validation_error'],
  },
  {
    title: 'one group, strictly checked, zod included',
    code: `import { createClient } from 'sdk/sandbox'\nimport { schemas } from 'sdk/sandbox/schemas'\nconsole.log(createClient, schemas)\n`,
    names: ['createClient', 'schemas'],
    allowed: [...whole('sandbox'), 'schemas of sandbox'],
    budget: budget('one group, strictly checked, zod included'),
    use: "app.createClient({ token: 't', fetch, schemas: app.schemas }).listSandboxes().catch(({ code }) => ({ data: code }))",
    answer: '[{"id":7}]',
    sends: [list, 'validation_error'],
  },
]

/** More apps, for what they must not contain. */
const others: readonly App[] = [
  ...groups.flatMap((group): App[] => [
    {
      title: `sdk/${group}`,
      ...logs(`sdk/${group}`, 'getClient', 'authorize'),
      allowed: whole(group),
      use: `app.authorize(app.getClient(), () => 't').${uses[group][0]}`,
      sends: [uses[group][1]],
    },
    {
      title: `${group} of the root`,
      ...logs('sdk', group),
      allowed: whole(group),
      use: `app.${group}.${uses[group][0]}.catch(({ code }) => code)`,
      sends: ['auth_error'],
    },
  ]),
  {
    title: 'an import that is not used',
    code: "import { sdk } from 'sdk'\nimport { sandbox } from 'sdk/sandbox'\nconsole.log('mine')\n",
    names: ['mine'],
    allowed: [],
    budget: 200,
    use: 'app.mine',
    sends: [],
  },
  {
    title: 'only the error guards',
    ...logs('sdk', 'isApiError'),
    allowed: [],
    use: 'app.isApiError(null)',
    sends: [],
  },
]

export const apps: readonly App[] = [...measured, ...others]
