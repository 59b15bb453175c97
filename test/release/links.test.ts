import { describe, expect, it } from 'vitest'
import { packedPage, repositoryPage } from '../../scripts/release/links.ts'

const files = new Set(['README.md', 'docs/guides/errors.md', 'docs/sandbox.md'])
const repository = 'https://github.com/o/r'

describe('a link of a packed page', () => {
  it.each([
    ['README.md', '[errors](docs/guides/errors.md#the-table)'],
    ['docs/guides/errors.md', '[sandbox](../sandbox.md)'],
    ['README.md', '[here](#options)'],
    ['README.md', '[web](https://example.com/a.md)'],
  ])('does not change when it leads somewhere: %s, %s', (path, text) => {
    expect(packedPage(text, path, files, repository)).toBe(text)
  })

  it('leads to the repository when its file is not packed', () => {
    const text = 'See [the map](../../CONTRIBUTING.md#map) and [specs](../../specs/README.md).'

    expect(packedPage(text, 'docs/guides/errors.md', files, repository)).toBe(
      'See [the map](https://github.com/o/r/blob/HEAD/CONTRIBUTING.md#map) and [specs](https://github.com/o/r/blob/HEAD/specs/README.md).',
    )
  })

  it('is its text when there is no repository to lead to', () => {
    expect(packedPage('See [the map](CONTRIBUTING.md).', 'README.md', files, undefined)).toBe('See the map.')
  })

  it('does not change in code', () => {
    const text = '`list[0](x)` and\n\n```ts\nlist[0](x)\n```\n'

    expect(packedPage(text, 'README.md', files, undefined)).toBe(text)
  })
})

it.each([
  ['git+https://github.com/o/r.git'],
  [{ url: 'https://github.com/o/r.git' }],
  ['github:o/r'],
  ['o/r'],
])('the web address of the repository %j is known', (given) => {
  expect(repositoryPage(given)).toBe(repository)
})
