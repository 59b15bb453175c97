import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, it } from 'vitest'
import { generateProject, petsAt } from '../../support/generate-project.ts'
import { environment } from '../sdk.ts'
import { cli } from '../start-mock.ts'

it.each([
  ['SIGINT', 130],
  ['SIGTERM', 143],
] as const)('%s ends it with %i, and leaves the existing files intact', async (signal, status) => {
  const user = generateProject()
  user.write('pets.json', petsAt('https://pets.example.org'))
  await user.generate(['pets.json', '--out', 'api'])
  const before = user.files('api').map((path) => user.read(`api/${path}`))
  const silent = createServer(() => child.kill(signal)).listen(0, '127.0.0.1')
  await once(silent, 'listening')
  const url = `http://127.0.0.1:${(silent.address() as AddressInfo).port}/pets.json`

  const child = spawn(process.execPath, [cli, 'generate', url, '--out', 'api'], {
    cwd: user.root,
    env: environment(),
  })
  const [ended] = await once(child, 'close')

  expect(ended).toBe(status)
  expect(user.files('api').map((path) => user.read(`api/${path}`))).toEqual(before)
  expect(user.files('.').filter((path) => path.startsWith('.'))).toEqual([])
  silent.closeAllConnections()
  silent.close()
  user.remove()
})

it('--watch generates again when the document changes, and exits on Ctrl+C', async () => {
  const user = generateProject()
  user.write('pets.json', petsAt('https://pets.example.org'))
  const child = spawn(process.execPath, [cli, 'generate', 'pets.json', '--out', 'api', '--watch'], {
    cwd: user.root,
    env: environment(),
  })
  let shown = ''
  child.stdout.on('data', (chunk) => (shown += chunk))
  child.stderr.on('data', (chunk) => (shown += chunk))
  const until = async (isThere: () => boolean) => {
    while (!isThere()) await new Promise((done) => setTimeout(done, 50))
  }

  await until(() => shown.includes('Watching 1 file. Press Ctrl+C to stop.'))
  user.write('pets.json', petsAt('https://other.example.org'))
  await until(() => user.read('api/operations.gen.ts').includes('other.example.org'))
  await until(() => shown.split('Watching').length === 3)
  child.kill('SIGINT')
  const [status] = await once(child, 'close')

  expect(status).toBe(130)
  user.remove()
}, 60_000)
