import { execFileSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { build } from 'esbuild'
import { readGroup } from '../../src/generator/read/read-group.ts'
import { projectRoot } from '../support/project-copy.ts'
import type { Cells } from '../support/table.ts'
import { foundSpecs } from './found.ts'
import { cutSpec, foundProject, specFile } from './project.ts'
import type { Point } from './report.ts'

/** What was measured, and which limits were not held. */
interface Measured {
  readonly table: Cells
  readonly problems: readonly string[]
}

/** Operations of ours and of the large spec that take the same. */
const alike = [
  { what: 'no parameters', ours: ['sandbox', 'listSandboxes'], theirs: ['github', 'emojisGet'] },
  {
    what: 'path parameters and a JSON body',
    ours: ['sandbox', 'addUsersToSandbox'],
    theirs: ['github', 'reposReplaceAllTopics'],
  },
] as const

/** Bytes by which one operation of a large spec may cost more than one of ours. */
const mayDiffer = 100

/** Weighs apps that import one operation. */
export async function bytes(root: string): Promise<Measured> {
  const rows: string[][] = []
  const problems: string[] = []
  for (const { what, ours, theirs } of alike) {
    const [own, found] = [await weigh(root, ours), await weigh(root, theirs)]
    rows.push([what, `${ours[1]}: ${own}`, `${theirs[1]}: ${found}`, `${found - own}`])
    if (Math.abs(found - own) > mayDiffer)
      problems.push(`${theirs[1]} costs ${found} bytes, ${ours[1]} ${own}`)
  }
  return { table: [['operation with', 'ours', 'GitHub', 'difference'], ...rows], problems }
}

async function weigh(root: string, [group, name]: readonly [string, string]): Promise<number> {
  const contents = `import { connect, ${name} } from './dist/${group}.js'\nconsole.log(connect, ${name})`
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: root },
    bundle: true,
    minify: true,
    format: 'esm',
    write: false,
    logLevel: 'error',
  })
  return gzipSync(outputFiles[0]?.contents ?? '', { level: 9 }).length
}

/** Times that an empty file's cost may be taken for a file that imports one operation of ours. */
const mayCost = 1.5

/** Type-checks an empty file and files that import one operation, in turns; the best of five rounds counts. */
export function typeChecks(root: string): Measured {
  const files = {
    empty: 'export {}\n',
    ours: "import { listSandboxes } from '../dist/sandbox.js'\nexport const one = listSandboxes\n",
    GitHub: "import { emojisGet } from '../dist/github.js'\nexport const one = emojisGet\n",
  }
  const best = new Map<string, { seconds: number; kilobytes: number }>()
  mkdirSync(join(root, 'check'))
  for (const [name, text] of Object.entries(files)) writeFileSync(join(root, `check/${name}.ts`), text)
  for (let round = 0; round < 5; round++) {
    for (const name of Object.keys(files)) {
      const one = typeCheck(join(root, `check/${name}.ts`))
      const { seconds = one.seconds, kilobytes = one.kilobytes } = best.get(name) ?? {}
      best.set(name, {
        seconds: Math.min(seconds, one.seconds),
        kilobytes: Math.min(kilobytes, one.kilobytes),
      })
    }
  }
  const of = (name: string) => best.get(name) as { seconds: number; kilobytes: number }
  const ratio = (name: string, unit: 'seconds' | 'kilobytes') => of(name)[unit] / of('empty')[unit]
  const rows = Object.keys(files).map((name) => [
    name === 'empty' ? 'an empty file' : `one operation of ${name}`,
    `${of(name).seconds.toFixed(2)} s`,
    `${Math.round(of(name).kilobytes / 1000)} MB`,
    ratio(name, 'seconds').toFixed(2),
    ratio(name, 'kilobytes').toFixed(2),
  ])
  const problems = (['seconds', 'kilobytes'] as const).flatMap((unit) =>
    ratio('ours', unit) > mayCost
      ? [`one operation of ours takes ${ratio('ours', unit)} times the ${unit}`]
      : [],
  )
  return { table: [['file', 'time', 'memory', 'time, ratio', 'memory, ratio'], ...rows], problems }
}

function typeCheck(file: string): { seconds: number; kilobytes: number } {
  const tsc = createRequire(join(projectRoot, 'package.json')).resolve('typescript/lib/tsc.js')
  const options = ['--noEmit', '--strict', '--skipLibCheck', '--target', 'es2022', '--module', 'nodenext']
  const out = execFileSync(
    process.execPath,
    [tsc, ...options, '--types', 'node', '--extendedDiagnostics', file],
    {
      encoding: 'utf8',
      cwd: projectRoot,
    },
  )
  const figure = (name: string) => {
    const [, text] = new RegExp(`^${name}: +([\\d.]+)`, 'm').exec(out) ?? []
    if (text === undefined) throw new Error(`the compiler does not tell its ${name}`)
    return Number(text)
  }
  return { seconds: figure('Total time'), kilobytes: figure('Memory used') }
}

/** Times that an operation of the whole spec may take of one in a quarter of it. */
const mayGrow = 1.5

/** Generates a quarter, a half and the whole of the largest spec; what the project's own specs take is subtracted. */
export async function growth(): Promise<{ points: readonly Point[]; problems: readonly string[] }> {
  const [large] = foundSpecs
  if (!large) throw new Error('there is no spec to cut')
  const own = foundProject([])
  const base = await own.step('tsx', 'scripts/generate.ts').finally(own.remove)
  const points: Point[] = []
  for (const share of [0.25, 0.5, 1]) {
    const project = foundProject([large])
    try {
      const file = specFile(project.root, large)
      cutSpec(file, share)
      const seconds = (await project.step('tsx', 'scripts/generate.ts', '--skip')) - base
      points.push({ size: (await readGroup(file)).operations.length, seconds })
    } finally {
      project.remove()
    }
  }
  const [first, last] = [points[0] as Point, points.at(-1) as Point]
  const grown = last.seconds / last.size / (first.seconds / first.size)
  const problems = grown > mayGrow ? [`an operation of the whole takes ${grown} times one of a quarter`] : []
  return { points, problems }
}
