import { type ClientName, clients, isClientName } from './drills/clients/all.ts'
import { drills } from './drills/list/all.ts'
import { runDrills } from './drills/run.ts'
import { renderTable } from './drills/table.ts'

// axios would send even loopback calls to a proxy set in the environment.
process.env.NO_PROXY = '127.0.0.1'

const chosen = process.argv.slice(2)
const unknown = chosen.filter((name) => !isClientName(name))
if (unknown.length > 0) {
  throw new Error(`no client named ${unknown.join(', ')}; known are ${Object.keys(clients).join(', ')}`)
}
const names: ClientName[] =
  chosen.length > 0 ? chosen.filter(isClientName) : Object.keys(clients).filter(isClientName)

const rows = await runDrills(drills, await Promise.all(names.map((name) => clients[name]())))
console.log(renderTable(names, rows))

const ours = names.indexOf('ours')
process.exitCode = rows.every(({ verdicts }) => verdicts[ours]?.result === 'pass') ? 0 : 1
