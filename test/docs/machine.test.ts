import { describe, expect, it } from 'vitest'
import { fromDiff } from './diff.ts'
import { freeNames } from './free-names.ts'
import { toPrograms } from './program.ts'
import { createFetch } from './setting.ts'
import { checkValueComments } from './value-comments.ts'

const checked = (text: string) => checkValueComments('page.md', text)

describe('comments', () => {
  it.each([
    ['calls.length // 3', '$claim(calls.length, 3, 1) // 3'],
    [
      'console.log(error.path) // ["name", -1]',
      'console.log($claim(error.path, ["name", -1], 1)) // ["name", -1]',
    ],
    [
      "const { a } = b\nif (a) a.b; // { c: null, 'd': undefined }",
      "const { a } = b\nif (a) $claim(a.b, {c: null, 'd': undefined}, 2); // { c: null, 'd': undefined }",
    ],
    ['const kept = await call() // true', 'const kept = $claim(await call(), true, 1) // true'],
    ["a // 'org_…_dev'", "$claim(a, $expect.stringMatching(/^org_.*_dev$/), 1) // 'org_…_dev'"],
    ['a // { id: 1, … }', '$claim(a, $expect.objectContaining({id: 1}), 1) // { id: 1, … }'],
  ])('with a value become claims: %s', (text, claim) => {
    expect(checked(text).text).toBe(claim)
  })

  it.each([
    'a // one attempt',
    'a // yours: asks the vendor',
    'a // name',
    'a // call()',
    "const url = 'http://a' // (b)",
  ])('with other text stay: %s', (text) => {
    expect(checked(text)).toEqual({ text, lines: [] })
  })

  it('with a value that no expression has are refused, with their line', () => {
    expect(() => checked('a\nfor (const b of c) { // 3\n}')).toThrow('page.md:2: nothing has the value 3')
  })
})

describe('free names', () => {
  it('are those that nothing declares, including the platform’s', () => {
    const text =
      "import { a } from 'a'\nconst { b, c: [d] } = a.e\nf({ g, h: b }, d)\nconsole.log(typeof i)\nexport {}"

    expect(freeNames(new Map([['a.ts', text]])).get('a.ts')).toEqual(new Set(['f', 'g', 'console', 'i']))
  })

  it('come only from the setting, by the group of the page', () => {
    const block = { line: 3, language: 'ts', text: 'client.list(tokn, token)\n' }
    const [guide, group] = toPrograms(
      [
        { ...block, page: 'docs/guides/errors.md' },
        { ...block, page: 'docs/environments.md' },
      ],
      'test/docs/setting.ts',
    )

    expect(guide?.source).toBe(
      "\n\nclient.list(tokn, token)\nexport {}\nimport { sandboxClient as client, token } from './setting.ts'\n",
    )
    expect(group?.source).toContain('environmentsClient as client')
  })
})

describe('the network of a program', () => {
  const real = async () => new Response('real')
  const fetch = createFetch(real)

  it('is the mocks, with the rows that a call names', async () => {
    const headers = { authorization: 'Bearer any' }
    const call = (path: string) =>
      fetch(`https://api.valstorm.com/v1/sandbox${path}`, { headers, method: 'DELETE' })

    expect((await call('/dev')).status).toBe(200)
    expect((await call('/unheard-of')).status).toBe(404)
  })

  it('is only loopback', async () => {
    await expect(fetch('http://127.0.0.1:1/').then((answer) => answer.text())).resolves.toBe('real')
    await expect(fetch('https://example.com/')).rejects.toThrow('fetch failed')
  })
})

describe('a diff', () => {
  it('is read as its result, with each line in its place', () => {
    const { text } = fromDiff({ page: 'a.md', line: 1, language: 'diff', text: '-old\n+new\n same\n' })

    expect(text).toBe('\nnew\nsame\n')
  })
})
