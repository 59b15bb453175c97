import { readFileSync, writeFileSync } from 'node:fs'
import { type Cells, markdown } from '../support/table.ts'
import { kinds } from './environments/all.ts'

const file = new URL('../../README.md', import.meta.url)
const section =
  /(?<=<!-- environments: npm run test:environments -- --write -->\n)[\s\S]*?(?=<!-- \/environments -->)/

/** The README's short version of the table: a row for each kind of environment that can be installed. */
export function shortTable([header = [], ...rows]: Cells): string[][] {
  const titles = header.slice(3)
  return [
    ['environment', 'version', 'works'],
    ...Object.entries(kinds).map(([kind, environments]) => {
      const names = Object.values(environments).map(({ name }) => name)
      const tried = rows.filter(([name = '', , version]) => names.includes(name) && version !== '-')
      const parts = tried.flatMap(([name, , , ...cells]) => {
        const working = titles.filter((_, index) => cells[index] === 'works')
        return working.length === titles.length ? [] : [`${name}: ${working.join(', ') || 'nothing'}`]
      })
      return [kind, versionsOf(tried), ['everything', ...parts].join('; ')]
    }),
  ]
}

/** `Jest 30.5.2 (in Node, with jsdom), undici 6.29.1`: what is tried in several ways appears once. */
function versionsOf(rows: Cells): string {
  const ways = new Map<string, string[]>()
  for (const [name = '', , version = ''] of rows) {
    const [, whole = '', way = ''] = /^(.+?)((?: (?:with|in) .+)?)$/.exec(name) ?? []
    // A major version in the name is already part of the version.
    const base = whole.replace(/ \d+$/, (major) => (version.startsWith(`${major.trim()}.`) ? '' : major))
    const key = `${base} ${version}`
    ways.set(key, [...(ways.get(key) ?? []), way.trim()])
  }
  return [...ways]
    .map(([key, each]) => {
      const named = each.filter(Boolean).join(', ')
      return named ? `${key} (${each.includes('') ? 'also ' : ''}${named})` : key
    })
    .join(', ')
}

/** Writes the short table into the README. */
export function writeShortTable(whole: Cells): void {
  const readme = readFileSync(file, 'utf8')
  writeFileSync(
    file,
    readme.replace(section, () => `${markdown(shortTable(whole))}\n`),
  )
}
