import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'

/** The result of size-limit for one entry of .size-limit.js. */
interface Measured {
  readonly name: string
  readonly size: number
  readonly sizeLimit: number
}

/** How far a figure in the README may be off: compressors differ by a few bytes between machines. */
const toleranceKb = 0.1

const { stdout, stderr } = spawnSync('size-limit', ['--json'], { encoding: 'utf8' })
if (!stdout.startsWith('[')) throw new Error(`size-limit failed: ${stderr}${stdout}`)
const config: string = new URL('../.size-limit.js', import.meta.url).href
const { default: budgets } = (await import(config)) as {
  default: readonly { readonly import: Readonly<Record<string, string>> }[]
}
const measured = JSON.parse(stdout) as Measured[]

const kB = ({ size }: Measured) => (size / 1000).toFixed(1)
const rows = measured.map((each, index) => `| ${each.name} | ${imports(index)} | ${kB(each)} |`)
const table = ['| what an app imports | names | kB |', '|---|---|---|', ...rows].join('\n')
console.log(table)

const over = measured.filter(({ size, sizeLimit }) => size > sizeLimit)
for (const { name, size, sizeLimit } of over)
  console.error(`${name}: ${size} bytes, the budget is ${sizeLimit}`)

const readme = readFileSync('README.md', 'utf8')
const section = /(?<=<!-- size: npm run size -- --write -->\n)[\s\S]*?(?=<!-- \/size -->)/
if (process.argv.includes('--write')) {
  writeFileSync(
    'README.md',
    readme.replace(section, () => `${table}\n`),
  )
} else if (!isNear(section.exec(readme)?.[0].trim() ?? '')) {
  console.error("The README's table is out of date; run npm run size -- --write")
  process.exitCode = 1
}
if (over.length) process.exitCode = 1

/** What an entry imports, as in code. */
function imports(index: number): string {
  return Object.entries(budgets[index]?.import ?? {})
    .map(([path, names]) => {
      const entry = path.replace(/^dist\/(.*)\.js$/, '$1')
      return `\`${names}\` from \`${entry === 'index' ? 'sdk' : `sdk/${entry}`}\``
    })
    .join(', ')
}

/** Whether a table has the same words, and figures within the tolerance. */
function isNear(other: string): boolean {
  const figure = /[\d.]+(?= \|$)/gm
  const figures = other.match(figure) ?? []
  const words = (text: string) => text.replaceAll(figure, '')
  return (
    words(other) === words(table) &&
    measured.every((each, index) => Math.abs(Number(figures[index]) - Number(kB(each))) <= toleranceKb + 1e-9)
  )
}
