import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { consumer } from '../support/consumer.ts'
import { projectRoot } from '../support/project-copy.ts'
import { type Block, placeOf } from './block.ts'
import { readPage } from './markdown.ts'

const page = 'docs/guides/your-own-api.md'
const { blocks } = readPage(page)
const of = (language: string) => blocks.filter((block) => block.language === language)
const [app, ...others] = of('ts')
const commands = of('sh').flatMap(({ text }) => text.trim().split('\n'))
const found = (start: string) => commands.find((line) => line.startsWith(start)) ?? `no ${start}`

describe(`a project that follows ${page}`, () => {
  const user = consumer('module', ['zod', 'vitest'])
  const bin = { npx: 'node_modules/.bin', sdk: `${process.execPath} node_modules/sdk/dist/cli.js` }
  /** Runs a line of the page, with the tools that readers have installed. */
  const type = (line: string) =>
    user.run(
      'sh',
      '-c',
      line
        .replace(/^npx sdk /, `${bin.sdk} `)
        .replace(/^npx tsc /, `${process.execPath} ${join(projectRoot, 'node_modules/typescript/bin/tsc')} `)
        .replace(/^node /, `${process.execPath} `),
    )

  beforeAll(() => {
    user.write('tasks.yaml', of('yaml')[0]?.text ?? '')
    user.write('src/app.ts', app?.text ?? '')
  })
  afterAll(user.remove)

  it('generates the files that the page lists', async () => {
    const { code, out } = await type(found('npx sdk generate'))

    expect([code, out]).toEqual([0, expect.stringContaining('5 written')])
    const listed = readPage(page)
      .tables[0]?.slice(1)
      .map(([name]) => name?.replaceAll('`', ''))
    const { out: there } = await type('ls src/api')
    expect(there.trim().split('\n')).toEqual([...(listed ?? [])].sort())
  })

  it('prints what the page says', async () => {
    expect(await type(found('npx tsc'))).toEqual({ code: 0, out: '' })
    const ran = of('sh').find(({ text }) => text.includes('node dist/app.js'))

    expect(await type(found('node '))).toEqual({ code: 0, out: ran?.prints })
  })

  it('compiles every other program', async () => {
    const names = others.map((block) => [`src/${fileOf(block)}`, block] as const)
    for (const [path, { text }] of names) user.write(path, text)

    const flags = '--module nodenext --target es2022 --strict --skipLibCheck --noEmit'
    const { code, out } = await type(`npx tsc ${flags} ${names.map(([path]) => path).join(' ')}`)

    expect([code, out]).toEqual([0, ''])
  })

  it('passes its own test', async () => {
    const test = others.find(({ text }) => text.includes("from 'vitest'"))
    user.write('src/tasks.test.ts', test?.text ?? '')

    const { code, out } = await type(`${process.execPath} node_modules/vitest/vitest.mjs run --root .`)

    expect([code, out]).toEqual([0, expect.stringContaining('1 passed')])
  })

  it('passes --check with these files, by flags and by config', async () => {
    expect(
      (await type(found('npx sdk generate tasks.yaml --out src/api --schemas --mocks --check'))).code,
    ).toBe(0)
    user.write('sdk.config.mjs', others.find(({ text }) => text.includes('defineConfig'))?.text ?? '')
    expect((await type('npx sdk generate --check')).code).toBe(0)

    user.write('tasks.yaml', `${of('yaml')[0]?.text}`.replace('title: Tasks API', 'title: To-dos'))
    const { code, out } = await type('npx sdk generate --check')
    expect([code, out]).toEqual([1, expect.stringContaining('operations.gen.ts')])
  })

  it('knows every flag that the page names', async () => {
    const { out } = await type('npx sdk generate --help')
    const flags = readFileSync(join(projectRoot, page), 'utf8').match(/--[a-z][\w-]+/g) ?? []
    const own = new Set(flags.filter((flag) => !found('npx tsc').includes(flag)))

    expect([...own].filter((flag) => !out.includes(flag))).toEqual([])
  })
})

const fileOf = (block: Block) => `block-${placeOf(block).replace(/.*:/, '')}.ts`
