import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { secret } from '../suite/place.ts'

const program = `import { createClient } from 'sdk/sandbox'
await createClient({ token: '${secret}', fetch: async () => Response.json([]) }).listSandboxes()
`

/** The problem with the SDK_DEBUG output of a call, if `sdk/debug` is loaded first; `null` if there is none. */
export function tryDebug(
  command: string,
  flags: readonly string[],
  cwd: string,
  environment: Readonly<Record<string, string>>,
): string | null {
  writeFileSync(join(cwd, 'debugged.mjs'), program)
  const { status, stderr, stdout } = spawnSync(command, [...flags, 'debugged.mjs'], {
    cwd,
    env: { PATH: process.env.PATH, HOME: cwd, ...environment, SDK_DEBUG: '1' },
    encoding: 'utf8',
  })
  const steps = stderr.split('\n').filter((line) => /^sdk #1 .* sandbox\.listSandboxes /.test(line))
  const isRight = status === 0 && !stdout && steps.length === 2 && !stderr.includes(secret)
  return isRight ? null : `ended with ${status}: ${stderr}${stdout}`
}
