import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { bundledLine } from '../release/third-party.ts'

/** Appends the licences of bundled packages to the modules of a folder and to their CommonJS copies. */
export function addLicences(folder: string): void {
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    if (!name.endsWith('.js') || name.startsWith('cjs')) continue
    // esbuild notes the origin of each part of a module in a comment.
    const found = readFileSync(join(folder, name), 'utf8').matchAll(
      /^\/\/ (node_modules\/(?:@[^/]+\/)?[^/]+)\//gm,
    )
    const licences = [...new Set([...found].map(([, path = '']) => path))].sort().map(licenceOf).join('\n')
    if (!licences) continue
    for (const path of [join(folder, name), join(folder, 'cjs', name)]) {
      writeFileSync(path, `${readFileSync(path, 'utf8')}${licences}\n`)
    }
  }
}

/** The licence of a package in `node_modules`, as a comment. */
export function licenceOf(folder: string): string {
  const files = readdirSync(folder).filter((name) => /^(licen[cs]e|notice)/i.test(name))
  if (!files.some((name) => /^l/i.test(name))) throw new Error(`${folder} has no licence file`)
  const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  const texts = files.map((name) => readFileSync(join(folder, name), 'utf8').trim().replaceAll('*/', '* /'))
  return `/* ${bundledLine(manifest)}\n${texts.join('\n\n')} */`
}
