import { execFile } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type RunningMock, startMock } from '../cli/start-mock.ts'
import { projectRoot } from '../support/project-copy.ts'
import { blocks } from './all-blocks.ts'
import { type Block, placeOf } from './block.ts'
import { ownerOf, owners } from './shell-owners.ts'

interface Command {
  readonly block: Block
  readonly text: string
}

/** Commands without comments, with continued lines joined, split at `&&`. */
const commands: readonly Command[] = blocks
  .filter(({ language }) => language === 'sh')
  .flatMap((block) =>
    block.text
      .replaceAll('\\\n', ' ')
      .split('\n')
      .flatMap((line) => line.replace(/(^|\s)#.*$/, '').split(' && '))
      .map((text) => ({ block, text: text.trim().replace(/\s+/g, ' ') }))
      .filter(({ text }) => text),
  )
const named = (list: readonly Command[]) =>
  list.map(({ block, text }) => [placeOf(block), text, block] as const)
const ownedBy = (kind: string, value?: unknown) =>
  commands.filter(({ text }) => {
    const owner: Record<string, unknown> = { ...ownerOf(text) }
    return kind in owner && (value === undefined || owner[kind] === value)
  })

describe('commands in pages', () => {
  it('have owners, and owners have commands', () => {
    const free = commands.filter(({ text }) => !ownerOf(text))
    const idle = owners.filter((owner) => !commands.some(({ text }) => ownerOf(text) === owner))

    expect(free.map(({ block, text }) => `${placeOf(block)} ${text}`)).toEqual([])
    expect(idle.map(({ command }) => `${command}`)).toEqual([])
  })

  it('that nothing runs are few, and listed here', () => {
    const left = ownedBy('byHand').map(({ text }) => `${text}: ${Object(ownerOf(text)).byHand}`)

    console.log(`By hand alone:\n  ${[...new Set(left)].join('\n  ')}`)
    expect(owners.filter((owner) => 'byHand' in owner).length).toBeLessThanOrEqual(4)
  })

  it.each(named(ownedBy('line')))('%s %s is a line of the script that owns it', (_, text) => {
    const { line: script = '' } = Object(ownerOf(text))
    expect(readFileSync(script, 'utf8').split('\n')).toContain(text)
  })

  it.each(named(ownedBy('within')))('%s %s is part of npm test', (_, text) => {
    expect(JSON.parse(readFileSync('package.json', 'utf8')).scripts.test).toContain(text)
  })

  it.each(named(ownedBy('test')))('%s %s has a test', (_, text) => {
    const { test: [file, title] = ['', ''] } = Object(ownerOf(text))
    expect(existsSync(file) && readFileSync(file, 'utf8')).toContain(title)
  })
})

describe('commands in pages, run', () => {
  const folder = mkdtempSync(join(tmpdir(), 'sdk-docs-'))
  const dialect = { sdk: 'dist/cli.js', msw: 'node_modules/msw/cli/index.js' }
  let mock: RunningMock
  beforeAll(async () => {
    mock = await startMock()
    const programs = Object.entries(dialect).map(
      ([name, path]) => `${name}) exec '${process.execPath}' '${join(projectRoot, path)}' "$@";;`,
    )
    mkdirSync(join(folder, 'bin'))
    // `npx` would look the name up at the registry; here it runs this repository.
    const npx = `#!/bin/sh\nname=$1; shift\ncase $name in\n${programs.join('\n')}\nesac\nexit 127\n`
    writeFileSync(join(folder, 'bin/npx'), npx)
    chmodSync(join(folder, 'bin/npx'), 0o755)
    writeFileSync(join(folder, 'package.json'), '{"private":true}')
  })
  afterAll(async () => {
    await mock.stop()
    rmSync(folder, { recursive: true })
  })

  it.each(named(ownedBy('runs', 'unchanged')))('%s %s succeeds', async (_, text, { prints }) => {
    const { origin } = new URL(mock.baseUrls.control)
    const line = text.replaceAll('http://127.0.0.1:4020', origin)
    const env = { PATH: `${join(folder, 'bin')}${delimiter}${process.env.PATH}`, HOME: folder }

    const ended = promisify(execFile)('sh', ['-c', line], { cwd: folder, env })
    ended.child.stdin?.end()
    const { stdout } = await ended

    if (prints !== undefined) expect(stdout).toBe(prints)
  })

  it.each(named(ownedBy('runs', 'until it serves')))('%s %s serves', async (_, text, { page }) => {
    const flags = text.split(' ').slice(3)
    const rows = blocks.find(({ language, ...block }) => language === 'json' && block.page === page)
    writeFileSync(join(folder, 'rows.json'), rows?.text ?? '')
    const port = flags.indexOf('--port')
    if (port >= 0) flags.splice(port, 2)
    const running = await startMock(
      ...flags.map((flag) => (flag.endsWith('.json') ? join(folder, flag) : flag)),
    )
    const { status } = await fetch(`${running.baseUrls.control}/state`)
    await running.stop()

    expect(status).toBe(200)
  })
})
