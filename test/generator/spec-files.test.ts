import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { specFiles, strayFiles } from '../../src/generator/document/spec-files.ts'

const files = {
  'b.yaml': 'openapi: 3.1.0\npaths: {}\n',
  'a.json': '{ "swagger": "2.0", "paths": {} }',
  'common.yaml': 'openapi: 3.1.0\ncomponents: { schemas: {} }\n',
  'pet.yaml': 'type: object\ndescription: of openapi\n',
  'broken.yaml': 'openapi: "3.1.0\n',
  'notes.txt': 'openapi: 3.1.0',
}

describe('a folder of specs', () => {
  let folder = ''
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'specs-'))
    for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text)
  })
  afterEach(() => rmSync(folder, { recursive: true }))

  it('contains documents; a file without a version, or with only components, is a part', () => {
    expect(specFiles(folder).map((path) => basename(path))).toEqual(['a.json', 'b.yaml', 'broken.yaml'])
  })

  it('reports a part that no document refers to', () => {
    const used = new Set([pathToFileURL(join(folder, 'pet.yaml')).href])

    expect(strayFiles(folder, used).map(({ message }) => message)).toEqual([
      'common.yaml#: is not an OpenAPI document (a version and paths), and no document refers to it; move it out of the folder',
    ])
  })
})
