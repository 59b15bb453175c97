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
 * The HTTP API under `/_mock`. It lets tests in other languages do what tests in TypeScript do with `state`, `seed`,
 * `calls`, `fail`, `decide` and `reset`. `operations` are the operations' names by group.
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

  const handlers: Readonly<Record<string, (request: Request) => unknown>> = {
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
      const handler = Object.hasOwn(handlers, name) ? handlers[name] : undefined
      const operation = handler && path.slice(1)
      try {
        if (!handler) throw new Problems([`${name} is unknown${nearest(name, Object.keys(handlers))}`])
        const body = await handler(request)
        const response = body === undefined ? new Response(null, { status: 204 }) : Response.json(body)
        return { operation, response }
      } catch (error) {
        if (!(error instanceof Problems)) throw error
        const status = handler ? 400 : 404
        return { operation, response: Response.json({ problems: error.problems }, { status }) }
      }
    },
  }
}

/** A decision on a sandbox request. epilot makes these by hand. */
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

/** Replaces each collection by the result of `map`. */
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
