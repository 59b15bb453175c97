import { format } from 'node:util'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { inNode, inVitest } from './all-programs.ts'
import { placeOf } from './block.ts'
import type { Program } from './program.ts'

const realFetch = globalThis.fetch

/** A separate world for each program: fresh modules, the mocks behind `fetch`, and waits of zero length. */
async function enter() {
  vi.resetModules()
  // Modules draw their jitter on load, too. Not 0, so that different values stay different.
  let drawn = 0
  vi.spyOn(Math, 'random').mockImplementation(() => ++drawn * 1e-9)
  const { createFetch } = await import('./setting.ts')
  vi.stubGlobal('fetch', createFetch(realFetch))
  const printed: string[] = []
  vi.spyOn(console, 'log').mockImplementation((...parts) => {
    printed.push(format(...parts))
  })
  return { claims: await import('./claims.ts'), printed }
}

function leave() {
  vi.unstubAllGlobals()
  vi.restoreAllMocks()
}

type World = Awaited<ReturnType<typeof enter>>

/** Compares what a page claims with the result. */
function check({ claims, block }: Program, world: World) {
  if (world.claims.broken.length) throw world.claims.broken[0]
  const untried = claims.filter((line) => !world.claims.kept.has(line))
  expect(untried.map((line) => `${block.page}:${line} was not reached`)).toEqual([])
  if (block.prints !== undefined) expect(`${world.printed.join('\n')}\n`).toBe(block.prints)
}

describe('programs in pages and comments', () => {
  afterEach(leave)

  it.each(inNode.map((program) => [placeOf(program.block), program] as const))(
    '%s runs',
    async (_, program) => {
      const world = await enter()

      await import(/* @vite-ignore */ `/${program.path}`)

      check(program, world)
    },
  )
})

describe.each(inVitest.map((program) => [placeOf(program.block), program] as const))(
  '%s',
  async (_, program) => {
    const world = await enter()
    const fetch = globalThis.fetch
    leave()
    beforeAll(() => {
      vi.stubGlobal('fetch', fetch)
    })
    afterAll(() => {
      leave()
      check(program, world)
    })

    await import(/* @vite-ignore */ `/${program.path}`)
  },
)
