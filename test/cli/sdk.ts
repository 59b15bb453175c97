import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { text } from 'node:stream/consumers'
import { stripVTControlCharacters } from 'node:util'
import { createMocks, type Mocks } from 'sdk/mocks'
import { serve } from 'sdk/mocks/server'
import { cli } from './start-mock.ts'

/** How a command ended. */
export interface Ended {
  readonly status: number | null
  readonly stdout: string
  readonly stderr: string
}

type Env = Readonly<Record<string, string>>

/** The environment of this process, without the variables that tests set. */
export const environment = (env: Env = {}): Env => {
  const clean = { ...process.env, ...env } as Record<string, string>
  const changing =
    /^(VALSTORM_API_TOKEN|POSTHOG_PERSONAL_API_KEY|EPILOT_TOKEN|NO_COLOR|FORCE_COLOR|CI|TERM|COLUMNS)$/
  for (const name of Object.keys(clean)) if (changing.test(name) && !(name in env)) delete clean[name]
  return clean
}

/** Runs the built command line in pipes. */
export async function sdk(
  args: readonly string[],
  { input = '', env }: { input?: string; env?: Env } = {},
): Promise<Ended> {
  const child = spawn(process.execPath, [cli, ...args], { env: environment(env) })
  child.stdin.end(input)
  const [stdout, stderr, [status]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'close') as Promise<[number | null]>,
  ])
  return { status, stdout, stderr }
}

/** The final content of a terminal: with escape sequences, and as text. */
export interface Shown {
  readonly status: number | null
  readonly raw: string
  readonly lines: readonly string[]
}

/** Runs the built command line on a pseudo terminal (`script` from util-linux); `type` can react to what it shows. */
export async function sdkOnTerminal(
  args: readonly string[],
  {
    columns = 80,
    env = {},
    type,
    redirect = '',
  }: { columns?: number; env?: Env; type?: (shown: string) => string | undefined; redirect?: string } = {},
): Promise<Shown> {
  const command = [process.execPath, cli, ...args].map((arg) => `'${arg.replaceAll("'", "'\\''")}'`).join(' ')
  const child = spawn('script', ['-qec', `stty cols ${columns}; ${command} ${redirect}`, '/dev/null'], {
    env: environment({ TERM: 'xterm-256color', SHELL: '/bin/sh', ...env }),
  })
  let raw = ''
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    raw += chunk
    const answer = type?.(raw)
    if (answer !== undefined) child.stdin.write(answer)
  })
  const [status] = (await once(child, 'close')) as [number | null]
  const lines = stripVTControlCharacters(raw.replaceAll('\r\n', '\n')).trimEnd().split('\n')
  return { status, raw, lines }
}

/** Mocks on a server in this process, and the flags that direct a call to one of them. */
export async function serveMocks() {
  const mocks: Mocks = createMocks()
  const server = await serve({ mocks })
  const at = (group: 'sandbox' | 'environments' | 'pipelines') => [
    '--base-url',
    server.baseUrls[group],
    '--token',
    'any-token',
  ]
  return { mocks, at, close: () => server.close(), url: server.url }
}
