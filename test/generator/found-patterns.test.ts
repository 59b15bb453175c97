import { describe, expect, it } from 'vitest'
import { generated, specOf, specWithSchemas } from '../support/generated.ts'
import { accepts, loadedSchemas, schemasFile } from '../support/generated-schemas.ts'

const withPattern = (pattern: string) =>
  specOf(
    {
      requestBody: {
        required: true,
        content: { 'application/json': { schema: { type: 'string', pattern } } },
      },
    },
    '/things',
    'post',
  )

async function takesOf(pattern: string, value: unknown) {
  const { callThings } = await loadedSchemas(withPattern(pattern))
  return accepts(callThings?.body, value)
}

describe('a JavaScript pattern is checked', () => {
  it.each([
    ['^[a-z]+$', 'abc', 'ABC'],
    ['^[\\w-.]+$', 'a-b.c', 'a b'],
    ['^a/b$', 'a/b', 'a'],
    ['^\\p{Lu}$', 'Ä', 'ä'],
    ['^[\\u00e4-\\u00f6]$', 'ä', 'a'],
    ['^[\\uD83D\\uDE00]$', '😀', 'a'],
    ['^[😀-😂]$', '😁', '😃'],
    ['^a\nb$', 'a\nb', 'anb'],
    ['^\\d{3}\\b', '123', 'abc'],
    ['^[^\\u0000]$', 'a', '\u0000'],
    ['^[^/\\000-\\037]$', 'a', '\u0007'],
  ])('%j', async (pattern, good, wrong) => {
    expect(await takesOf(pattern, good)).toBe(true)
    expect(await takesOf(pattern, wrong)).toBe(false)
  })

  it.each(['[\\u0000-\\u001f]', '\u0007', '\uFEFF', '\u2028'])(
    'and control characters are escaped in the file: %j',
    async (pattern) => {
      const source = await schemasFile(withPattern(pattern))

      expect(source.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Zl}\uFEFF]/u)
    },
  )
})

it('octal escapes, which TypeScript refuses, are hexadecimal', async () => {
  expect(await schemasFile(withPattern('[\\000-\\037\\177]'))).toContain('[\\x00-\\x1f\\x7f]')
})

describe('a pattern that JavaScript does not support is not checked', () => {
  it.each([
    ['Perl flags', '(?i)^abc$', 'ABC'],
    ['a Python name', '^(?P<year>\\d+)$', '2020'],
    ['Ruby anchors', '\\A[a-z]+\\z', 'abc'],
    ['a Python anchor', '^[a-z]+\\Z', 'abc'],
    ['a POSIX class', '^[[:alpha:]]+$', 'abc'],
    ['a class without an end', '^[a', 'abc'],
    ['limits in the wrong order', '^a{3,1}$', 'aa'],
    ['a literal with its slashes', '/^[a-z]+$/i', 'ABC'],
  ])('%s: %j', async (_, pattern, good) => {
    const { notes } = await generated(withPattern(pattern))

    expect(await takesOf(pattern, good)).toBe(true)
    expect(await takesOf(pattern, 1)).toBe(false)
    expect(notes).toEqual([
      "/paths/~1things/post/requestBody/content/application~1json/schema/pattern: is not checked; JavaScript can't compile the pattern",
    ])
  })
})

it('a string whose length limits exclude each other is refused', async () => {
  const content = specWithSchemas({ Code: { type: 'string', minLength: 3, maxLength: 2 } })
  const { Code } = await loadedSchemas(content)

  expect(await accepts(Code, 'ab')).toBe(false)
  expect(await accepts(Code, 'abc')).toBe(false)
})
