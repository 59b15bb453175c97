import { existsSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import type { Generated, Outcome } from '../../generator/generate.ts'
import { paint } from '../paint.ts'
import type { Applied } from './apply.ts'
import { installedAs, parentsOf } from './installed-as.ts'
import type { Settings } from './settings.ts'

/** What a user should know about a run, one per line: what is left out and why, and what is not installed. */
export function notesOf({ outcomes }: Generated, { out, documents }: Settings): string[] {
  const { name, isInstalled } = installedAs(out)
  const wantsZod = documents.some(({ schemas }) => schemas)
  const zod = wantsZod
    ? parentsOf(out)
        .map((each) => join(each, 'node_modules/zod/package.json'))
        .find((each) => existsSync(each))
    : undefined
  const isOld = zod !== undefined && /^[0-3]\./.test(JSON.parse(readFileSync(zod, 'utf8')).version)
  return [
    ...outcomes.flatMap(({ group, skipped }) => {
      const reasons = reasonsOf(skipped)
      const notes = group.notes.filter((note) => !reasons.has(note.replace(/ is left out$/, '')))
      return [
        ...notes,
        ...[...reasons].map(([operation, all]) => `${operation} is left out: ${all.join('; ')}`),
      ].map((note) => `${group.spec}: ${note}`)
    }),
    ...(isInstalled
      ? []
      : [`The files import ${name}, which is not installed in this project: npm i ${name}`]),
    ...(wantsZod && (zod === undefined || isOld)
      ? ['schemas.gen.ts imports zod 4, which is not installed in this project: npm i zod']
      : []),
  ]
}

/** Why operations could not be expressed, by JSON pointer. */
function reasonsOf(problems: Outcome['skipped']): Map<string, string[]> {
  const reasons = new Map<string, string[]>()
  for (const { operation = '', reason } of problems)
    reasons.set(operation, [...new Set([...(reasons.get(operation) ?? []), reason])])
  return reasons
}

/** The result of a run, for people. */
export function summaryOf(
  { outcomes, once }: Generated,
  { written, removed, same, isDry, created }: Applied,
  folder: string,
  seconds: number,
): string {
  const lines = outcomes.map(({ group }) => {
    const { length } = group.operations
    const out = group.notes.filter((note) => /^\/paths\/[^/]+\/[^/ ]+:? is left out/.test(note)).length
    const count = `${length} ${length === 1 ? 'operation' : 'operations'}${out ? `, ${out} left out` : ''}`
    return `${paint('bold', group.name)}  ${count}  ${paint('dim', group.spec)}`
  })
  const list = (paths: readonly string[], word: string) => paths.map((path) => `  ${word} ${folder}/${path}`)
  return `${[
    ...lines,
    ...[...once.keys()].map((path) => {
      const shown = relative('.', path)
      if (!created.includes(path)) return `${shown} already exists and was left unchanged`
      return isDry ? `  would write ${shown}` : `wrote ${shown}, which is yours to edit`
    }),
    ...(isDry ? [...list(written, 'would write'), ...list(removed, 'would remove')] : []),
    `${folder}: ${[
      `${written.length} ${isDry ? 'to be written' : 'written'}`,
      `${same} unchanged`,
      ...(removed.length ? [`${removed.length} ${isDry ? 'to be removed' : 'removed'}`] : []),
    ].join(', ')}, in ${seconds.toFixed(1)} s`,
  ].join('\n')}\n`
}
