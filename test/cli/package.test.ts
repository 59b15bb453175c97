import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { consumer } from '../support/consumer.ts'

const user = consumer()
afterAll(user.remove)
const inPackage = (path: string) => join(user.root, 'node_modules/sdk', path)
const manifest = JSON.parse(readFileSync(inPackage('package.json'), 'utf8'))

describe('the command line in the package', () => {
  it('runs where nothing but the one dependency is installed', async () => {
    const out = await user.run(process.execPath, inPackage(manifest.bin.sdk), '--version')

    expect(out).toEqual({ code: 0, out: `${manifest.version}\n` })
    expect(Object.keys(manifest.dependencies)).toEqual(['openapi-fetch'])
  })

  it('is a program of its own, with the licence of what it contains', () => {
    const text = readFileSync(inPackage(manifest.bin.sdk), 'utf8')

    expect(text).toMatch(/^#!\/usr\/bin\/env node\n/)
    expect(text).toContain('Copyright (c) 2011 TJ Holowaychuk')
    expect(statSync(inPackage(manifest.bin.sdk)).mode & 0o111).toBe(0o111)
  })

  it.each(['sdk/cli', 'sdk/cli.js', 'sdk/dist/cli.js'])('cannot be imported as %s', async (name) => {
    const out = await user.node(
      'reach.mjs',
      `await import('${name}').then(() => console.log('reached'), ({ code }) => console.log(code))`,
    )

    expect(out).toMatch(/^ERR_(PACKAGE_PATH_NOT_EXPORTED|MODULE_NOT_FOUND)$/)
  })

  it('is in no other file that is built', () => {
    const others = user.files.filter((path) => /^dist\/.*js$/.test(path) && path !== 'dist/cli.js')
    const found = others.filter((path) =>
      /commander|process\.exit|_mock/.test(readFileSync(inPackage(path), 'utf8')),
    )

    expect(others.length).toBeGreaterThan(20)
    expect(found).toEqual([])
  })
})
