import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { consumer } from '../support/consumer.ts'

const user = consumer()
afterAll(user.remove)

const read = (path: string) => readFileSync(join(user.root, 'node_modules/sdk', path), 'utf8')

describe('the tarball', () => {
  // After a change that is meant: npx vitest run --project package test/package/tarball.test.ts -u
  it('holds these files', async () => {
    const named = user.files.map((path) => path.replace(/chunk-[0-9A-Z]{8}\./, 'chunk-*.'))

    await expect(`${[...new Set(named)].join('\n')}\n`).toMatchFileSnapshot('tarball.txt')
  })

  it('holds no tests, scripts, specs, benches, decisions, guides or local files', () => {
    const unwanted =
      /(^|\/)(tests?|scripts|specs|bench|examples|decisions|guides|node_modules|\.ci)\/|\.test\.|\.(env|npmrc|tgz|log|yaml)$/

    expect(user.files.filter((path) => unwanted.test(path))).toEqual([])
    expect('test/support/ask.ts').toMatch(unwanted)
  })

  it('has no link in llms.txt that leads to no file', () => {
    const links = [...read('docs/llms.txt').matchAll(/\]\(([^)#]+)\)/g)].map(([, to = '']) =>
      join('docs', to),
    )

    expect(links.length).toBeGreaterThan(3)
    expect(links.filter((path) => !user.files.includes(path))).toEqual([])
  })

  it('weighs at most 395 kB', () => {
    expect(user.size).toBeLessThanOrEqual(395_000)
  })

  it('holds nothing of the machine that built it', () => {
    const built = user.files.filter((path) => path.startsWith('dist/'))

    expect(
      built.filter((path) => /(["'(\s]|file:\/\/)\/(tmp|home|root|Users|work)\//.test(read(path))),
    ).toEqual([])
  })

  it('holds no sources and no maps to them: what is built can be read', () => {
    expect(user.files.filter((path) => /^src\/|\.map$/.test(path))).toEqual([])
    expect(read('dist/runtime.js')).toContain('export {\n')
    expect(read('dist/runtime.js')).not.toContain('sourceMappingURL')
  })
})
