import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { writeFiles } from '../../src/generator/output/write-files.ts'

let root: string
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'sdk-write-'))
  mkdirSync(join(root, 'api'))
  writeFileSync(join(root, 'api/a.ts'), 'old')
  writeFileSync(join(root, 'api/gone.ts'), 'old')
})
afterEach(() => rmSync(root, { recursive: true }))

const files = () => readdirSync(root, { recursive: true, encoding: 'utf8' }).sort()

it('moves files into place, removes others, and leaves nothing next to the folder', () => {
  const result = writeFiles(
    join(root, 'api'),
    new Map([
      ['a.ts', 'new'],
      ['pets/b.ts', 'new'],
    ]),
    ['gone.ts'],
  )

  expect(result).toEqual({ written: ['a.ts', 'pets/b.ts'], removed: ['gone.ts'], same: 0 })
  expect(files()).toEqual(['api', 'api/a.ts', 'api/pets', 'api/pets/b.ts'])
  expect(readFileSync(join(root, 'api/a.ts'), 'utf8')).toBe('new')
})

it('touches no file when one of them cannot be written', () => {
  // A file cannot also be a folder.
  const impossible = new Map([
    ['a.ts', 'new'],
    ['b.ts', 'new'],
    ['b.ts/c.ts', 'new'],
  ])

  expect(() => writeFiles(join(root, 'api'), impossible, ['gone.ts'])).toThrow(/EEXIST|ENOTDIR/)

  expect(files()).toEqual(['api', 'api/a.ts', 'api/gone.ts'])
  expect(readFileSync(join(root, 'api/a.ts'), 'utf8')).toBe('old')
})
