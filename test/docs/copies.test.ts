import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { withCopies } from '../../scripts/docs/copies.ts'
import { environments } from '../environments/environments/all.ts'
import { projectRoot } from '../support/project-copy.ts'
import { blocks } from './all-blocks.ts'
import { placeOf } from './block.ts'

const copies = blocks.filter(({ copyOf }) => copyOf !== undefined)

describe.each([...new Set(copies.map(({ page }) => page))])('%s', (page) => {
  it('shows files as they are; npm run format copies them', () => {
    const text = readFileSync(join(projectRoot, page), 'utf8')

    expect(text).toBe(withCopies(text))
  })
})

it('copies are of files that npm run test:environments runs', () => {
  const projects = Object.values(environments).map(({ project }) => `test/environments/projects/${project}/`)
  const others = copies.filter(({ copyOf }) => !projects.some((project) => copyOf?.startsWith(project)))

  expect(others.map(placeOf)).toEqual([])
})

it('a page with an outdated copy is detected', () => {
  const page = (text: string) => `before\n\n\`\`\`json knip.json\n${text}\`\`\`\n\nafter\n`
  const file = readFileSync(join(projectRoot, 'knip.json'), 'utf8')

  expect(withCopies(page('const older = 1\n'))).toBe(page(file))
  expect(() => withCopies('```js missing.json\n```\n')).toThrow('ENOENT')
})
