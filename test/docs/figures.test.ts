import { readFileSync } from 'node:fs'
import * as sdk from 'sdk'
import { environmentsApi as environments } from 'sdk/environments'
import { pipelinesApi as pipelines } from 'sdk/pipelines'
import { sandboxApi as sandbox } from 'sdk/sandbox'
import { describe, expect, it } from 'vitest'
import { exitStatus } from '../../src/cli/exit-status.ts'
import {
  defaultFormats,
  defaultRetry,
  defaults,
  defaultTimeoutMs,
} from '../../src/runtime/config/defaults.ts'
import { clientOptions, sharedOptions } from '../../src/runtime/config/settings.ts'
import { environments as projects } from '../environments/environments/all.ts'
import { shortTable } from '../environments/readme.ts'
import { pages } from './all-blocks.ts'

/** The first cells of the table whose header starts with a word. */
function table(path: string, head: string): Record<string, string[]> {
  const found = pages.find((page) => page.path === path)?.tables.find(([cells]) => cells?.[0] === head)
  const rows = (found ?? []).slice(1).map(([first = '', ...rest]) => [first.replaceAll('`', ''), rest])
  return Object.fromEntries(rows)
}

/** A complete table of a page. */
const wholeTable = (path: string, head: string) =>
  pages.find((page) => page.path === path)?.tables.find(([cells]) => cells?.[0] === head) ?? []

/** A figure as pages write it: 60 000. */
const written = (figure: number) => figure.toLocaleString('en').replaceAll(',', ' ')

describe('the groups of the README', () => {
  it('are complete, with their default servers', () => {
    const listed = Object.entries(table('README.md', 'group')).map(([name, [path, api]]) => [
      name,
      path,
      api?.split(', ')[1],
    ])
    const there = [sandbox, environments, pipelines].map(({ name, servers }) => [
      name,
      `\`sdk/${name}\``,
      `\`${Object.values(servers)[0]}\``,
    ])

    expect(listed).toEqual(there)
    expect(Object.keys(sdk.sdk)).toEqual(expect.arrayContaining(there.map(([name]) => name)))
  })
})

describe('the options of the README', () => {
  const options = table('README.md', 'option')
  const defaultOf = (name: string) => options[name]?.[0]

  it('are complete, each in the right place', () => {
    const placed = (place: string) =>
      Object.keys(options).filter((name) => options[name]?.[1]?.startsWith(place))

    expect(Object.keys(options).sort()).toEqual([...Object.keys(clientOptions), 'signal'].sort())
    expect(placed('per call')).toEqual(['signal'])
    expect(placed('per client').sort()).toEqual(
      Object.keys(clientOptions)
        .filter((name) => !Object.hasOwn(sharedOptions, name))
        .sort(),
    )
  })

  it('have the defaults in the code', () => {
    expect(defaultOf('timeoutMs')).toBe(`${written(defaultTimeoutMs)}, or the operation's own value`)
    expect(defaultOf('deadlineMs')).toBe(`\`${defaults.deadlineMs}\``)
    const { random, statuses, ...policy } = defaultRetry
    const fields = Object.entries(policy).map(([name, value]) => `${name}: ${value}`)
    expect(defaultOf('retry')).toBe(`\`{ ${fields.join(', ')} }\``)
    expect(defaultOf('maxResponseBytes')).toBe(`${defaults.maxResponseBytes / 2 ** 20} MiB`)
    expect(defaultOf('validate')).toBe(`\`'${defaults.validate}'\` if \`schemas\` is set`)
    expect(defaultOf('formats')).toBe(`\`'${defaultFormats}'\``)
  })

  it('have no other figures', () => {
    const others = Object.keys(options).filter((name) => /\d/.test(defaultOf(name) ?? ''))

    expect(others).toEqual(['timeoutMs', 'retry', 'maxResponseBytes'])
  })
})

describe('the events of docs/guides/observability.md', () => {
  it('are complete', () => {
    const source = readFileSync('src/runtime/events/events.ts', 'utf8')
    const types = [...source.matchAll(/readonly type: '(\w+)'/g)].map(([, type]) => type)

    expect(types).toHaveLength(12)
    expect(Object.keys(table('docs/guides/observability.md', 'event')).sort()).toEqual(types.sort())
  })
})

describe('the exit statuses in docs/guides/command-line.md', () => {
  it('are complete', () => {
    const listed = Object.keys(table('docs/guides/command-line.md', 'status'))

    expect(listed).toEqual(Object.values(exitStatus).map(String))
  })
})

describe('the policy of docs/guides/retries-and-timeouts.md', () => {
  it('has the fields and defaults of the code', () => {
    const fields = table('docs/guides/retries-and-timeouts.md', 'field')

    expect(Object.keys(fields)).toEqual(Object.keys(defaultRetry))
    for (const name of ['retries', 'baseDelayMs', 'maxDelayMs', 'maxRetryAfterMs'] as const) {
      expect(fields[name]?.[0]).toBe(written(defaultRetry[name]))
    }
  })
})

describe.each(['README.md', 'docs/guides/errors.md'])('the errors of %s', (path) => {
  it('are all classes with their codes', () => {
    const classes = Object.entries(sdk).flatMap(([name, value]) => {
      const isError = typeof value === 'function' && value.prototype instanceof sdk.SdkError
      return isError ? [[name, Reflect.construct(value, ['', {}]).code]] : []
    })
    const listed = Object.entries(table(path, 'class')).map(([name, [code]]) => [
      name,
      code?.replaceAll('`', ''),
    ])

    expect(classes).toHaveLength(7)
    expect(listed.sort()).toEqual(classes.sort())
  })
})

describe('the environments of the README', () => {
  const whole = wholeTable('bench/results.md', 'environment')

  it('are those of the last complete run, which passed', () => {
    const names = Object.values(projects).map(({ name }) => name)
    const cells = whole.slice(1).flatMap((row) => row.slice(3))

    expect(whole.slice(1).map(([name]) => name)).toEqual(names)
    expect(new Set(cells)).toEqual(new Set(['works', 'n/a', '-']))
  })

  it('are the same as in bench/results.md', () => {
    expect(wholeTable('README.md', 'environment')).toEqual(shortTable(whole))
  })
})
