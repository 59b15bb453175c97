import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** The cost of type-checking a program. */
export interface Compiled {
  /** Of the whole command. */
  readonly cpuSeconds: number
  /** As the compiler reports it, without its startup. */
  readonly seconds: number
  readonly memoryMB: number
  readonly files: number
}

/** Type-checks one file and what it imports, in its own process. Throws the compiler's errors. */
export function compile(tsc: string, folder: string, file: string): Compiled {
  const compilerOptions = {
    ...{ noEmit: true, strict: true, skipLibCheck: true, types: [] },
    ...{ module: 'nodenext', target: 'es2022' },
  }
  const project = join(folder, `tsconfig.${file}.json`)
  writeFileSync(project, JSON.stringify({ compilerOptions, files: [`${file}.ts`] }))
  const command = `TIMEFORMAT='%3U %3S'; time "${process.execPath}" "${tsc}" -p "${project}" --extendedDiagnostics`
  const { stdout, stderr, status } = spawnSync('bash', ['-c', command], { encoding: 'utf8' })
  if (status !== 0) throw new Error(`${file}.ts doesn't compile: ${stdout.slice(0, 400)}${stderr}`)
  const reported = (name: string) => Number(new RegExp(`^${name}:\\s+([\\d.]+)`, 'm').exec(stdout)?.[1])
  const [user = 0, system = 0] = stderr.trim().split(' ').map(Number)
  return {
    cpuSeconds: user + system,
    seconds: reported('Total time'),
    memoryMB: reported('Memory used') / 1000,
    files: reported('Files'),
  }
}
