import { relative } from 'node:path'
import { generate } from '../../generator/generate.ts'
import { exitStatus } from '../exit-status.ts'
import { write } from '../output.ts'
import { startProgress } from '../progress.ts'
import { report } from '../report.ts'
import { printable } from '../show/printable.ts'
import { apply, type Changes, compare } from './apply.ts'
import type { GenerateFlags } from './flags.ts'
import { planOf } from './plan.ts'
import { printProblems } from './problems.ts'
import { readSettings, type Settings } from './settings.ts'
import { notesOf, summaryOf } from './summary.ts'
import { type Run, watch } from './watch.ts'

export { clientOfDocument } from './client-of-document.ts'

/** Runs `sdk generate`. */
export async function runGenerate(documents: readonly string[], flags: GenerateFlags): Promise<void> {
  process.once('SIGINT', () => process.exit(exitStatus.interrupted))
  process.once('SIGTERM', () => process.exit(exitStatus.ended))
  if (flags.watch) {
    await watch((isAgain) => tryOnce(documents, flags, isAgain))
    return
  }
  process.exitCode = (await tryOnce(documents, flags, false)).status
}

async function tryOnce(documents: readonly string[], flags: GenerateFlags, isAgain: boolean): Promise<Run> {
  const sources: string[] = []
  try {
    const settings = await readSettings(documents, flags, isAgain)
    if (settings.config !== undefined) sources.push(settings.config)
    const status = await once(settings, flags, sources)
    return { status, sources }
  } catch (error) {
    const status = printProblems(error, '--skip') ? exitStatus.unexpected : report(error, false)
    return { status, sources }
  }
}

async function once(settings: Settings, flags: GenerateFlags, sources: string[]): Promise<number> {
  const startedAt = performance.now()
  const jobs = planOf(settings)
  const folder = relative('.', settings.out) || '.'
  const progress = startProgress('generate')
  try {
    sources.push(...jobs.map(({ source }) => source))
    const generated = await generate(jobs, ({ spec }) => progress.update(spec ?? ''))
    for (const { group } of generated.outcomes) sources.push(...(group.document.sources ?? []))
    const changes: Changes = compare(settings, generated)
    progress.stop()
    const notes = notesOf(generated, settings)
    if (flags.check) return check(changes, folder, notes)
    const applied = apply(changes, settings, { isDry: flags.dryRun === true, isForced: flags.force === true })
    printNotes(notes)
    await write(summaryOf(generated, applied, folder, (performance.now() - startedAt) / 1000))
    return exitStatus.ok
  } finally {
    progress.stop()
  }
}

function printNotes(lines: readonly string[]): void {
  for (const line of lines) console.error(printable(line))
}

function check({ stale }: Changes, folder: string, notes: readonly string[]): number {
  printNotes(notes)
  for (const line of stale) console.error(`${folder}/${line}`)
  if (stale.length) console.error('Run the command without --check and commit the result.')
  return stale.length ? exitStatus.unexpected : exitStatus.ok
}
