import { afterAll, expect, it } from 'vitest'
import { projectCopy } from '../support/project-copy.ts'
import { blocks } from './all-blocks.ts'

const copy = projectCopy()
afterAll(copy.remove)

const program = `
import { connect, getNote } from './src/apis/notes/index.ts'
import * as schemas from './src/apis/notes/schemas.gen.ts'

const fetch = async (url: string) => Response.json({ text: url })
const { data } = await getNote(connect({ fetch }), { id: 'a b' })
console.log(data.text, Object.keys(schemas.getNote).join())
`

it('the file of docs/guides/adding-an-api.md becomes a group that can be called', async () => {
  const spec = blocks.find(
    ({ page, language }) => page === 'docs/guides/adding-an-api.md' && language === 'yaml',
  )
  copy.write('specs/notes.yaml', spec?.text ?? '')
  copy.write('use.ts', program)

  const generated = await copy.run('tsx', 'scripts/generate.ts')
  const used = await copy.run('tsx', 'use.ts')

  expect(generated.out).toMatch(/^wrote \d+ files/)
  expect(used.out.trim()).toBe('https://notes.example.com/notes/a%20b params,response')
}, 60_000)
