import { describe, expect, it } from 'vitest'
import { editor } from '../support/compile.ts'
import { programs } from './all-programs.ts'
import { placeOf } from './block.ts'

// A snippet can end with a name that the reader goes on with, and have unused names.
const { problems } = editor(Object.fromEntries(programs.map(({ path, source }) => [path, source])), {
  noUnusedLocals: false,
  noUnusedParameters: false,
})

describe('programs in pages and comments', () => {
  it('are found', () => {
    expect(programs.map(({ block }) => block.page)).toEqual(
      expect.arrayContaining(['README.md', 'src/sdk.ts', 'src/runtime/client.ts']),
    )
  })

  it.each(programs.map((program) => [placeOf(program.block), program] as const))(
    '%s compiles',
    (_, { block, path }) => {
      expect(problems(path).map((problem) => `${block.page}:${problem}`)).toEqual([])
    },
  )
})
