import { type FSWatcher, watch as watchFolder } from 'node:fs'
import { basename, dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { note } from '../fail.ts'

/** What a run read, successful or not, and its exit status. */
export interface Run {
  readonly status: number
  /** Files and URLs. */
  readonly sources: readonly string[]
}

/** Editors write a file in several steps. */
const quietMs = 150

/** Runs once, and again whenever an input file changes, until the program is stopped. */
export async function watch(run: (isAgain: boolean) => Promise<Run>): Promise<never> {
  let watchers: FSWatcher[] = []
  let waiting: NodeJS.Timeout | undefined
  let running = false
  const changed = () => {
    clearTimeout(waiting)
    waiting = setTimeout(() => void runOnce(true), quietMs)
  }
  const runOnce = async (isAgain: boolean): Promise<void> => {
    if (running) return changed()
    running = true
    const { sources } = await run(isAgain)
    running = false
    for (const each of watchers) each.close()
    const { files, urls } = separate(sources)
    watchers = watchersOf(files, changed)
    const hint = urls.length ? ' URLs are not watched; they are reloaded when a file changes.' : ''
    note(`Watching ${files.length} ${files.length === 1 ? 'file' : 'files'}. Press Ctrl+C to stop.${hint}`)
  }
  await runOnce(false)
  // With only URLs, nothing else keeps the program running.
  return new Promise(() => setInterval(() => {}, 2 ** 30))
}

function separate(sources: readonly string[]) {
  const all = [...new Set(sources.map((each) => (each.startsWith('file:') ? fileURLToPath(each) : each)))]
  const isUrl = (each: string) => /^https?:/i.test(each)
  return { files: all.filter((each) => !isUrl(each)), urls: all.filter(isUrl) }
}

/** Watch folders, not files: an editor may replace a file. */
function watchersOf(files: readonly string[], changed: () => void): FSWatcher[] {
  const folders = new Map<string, Set<string>>()
  for (const file of files) {
    const names = folders.get(dirname(file)) ?? new Set()
    folders.set(dirname(file), names.add(basename(file)))
  }
  return [...folders].map(([folder, names]) =>
    watchFolder(folder, (_, name) => {
      if (name === null || names.has(name)) changed()
    }),
  )
}
