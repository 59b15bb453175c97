import { exitStatus } from '../exit-status.ts'
import { report } from '../report.ts'
import { dryRun } from './dry-run.ts'
import type { CallFlags } from './flags.ts'
import { checkAll, sendAll, sendOnce } from './send.ts'
import { needToken, readTarget, type Target } from './target.ts'

/** Runs `sdk call` and sets the exit status. */
export async function runCall(group: string, operation: string, flags: CallFlags): Promise<void> {
  process.once('SIGINT', () => process.exit(exitStatus.interrupted))
  process.once('SIGTERM', () => process.exit(exitStatus.ended))
  let target: Target | undefined
  try {
    target = await readTarget(group, operation, flags)
    await checkAll(target, flags)
    if (flags.dryRun) return await dryRun(target, flags)
    needToken(target)
    await (flags.all ? sendAll(target, flags) : sendOnce(target, flags))
  } catch (error) {
    process.exitCode = report(error, flags.json === true, hintFor(error, target))
  }
}

/** What an error can't know: flags have other names than options, and tokens come from several places. */
function hintFor(error: unknown, target: Target | undefined): string | undefined {
  const { code, status, message } = Object(error) as Record<'code' | 'status' | 'message', unknown>
  const [, host] = /add (\S+) to allowHttp/.exec(`${message}`) ?? []
  if (host && code === 'config_error') return `the flag for that is --allow-http ${host}`
  const isAboutToken = code === 'auth_error' || status === 401
  return isAboutToken && target?.token ? `the token came from ${target.token.from}` : undefined
}
