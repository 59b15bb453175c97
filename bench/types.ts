/** What importing one operation costs a compiler: `npm run bench:types -- --rounds 9 --write`. */
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import openapiTS, { astToString } from 'openapi-typescript'
import { markdown, printed } from '../test/support/table.ts'
import { machine, writeSection } from './results.ts'
import { type Compiled, compile } from './types/compile.ts'
import { syntheticDocument } from './types/synthetic.ts'

const { values: flags } = parseArgs({
  options: { rounds: { type: 'string', default: '9' }, write: { type: 'boolean' } },
})
const root = fileURLToPath(new URL('..', import.meta.url))
const github = join(root, 'test/specs/node_modules/@octokit/openapi/generated/api.github.com.json')
const tsc = (version: string) => join(root, `test/compilers/node_modules/typescript-${version}/bin/tsc`)
const say = (text: string) => process.stderr.write(`${text}\n`)

/** At most this many times the time and memory of an empty file. */
const limit = 1.15

const work = mkdtempSync(join(tmpdir(), 'bench-types-'))
const write = (path: string, text: string) => {
  mkdirSync(dirname(join(work, path)), { recursive: true })
  writeFileSync(join(work, path), text)
}
process.on('exit', () => rmSync(work, { recursive: true, force: true }))
mkdirSync(join(work, 'node_modules'))
symlinkSync(root, join(work, 'node_modules/sdk'))
for (const name of ['openapi-fetch', 'openapi-typescript-helpers'])
  symlinkSync(join(root, 'node_modules', name), join(work, 'node_modules', name))
write('package.json', '{ "type": "module", "dependencies": { "sdk": "*" } }')
write('synthetic.json', JSON.stringify(syntheticDocument()))

/** A program that imports one operation of an API from its own file. */
const one = (api: string, id: string, args: string) => `import { connect } from './${api}/connect.gen.js'
import { ${id} } from './${api}/operations/${id}.gen.js'
export const result = ${id}(connect({ token: 'any' }), ${args})
`
/** The same, from the entry with all operations. */
const all = (api: string, id: string, args: string) => `import { connect, ${id} } from './${api}/index.js'
export const result = ${id}(connect({ token: 'any' }), ${args})
`
const path = (
  api: string,
  method: string,
  path: string,
  params: string,
) => `import createClient from 'openapi-fetch'
import type { paths } from './${api}.openapi.js'
export const result = createClient<paths>().${method}('${path}', { params: { path: ${params} } })
`

const repository = "{ owner: 'a', repo: 'b' }"
const programs: readonly { name: string; text: string; title: string; isGoal?: true }[] = [
  { name: 'empty', text: 'export {}\n', title: 'an empty file' },
  {
    name: 'synthetic-one',
    title: 'synthetic: one operation',
    text: one('synthetic', 'getThing401', "{ id: '7' }"),
    isGoal: true,
  },
  {
    name: 'synthetic-all',
    title: 'synthetic: one operation from the entry of all',
    text: all('synthetic', 'getThing401', "{ id: '7' }"),
  },
  {
    name: 'synthetic-path',
    title: 'synthetic: one path of openapi-typescript',
    text: path('synthetic', 'GET', '/areas/1/things401/{id}', "{ id: '7' }"),
  },
  {
    name: 'github-one',
    title: 'GitHub: one operation, the median (`reposGetCustomDeploymentProtectionRule`)',
    text: one(
      'github',
      'reposGetCustomDeploymentProtectionRule',
      "{ owner: 'a', repo: 'b', environment_name: 'c', protection_rule_id: 1 }",
    ),
    isGoal: true,
  },
  {
    name: 'github-large',
    title: 'GitHub: one operation, larger than 97 % (`issuesGet`)',
    text: one('github', 'issuesGet', "{ owner: 'a', repo: 'b', issue_number: 1 }"),
  },
  {
    name: 'github-all',
    title: 'GitHub: one operation from the entry of all',
    text: all('github', 'issuesListLabelsForRepo', repository),
  },
  {
    name: 'github-path',
    title: 'GitHub: one path of openapi-typescript',
    text: path('github', 'GET', '/repos/{owner}/{repo}/labels', repository),
  },
]
for (const { name, text } of programs) write(`${name}.ts`, text)
for (const [name, document] of [
  ['github', github],
  ['synthetic', join(work, 'synthetic.json')],
] as const) {
  say(`generating ${name} …`)
  const args = ['generate', document, '--name', name, '--out', name, '--import-ending', '.js']
  execFileSync(process.execPath, [join(root, 'dist/cli.js'), ...args], { cwd: work, stdio: 'ignore' })
  write(`${name}.openapi.d.ts`, astToString(await openapiTS(JSON.parse(readFileSync(document, 'utf8')))))
}

const compilers = ['5.9', '7']
const runs = new Map<string, Compiled[]>()
for (let round = 1; round <= Number(flags.rounds); round++) {
  say(`round ${round} …`)
  for (const compiler of compilers) {
    for (const { name } of programs) {
      const key = `${compiler} ${name}`
      runs.set(key, [...(runs.get(key) ?? []), compile(tsc(compiler), work, name)])
    }
  }
}

/** The lowest of all rounds: other load on the machine can only add to it. */
const lowest = (compiler: string, name: string, field: keyof Compiled) =>
  Math.min(...(runs.get(`${compiler} ${name}`) ?? []).map((each) => each[field]))

const missed: string[] = []
const rows = programs.flatMap(({ name, title, isGoal }) =>
  compilers.map((compiler) => {
    const [time, memory] = (['cpuSeconds', 'memoryMB'] as const).map(
      (field) => lowest(compiler, name, field) / lowest(compiler, 'empty', field),
    ) as [number, number]
    if (isGoal && Math.max(time, memory) > limit) {
      const ratios = `${time.toFixed(2)} times the time and ${memory.toFixed(2)} times the memory`
      missed.push(`${title}, TypeScript ${compiler}: ${ratios} of an empty file`)
    }
    return [
      title,
      compiler,
      `${lowest(compiler, name, 'cpuSeconds').toFixed(2)} s`,
      time.toFixed(2),
      `${lowest(compiler, name, 'memoryMB').toFixed(0)} MB`,
      memory.toFixed(2),
      `${lowest(compiler, name, 'files')}`,
      isGoal ? `${limit}` : '',
    ]
  }),
)
const table = [
  ['program', 'TypeScript', 'CPU', 'CPU / empty', 'memory', 'memory / empty', 'files', 'at most'],
  ...rows,
]
console.log(printed(table))
const verdict = missed.length
  ? missed.map((each) => `Missed: ${each}; the goal is ${limit}.`).join('\n')
  : `Held: one operation of either document takes at most ${limit} times the time and memory of an empty file.`
console.log(verdict)
if (flags.write) {
  const text = `\`npm run bench:types\`: what \`tsc\` takes to check a file that imports one operation of a large API, compared to an empty file. CPU times are of the whole command; each figure is the lowest of ${flags.rounds} rounds, in which the programs take turns.`
  writeSection('Types', [text, markdown(table), verdict, `${machine()}.`].join('\n\n'))
}
if (missed.length) process.exitCode = 1
