/** Bundles, weighs, searches and runs the same apps with every bundler: `npm run test:bundlers -- --write`. */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { machine, writeSection } from '../../bench/results.ts'
import { installProject } from '../support/installed-project.ts'
import { markdown, printed } from '../support/table.ts'
import { apps } from './apps.ts'
import { bundlers } from './bundlers/all.ts'
import { builtText, marks, marksIn } from './marks.ts'
import { type Tried, tryApp } from './try-app.ts'

const { values: flags } = parseArgs({ options: { write: { type: 'boolean', default: false } } })

const project = installProject()
const rows: { readonly title: string; readonly budget: number | undefined; readonly tried: Tried[] }[] = []
try {
  const found = marksIn(builtText(join(project.root, 'node_modules/sdk/dist')))
  const vain = marks.filter((mark) => !found.includes(mark))
  if (vain.length) throw new Error(`in no file of the package: ${vain.map(({ text }) => text)}`)

  for (const [number, app] of apps.entries()) {
    const tried = []
    for (const [index, bundler] of bundlers.entries()) {
      const folder = join(project.root, `app-${number}-${index}`)
      mkdirSync(folder)
      tried.push(await tryApp(bundler, app, folder))
    }
    rows.push({ title: app.title, budget: app.budget, tried })
  }
} finally {
  project.remove()
}

const header = ['app', 'budget', ...bundlers.map(({ name }) => name)]
const body = [
  ['version', '', ...bundlers.map(({ version }) => version)],
  ...rows.map(({ title, budget, tried }) => [
    title,
    budget === undefined ? '-' : `${budget}`,
    ...tried.map(
      ({ minified, gzipped, problems }) => `${problems.length ? 'FAIL ' : ''}${minified} / ${gzipped}`,
    ),
  ]),
]
console.log(`Bytes, minified / gzipped\n${printed([header, ...body])}`)

const failed = rows.flatMap(({ title, tried }) =>
  tried.flatMap(({ problems }, index) =>
    problems.length ? [`FAIL ${bundlers[index]?.name}: ${title}\n  ${problems.join('\n  ')}`] : [],
  ),
)
for (const text of failed) console.log(`\n${text}`)
console.log(`\n${apps.length * bundlers.length - failed.length} passed, ${failed.length} failed`)

if (failed.length) process.exitCode = 1
else if (flags.write) {
  writeSection(
    'Bundlers',
    `\`npm run test:bundlers\`: bytes, minified / gzipped. Each bundle was searched for code that it must not contain, and was run.\n\n${markdown([header, ...body])}\n\n${machine()}.`,
  )
}
