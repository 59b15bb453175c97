import { describe, expect, it } from 'vitest'
import { nextVersion, notesOf } from '../../scripts/release/notes.ts'

const commit = (subject: string, body = '') => ({ hash: 'abcdef0123', subject, body })

describe('the next version', () => {
  it.each([
    ['0.1.4', 'fix: a', '', '0.1.5'],
    ['0.1.4', 'feat: a', '', '0.1.5'],
    ['0.1.4', 'feat(x)!: a', '', '0.2.0'],
    ['1.2.3', 'fix: a', '', '1.2.4'],
    ['1.2.3', 'feat: a', '', '1.3.0'],
    ['1.2.3', 'fix: a', 'BREAKING CHANGE: b', '2.0.0'],
    ['1.2.3', 'no type', '', '1.2.4'],
  ])('after %s and "%s" %s is %s', (current, subject, body, next) => {
    expect(nextVersion(current, [commit(subject, body)])).toBe(next)
  })
})

it('the notes have what matters to users, each commit once', () => {
  const commits = ['feat(cli): call', 'fix!: mend', 'fix: small', 'test: more', 'docs: text'].map((subject) =>
    commit(subject),
  )

  expect(notesOf('1.0.0', commits)).toBe(`## 1.0.0

### Breaking

- mend (abcdef0)

### Added

- cli: call (abcdef0)

### Fixed

- small (abcdef0)`)
})
