import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'acorn'
import { build } from 'esbuild'
import { describe, expect, it } from 'vitest'
import { freeGlobals } from '../support/free-globals.ts'
import { modules } from '../support/subpaths.ts'
import { floorOf, type Needs } from './platform-floor.ts'

/** All that an app loads for an entry: one script, with the dependency in it and without the optional peers. */
async function bundle(file: string, format: 'esm' | 'cjs'): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [file],
    bundle: true,
    format,
    platform: 'neutral',
    target: 'esnext',
    external: [
      'zod',
      'zod/*',
      '@opentelemetry/api',
      'rate-limiter-flexible',
      ...(format === 'cjs' ? ['openapi-fetch'] : []),
    ],
    write: false,
    logLevel: 'error',
  })
  return outputFiles[0]?.text ?? ''
}

// The command line and the server need Node.
const entries = modules.filter((path) => path !== './mocks/server')
const fileOf = (entry: string) => `${entry === '.' ? 'index' : entry.slice(2)}.js`
const namesOf = (needs: Needs) => Object.keys(needs).sort()

describe.each(entries)('what an app loads of %s', (entry) => {
  const { used, guarded } = floorOf(entry)

  it('uses only what is listed of its environment', async () => {
    expect(freeGlobals(await bundle(`dist/${fileOf(entry)}`, 'esm'))).toEqual({
      used: namesOf(used),
      guarded: namesOf(guarded),
      newer: [],
    })
  })

  // This loads whole chunks, however little of them is used.
  it('uses nothing more as CommonJS', async () => {
    const found = freeGlobals(await bundle(`dist/cjs/${fileOf(entry)}`, 'cjs'))
    const allowed = { ...floorOf('.').used, ...used, module: 'CommonJS', require: 'CommonJS' }
    const looked = { ...allowed, ...floorOf('.').guarded, ...guarded }

    expect(found.used.filter((name) => !Object.hasOwn(allowed, name))).toEqual([])
    expect(found.guarded.filter((name) => !Object.hasOwn(looked, name))).toEqual([])
    expect(found.newer).toEqual([])
  })
})

describe('the syntax of the build', () => {
  const files = readdirSync('dist', { recursive: true, encoding: 'utf8' }).filter((path) =>
    path.endsWith('.js'),
  )

  it('is that of ECMAScript 2022', () => {
    const problems = files.flatMap((path) => {
      const sourceType = path.startsWith('cjs/') ? 'script' : 'module'
      try {
        parse(readFileSync(join('dist', path), 'utf8'), {
          ecmaVersion: 2022,
          sourceType,
          allowHashBang: true,
        })
        return []
      } catch (error) {
        return [`${path}: ${error}`]
      }
    })

    expect(files.length).toBeGreaterThan(40)
    expect(problems).toEqual([])
  })

  it('would fail with a newer one', () => {
    expect(() => parse('/[a&&b]/v', { ecmaVersion: 2022 })).toThrow(SyntaxError)
  })
})

describe('the search for globals', () => {
  it('distinguishes use from feature detection', () => {
    const { used, guarded } = freeGlobals(`
      const own = { fetch }, one = own.Foo, { navigator: mine } = own
      if (typeof performance === 'object') performance.now()
      const decode = (bytes) => typeof TextDecoder === 'function' ? new TextDecoder().decode(bytes) : ''
      const can = (url) => { if (typeof URL.canParse !== 'function') return false; return URL.canParse(url) }
      const late = () => { Buffer.from(''); if (typeof Request !== 'function') { throw 1 } new Request(''); if (typeof Buffer !== 'function') return }
      typeof process === 'object' && process.versions
      AbortSignal.any([])
      export { one as Baz, mine, can, late, decode }`)

    expect(used).toEqual(['AbortSignal', 'AbortSignal.any', 'Buffer', 'Buffer.from', 'URL', 'fetch'])
    expect(guarded).toEqual(['Request', 'TextDecoder', 'URL.canParse', 'performance', 'process'])
  })

  it('reports what is newer than ECMAScript 2022', () => {
    const { used, newer } = freeGlobals(
      'Object.groupBy([], String); [1].toSorted(); "a".at(0); Object.hasOwn({}, "a"); Iterator.from([])',
    )

    expect(newer).toMatchObject([/groupBy/, /toSorted/].map((name) => expect.stringMatching(name)))
    expect(used).toEqual(['Iterator', 'Iterator.from'])
  })
})
