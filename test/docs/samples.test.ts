import { readdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { editor } from '../support/compile.ts'
import { samplesOf } from './samples.ts'

const files = readdirSync('src/apis').map((group) => `src/apis/${group}/types.gen.ts`)

describe.each(files)('the samples in %s', (path) => {
  const samples = samplesOf(path)
  /** As a string, and as JSON if it parses: both are possible. */
  const readings = samples.flatMap(({ text, type }) => [
    [type, JSON.stringify(text)],
    [type, isJson(text) ? text.replaceAll('\n', ' ') : JSON.stringify(text)],
  ])
  const text = [
    `import type * as Types from '../../${path}'`,
    ...readings.map(([type, value], index) => `export const v${index}: ${type} = ${value}`),
  ].join('\n')
  const { problems } = editor({ 'test/docs/samples-of-group.ts': text })
  const wrong = new Set(
    problems('test/docs/samples-of-group.ts').map((problem) => Number.parseInt(problem, 10)),
  )

  it('are found, and their types are', () => {
    expect(samples.length).toBeGreaterThan(0)
    expect(wrong).not.toContain(1)
  })

  it.each(samples.map((sample, index) => [sample.place, sample.text, index] as const))(
    '%s: %s has the type that it relies on',
    (_, __, index) => {
      expect([index * 2 + 2, index * 2 + 3].every((line) => wrong.has(line))).toBe(false)
    },
  )
})

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}
