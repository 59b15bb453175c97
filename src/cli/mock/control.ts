import type { Mock, Mocks, MocksSeed } from '../../mocks/index.ts'
import type { ServedMock } from '../../mocks/server.ts'
import { nearest } from '../../runtime/config/nearest.ts'
import { type Check, fields, oneOf, text } from '../checks.ts'
import { createFaultCheck, type FaultRequest } from './fault-checks.ts'
import { checkRows } from './seed-checks.ts'

type Group = keyof MocksSeed
type Lists = Record<string, unknown[]>
type Seeders = Record<string, (rows: unknown) => unknown[]>
type AnyMock = Mock<string, Lists, Seeders>
type RowsByGroup = Partial<Record<Group, Lists>>

/**
 * What a test in another language asks of running mocks, under `/_mock`: what a test in TypeScript has at hand as
 * `state`, `seed`, `calls`, `fail`, `decide` and `reset`. `operations` are their names by group.
 */
export function createControl(
  mocks: Mocks,
  operations: Readonly<Record<string, readonly string[]>>,
): ServedMock {
  const names = Object.keys(operations) as Group[]
  const checkFault = createFaultCheck(operations)
  const of = (group: Group) => mocks[group] as unknown as AnyMock
  const all = (pick: (mock: AnyMock) => unknown) =>
    Object.fromEntries(names.map((group) => [group, pick(of(group))]))

  const answers: Readonly<Record<string, (request: Request) => unknown>> = {
    'GET /state': () => all(({ state }) => state),
    'POST /seed': async (request) =>
      mapRows(await read<RowsByGroup>(request, checkRows), (group, collection, rows) =>
        of(group).seed[collection]?.(rows),
      ),
    'GET /calls': () => all(({ calls }) => calls),
    'POST /fail': async (request) => {
      const { group, operation, fault, times } = await read<FaultRequest>(request, checkFault)
      of(group).fail(operation ?? '*', fault, { times })
    },
    'POST /decide': async (request) => {
      const { id, status } = await read<Decision>(request, checkDecision)
      const { requests } = mocks.pipelines.state
      if (!requests.some((each) => each.id === id)) throw new Problems([`there is no sandbox request ${id}`])
      return mocks.pipelines.decide(id, status)
    },
    'POST /reset': () => mocks.reset(),
  }

  return {
    api: '_mock',
    ownOrigin: true,
    async handle(request, path) {
      const name = `${request.method} ${path}`
      const answer = Object.hasOwn(answers, name) ? answers[name] : undefined
      const operation = answer && path.slice(1)
      try {
        if (!answer) throw new Problems([`${name} is unknown${nearest(name, Object.keys(answers))}`])
        const body = await answer(request)
        const response = body === undefined ? new Response(null, { status: 204 }) : Response.json(body)
        return { operation, response }
      } catch (error) {
        if (!(error instanceof Problems)) throw error
        const status = answer ? 400 : 404
        return { operation, response: Response.json({ problems: error.problems }, { status }) }
      }
    },
  }
}

/** How epilot decides a sandbox request, by hand. */
interface Decision {
  readonly id: string
  readonly status: 'created' | 'rejected'
}

const checkDecision = fields<Decision>({ id: text, status: oneOf('created', 'rejected') }, ['id', 'status'])

class Problems extends Error {
  override readonly name = 'Problems'
  constructor(readonly problems: readonly string[]) {
    super(problems[0])
  }
}

async function read<Body>(request: Request, check: Check): Promise<Body> {
  const body: unknown = await request.json().catch((cause: Error) => {
    throw new Problems([`the body is not JSON: ${cause.message}`])
  })
  const problems = check(body, '')
  if (problems.length) throw new Problems(problems)
  return body as Body
}

/** Puts something in the place of each collection. */
function mapRows(rows: RowsByGroup, map: (group: Group, collection: string, rows: unknown[]) => unknown) {
  return Object.fromEntries(
    Object.entries(rows).map(([group, collections]) => [
      group,
      Object.fromEntries(
        Object.entries(collections).map(([name, each]) => [name, map(group as Group, name, each)]),
      ),
    ]),
  )
}
