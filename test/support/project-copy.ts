import { execFile } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const projectRoot = dirname(dirname(dirname(fileURLToPath(import.meta.url))))

/** How a command ended. */
export interface Ended {
  readonly code: number
  readonly out: string
}

/** A temporary copy of what the generator and the build read. */
export function projectCopy() {
  const root = mkdtempSync(join(tmpdir(), 'sdk-copy-'))
  for (const path of ['src', 'scripts', 'specs', 'package.json', 'tsconfig.json', 'tsup.config.ts']) {
    cpSync(join(projectRoot, path), join(root, path), { recursive: true })
  }
  symlinkSync(join(projectRoot, 'node_modules'), join(root, 'node_modules'))
  return {
    root,
    read: (path: string) => readFileSync(join(root, path), 'utf8'),
    write: (path: string, text: string) => writeFileSync(join(root, path), text),
    remove: () => rmSync(root, { recursive: true, force: true }),
    run: (...[command, ...args]: [string, ...string[]]) => run(root, command, args),
  }
}

/** Runs a program from node_modules/.bin or the machine until it exits. */
export function run(cwd: string, command: string, args: readonly string[]): Promise<Ended> {
  const path = `${join(projectRoot, 'node_modules/.bin')}:${process.env.PATH}`
  return new Promise((resolve) => {
    execFile(command, args, { cwd, env: { ...process.env, PATH: path } }, (error, stdout, stderr) => {
      resolve({ code: error ? Number(error.code ?? 1) : 0, out: stdout + stderr })
    })
  })
}
