import { describe, expect, it } from 'vitest'
import { bundledIn, bundledLine, refusedOf, type ThirdParty } from '../../scripts/release/third-party.ts'

const nothing: ThirdParty = { bundled: [], installed: [], peers: [] }
const one = (name: string, license: string | undefined) => ({ name, version: '1.0.0', license })

describe('licences', () => {
  it('that nobody has reviewed are refused, however their package reaches users', () => {
    const refused = refusedOf({
      bundled: [
        one('in-the-cli', 'GPL-3.0-only'),
        one('fine', 'MIT'),
        one('in-the-runtime', 'AGPL-3.0-only'),
      ].map((each) => ({
        ...each,
        file: 'dist/cli.js',
      })),
      installed: [one('installed', 'SEE LICENSE IN LICENSE.md')],
      peers: [{ ...one('peer', 'ISC'), brings: [one('brought', undefined)] }],
    })

    expect(refused).toEqual([
      'in-the-cli@1.0.0: GPL-3.0-only',
      'in-the-runtime@1.0.0: AGPL-3.0-only',
      'installed@1.0.0: SEE LICENSE IN LICENSE.md',
      'brought@1.0.0: undefined',
    ])
  })

  it('are compared as they are written, not by similarity', () => {
    const own = { ...nothing, installed: [one('a', '(MIT OR CC0-1.0)'), one('b', 'MIT-open-group')] }

    expect(refusedOf(own)).toEqual(['b@1.0.0: MIT-open-group'])
  })
})

it('what the command line contains is read from the lines that the build writes', () => {
  const packages = [one('commander', 'MIT'), one('@scope/name', '(MIT OR CC0-1.0)')]
  const code = packages.map((each) => `/* ${bundledLine(each)}\nThe licence (of all). */`).join('\n')

  expect(bundledIn(`#!/usr/bin/env node\n${code}\ncode()`)).toEqual(packages)
})
