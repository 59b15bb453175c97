import { execFileSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { build } from 'esbuild'
import { projectRoot } from '../support/project-copy.ts'
import type { Cells } from '../support/table.ts'
import { foundSpecs } from './found.ts'
import { cutSpec, type FoundProject, foundProject, specFile } from './project.ts'
import type { Point } from './report.ts'

/** The measurements, and the limits that were exceeded. */
interface Measured {
  readonly table: Cells
  readonly problems: readonly string[]
}

/** Operations of ours and of the large spec that accept the same. */
const alike = [
  { what: 'no parameters', ours: ['sandbox', 'listSandboxes'], theirs: ['github', 'emojisGet'] },
  {
    what: 'path parameters and a JSON body',
    ours: ['sandbox', 'addUsersToSandbox'],
    theirs: ['github', 'reposCreateDispatchEvent'],
  },
] as const

/** Bytes that one operation of a large spec can cost more than one of ours. */
const mayDiffer = 100

/** Measures apps that import one operation: of a group in the package, and of a generated API. */
export async function bytes(root: string): Promise<Measured> {
  const rows: string[][] = []
  const problems: string[] = []
  for (const { what, ours, theirs } of alike) {
    const own = await weigh(root, ours, `sdk/${ours[0]}`)
    const found = await weigh(root, theirs, `./src/${theirs[0]}/index.ts`)
    rows.push([what, `${ours[1]}: ${own}`, `${theirs[1]}: ${found}`, `${found - own}`])
    if (Math.abs(found - own) > mayDiffer)
      problems.push(`${theirs[1]} costs ${found} bytes, ${ours[1]} ${own}`)
  }
  return { table: [['operation with', 'ours', 'GitHub', 'difference'], ...rows], problems }
}

async function weigh(
  resolveDir: string,
  [, name]: readonly [string, string],
  module: string,
): Promise<number> {
  const contents = `import { connect, ${name} } from '${module}'\nconsole.log(connect, ${name})`
  const { outputFiles } = await build({
    stdin: { contents, resolveDir, loader: 'ts' },
    bundle: true,
    minify: true,
    format: 'esm',
    write: false,
    logLevel: 'error',
  })
  return gzipSync(outputFiles[0]?.contents ?? '', { level: 9 }).length
}

/** The most that a file importing one of our operations can cost, in multiples of an empty file. */
const mayCost = 1.5

/** Type-checks an empty file and files that import one operation, alternately; the best of five rounds counts. */
export function typeChecks(root: string): Measured {
  const files = {
    empty: 'export {}\n',
    ours: "import { listSandboxes } from 'sdk/sandbox'\nexport const one = listSandboxes\n",
    GitHub:
      "import { emojisGet } from '../src/github/operations/emojisGet.gen.js'\nexport const one = emojisGet\n",
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

/** The most that an operation can take in the whole spec, in multiples of its time in a quarter of it. */
const mayGrow = 1.5

/** Generates a quarter, half and all of the largest spec with the command. */
export async function growth(project: FoundProject): Promise<{
  readonly points: readonly Point[]
  readonly problems: readonly string[]
}> {
  const [large] = foundSpecs
  if (!large) throw new Error('there is no spec to cut')
  const points: Point[] = []
  for (const share of [0.25, 0.5, 1]) {
    const part = foundProject()
    try {
      const file = join(part.root, 'part.json')
      const size = cutSpec(specFile(project, large), file, share)
      const { seconds } = await part.generate(file, '--out', 'src', '--schemas', '--skip')
      points.push({ size, seconds })
    } finally {
      part.remove()
    }
  }
  const [first, last] = [points[0] as Point, points.at(-1) as Point]
  const grown = last.seconds / last.size / (first.seconds / first.size)
  const problems = grown > mayGrow ? [`an operation of the whole takes ${grown} times one of a quarter`] : []
  return { points, problems }
}
