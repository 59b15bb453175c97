/** `npx sdk generate` for the specs of this repository: `npm run generate -- [--check] [--skip]`. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { printRuntime, readRuntime } from './generate/read-runtime.ts'

const facts = 'src/generator/runtime-facts.gen.ts'
const path = join(import.meta.dirname, '..', facts)
const text = printRuntime(readRuntime())
const isCheck = process.argv.includes('--check')
// The generator imports this file, so it is written first.
if (!isCheck && readFileSync(path, 'utf8') !== text) writeFileSync(path, text)
const { run } = await import('./generate/run.ts')
await run(new Map([[facts, text]]), { isCheck, skip: process.argv.includes('--skip') })
