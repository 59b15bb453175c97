import { describe, expect, it } from 'vitest'
import { tableIn } from '../../src/cli/groups.ts'
import { generatedNames } from '../../src/generator/document/generated-names.ts'

describe("a group's table of operations", () => {
  it.each(['sandbox', 'my-sandboxes', 'my_sandboxes', 'URLs', '3d'])(
    'is found by the name that the generator gives it, in %s',
    (group) => {
      const { table } = generatedNames(group)
      const operations = { listThings: {} }

      expect(tableIn({ createClient() {}, listOperations() {}, [table]: operations, api: {} })).toBe(
        operations,
      )
    },
  )
})
