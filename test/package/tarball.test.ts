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

  it('weighs at most 380 kB', () => {
    expect(user.size).toBeLessThanOrEqual(380_000)
  })

  it('holds nothing of the machine that built it', () => {
    const built = user.files.filter((path) => path.startsWith('dist/'))

    expect(
      built.filter((path) => /(["'(\s]|file:\/\/)\/(tmp|home|root|Users|work)\//.test(read(path))),
    ).toEqual([])
  })

  it('holds every source that a map names', () => {
    const maps = user.files.filter((path) => path.endsWith('.map'))
    const missing = maps.flatMap((path) =>
      (JSON.parse(read(path)) as { sources: string[] }).sources
        .map((source) => join(path, '..', source))
        .filter((source) => !user.files.includes(source))
        .map((source) => `${path} -> ${source}`),
    )

    expect(maps.length).toBeGreaterThan(50)
    expect(missing).toEqual([])
  })

  it('gives every module and every declaration with sources a map', () => {
    const mapped = user.files.filter((path) =>
      /^dist\/((cjs|chunks|types)\/.*|[^/]+)\.(js|d\.ts)$/.test(path),
    )
    const without = mapped.filter((path) => !user.files.includes(`${path}.map`))

    // The command line is nobody's import, and one line that leads to dist/types has no source.
    expect(
      without.filter(
        (path) => !/^dist\/(cli\.js|(cjs\/)?[\w/-]+\.d\.ts)$/.test(path) || path.startsWith('dist/types/'),
      ),
    ).toEqual([])
    expect(mapped.length - without.length).toBeGreaterThan(60)
  })
})
