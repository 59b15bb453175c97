import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Generated } from '../../generator/generate.ts'
import { headerText } from '../../generator/print/header.ts'
import { printLlms } from '../../generator/reference/print-llms.ts'
import { parentsOf } from './installed-as.ts'

/** The index of all reference pages. */
export function indexOf({ outcomes }: Generated, out: string): [path: string, content: string] {
  const manifest = parentsOf(out)
    .map((each) => join(each, 'package.json'))
    .find((each) => existsSync(each))
  const { name = 'API clients' } = manifest === undefined ? {} : JSON.parse(readFileSync(manifest, 'utf8'))
  const isAlone = outcomes.length === 1
  const specs = outcomes.map(({ group }) => group.spec).join(', ')
  const text = printLlms({
    title: name,
    description: `Typed clients of HTTP APIs: ${outcomes.map(({ group }) => group.title).join(', ')}.`,
    note: headerText(specs, { command: 'npx sdk generate' }),
    sections: {
      Reference: outcomes.map(({ group }) => ({
        path: isAlone ? 'reference.md' : `${group.name}/reference.md`,
        title: group.title,
        about: group.description,
      })),
    },
  })
  return ['llms.txt', text]
}
