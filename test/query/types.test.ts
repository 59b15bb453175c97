import { join } from 'node:path'
import { expect, it } from 'vitest'
import { projectRoot, run } from '../support/project-copy.ts'

it('data, errors and variables are typed through the adapters of React, Vue, Svelte and Solid', async () => {
  const { code, out } = await run(projectRoot, 'tsc', ['-p', join(projectRoot, 'test/query')])

  expect({ code, out }).toEqual({ code: 0, out: '' })
}, 180_000)
