// Makes one call and prints which timers are left: node fault-child.mjs <module of the group> <base URL>
const [, , module, baseUrl] = process.argv
const { createClient } = await import(module)
const client = createClient({ baseUrl, token: 'tok', deadlineMs: 50_000 })
const outcome = await client.listPipelines(null, null, { signal: new AbortController().signal }).then(
  ({ data }) => data,
  ({ code }) => code,
)
const timers = process.getActiveResourcesInfo().filter((name) => name === 'Timeout')
process.stdout.write(JSON.stringify({ outcome, timers }))
