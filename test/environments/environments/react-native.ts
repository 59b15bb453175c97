import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Context, Environment } from '../environment.ts'
import { runCasesOf, runProgram } from '../program.ts'
import type { CaseResult } from '../suite/stage.ts'
import { versionOf } from '../version.ts'

/** Runs a program that must succeed. */
async function run(context: Context, command: readonly [string, ...string[]]): Promise<void> {
  const { output, problem } = await runProgram(context, command)
  if (problem) throw new Error(`${command.join(' ')} ${problem}: ${output}`)
}

/** Bundles an entry with Metro, compiles it with the Hermes compiler, and runs it on native modules made of Node. */
const app =
  (entry: string) =>
  async (context: Context): Promise<readonly CaseResult[]> => {
    const out = `dist/${entry}`
    await run(context, ['node', 'bundle.cjs', entry, out, 'hermes-stable'])
    // Checks the syntax: an app that Hermes can't compile is never installed.
    await run(context, [hermesc, '-emit-binary', '-O', '-out', `${out}.hbc`, out])
    return runCasesOf(context, ['node', 'host.cjs', out])
  }

const binaries = process.platform === 'darwin' ? 'osx-bin' : 'linux64-bin'
const hermesc = `node_modules/hermes-compiler/hermesc/${binaries}/hermesc`
const hermesShell = `node_modules/hermes-engine-cli/${binaries}/hermes`

const base = { project: 'react-native', place: { wholeBodies: true }, version: versionOf('react-native') }

const reactNative: Environment = {
  ...base,
  name: 'React Native',
  about: 'its own fetch, XMLHttpRequest, URL and AbortController, bundled by Metro',
  run: app('index.js'),
}

const reactNativeOlder: Environment = {
  ...base,
  name: 'older React Native',
  about: 'AbortController as in releases up to 0.87, URL as up to 0.79',
  version: (context) => `abort-controller ${versionOf('abort-controller')(context)}`,
  place: { ...base.place, noReasons: true },
  notes: { abort: 'its signals have no reason, so the call rejects with an AbortError' },
  run: app('older.js'),
}

const noNetwork = 'the shell of the engine has no network'

const hermesOlder: Environment = {
  ...base,
  name: 'older Hermes',
  about: 'the engine itself: imports and in-memory mocks',
  version: versionOf('hermes-engine-cli'),
  notApplicable: {
    list: noNetwork,
    create: noNetwork,
    'typed 404': noNetwork,
    retry: noNetwork,
    'cut body': noNetwork,
    timeout: noNetwork,
    abort: noNetwork,
  },
  async run(context) {
    const out = join(context.root, 'dist/hermes.js')
    await run(context, ['node', 'bundle.cjs', 'hermes.js', out, 'default'])
    const place = `globalThis.PLACE = ${JSON.stringify(JSON.stringify(context.place))}\n`
    writeFileSync(out, place + readFileSync(out, 'utf8'))
    return runCasesOf(context, [hermesShell, '-w', '-Xmicrotask-queue', out])
  },
}

const hermes: Environment = {
  ...base,
  name: 'Hermes',
  about: 'the engine that React Native ships',
  unavailable: 'npm only has its compiler, which compiles the apps of the other rows',
  run: async () => [],
}

export const reactNatives = { reactNative, reactNativeOlder, hermes, hermesOlder }
