import type { Client } from './client.ts'
import { control } from './control.ts'
import type { Drill, Verdict } from './drill.ts'

export interface Row {
  drill: string
  /** One for each client, in the clients' order. */
  verdicts: Verdict[]
}

/** Runs one drill after the other, each with all clients in parallel; every call has its own server. */
export async function runDrills(drills: readonly Drill[], clients: readonly Client[]): Promise<Row[]> {
  await Promise.all(clients.map(control))
  const rows: Row[] = []
  for (const drill of drills) {
    const verdicts = await Promise.all(clients.map((client) => judge(drill, client)))
    rows.push({ drill: drill.text, verdicts })
  }
  return rows
}

async function judge(drill: Drill, client: Client): Promise<Verdict> {
  const lacking = drill.needs && client.lacks?.[drill.needs]
  return lacking ? { result: 'n/a', note: lacking } : await drill.run(client)
}
