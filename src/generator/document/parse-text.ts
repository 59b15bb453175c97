import { parse } from 'yaml'
import type { Json } from './document.ts'
import { SpecProblem } from './problem.ts'

/** Reads a text as YAML or JSON; `file` is its name, and decides nothing but how fast. */
export function parseText(text: string, file: string): Json {
  // A byte order mark is no part of JSON.
  const plain = text.replace(/^\uFEFF/, '')
  try {
    // YAML takes JSON, too, and ten times as long.
    return /^\s*\{/.test(plain) && !/\.ya?ml$/.test(file) ? JSON.parse(plain) : parse(plain, { merge: true })
  } catch (error) {
    throw new SpecProblem({ file, pointer: '' }, `is neither YAML nor JSON: ${(error as Error).message}`)
  }
}
