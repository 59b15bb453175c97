import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { SpecDocument } from '../../src/generator/document/document.ts'
import type { Load } from '../../src/generator/document/load.ts'
import { readSpec } from '../../src/generator/document/read-spec.ts'

/** The single document that several files are read into; the first of them refers to the others. */
export async function readFrom(files: Record<string, object | string>): Promise<SpecDocument> {
  const folder = mkdtempSync(join(tmpdir(), 'specs-'))
  try {
    for (const [name, content] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, name)), { recursive: true })
      writeFileSync(join(folder, name), typeof content === 'string' ? content : JSON.stringify(content))
    }
    return await readSpec(join(folder, Object.keys(files)[0] ?? ''))
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** Documents on the web, by address. */
export const web =
  (pages: Record<string, object>): Load =>
  async (uri) => {
    const page = pages[uri]
    if (!page) throw new Error(`${uri} answers with 404`)
    return JSON.stringify(page)
  }
