import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** What it took to type-check a program. */
export interface Compiled {
  /** Of the whole command. */
  readonly cpuSeconds: number
  /** As the compiler says itself, without its start. */
  readonly seconds: number
  readonly memoryMB: number
  readonly files: number
}

/** Type-checks one file and what it loads, in a process of its own. Throws what the compiler finds wrong. */
export function compile(tsc: string, folder: string, file: string): Compiled {
  const compilerOptions = {
    ...{ noEmit: true, strict: true, skipLibCheck: true, types: [] },
    ...{ module: 'nodenext', target: 'es2022' },
  }
  const project = join(folder, `tsconfig.${file}.json`)
  writeFileSync(project, JSON.stringify({ compilerOptions, files: [`${file}.ts`] }))
  const command = `TIMEFORMAT='%3U %3S'; time "${process.execPath}" "${tsc}" -p "${project}" --extendedDiagnostics`
  const { stdout, stderr, status } = spawnSync('bash', ['-c', command], { encoding: 'utf8' })
  if (status !== 0) throw new Error(`${file}.ts does not compile: ${stdout.slice(0, 400)}${stderr}`)
  const said = (name: string) => Number(new RegExp(`^${name}:\\s+([\\d.]+)`, 'm').exec(stdout)?.[1])
  const [user = 0, system = 0] = stderr.trim().split(' ').map(Number)
  return {
    cpuSeconds: user + system,
    seconds: said('Total time'),
    memoryMB: said('Memory used') / 1000,
    files: said('Files'),
  }
}
