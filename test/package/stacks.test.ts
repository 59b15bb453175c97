import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { consumer } from '../support/consumer.ts'

const user = consumer()
afterAll(user.remove)

it.each([
  ['ESM', 'fail.mjs', "import { createClient } from 'sdk/sandbox'"],
  ['CJS', 'fail.cjs', "const { createClient } = require('sdk/sandbox')"],
])('a stack of the %s build names lines of the sources under --enable-source-maps', async (_, path, line) => {
  user.write(
    path,
    `${line}\ntry { createClient({ timeoutMs: -1 }) } catch ({ stack }) { console.log(stack) }\n`,
  )

  const { out } = await user.run(process.execPath, '--enable-source-maps', path)

  const frames = [...out.matchAll(/node_modules\/sdk\/([^:)]+):(\d+):\d+/g)].map(([, file = '', row]) => ({
    file,
    text: readFileSync(join(user.root, 'node_modules/sdk', file), 'utf8')
      .split('\n')
      [Number(row) - 1]?.trim(),
  }))
  expect(frames[0]).toEqual({
    file: 'src/runtime/config/misuse.ts',
    text: expect.stringContaining('new ConfigError('),
  })
  expect(frames.at(-1)).toEqual({
    file: 'src/apis/sandbox/index.ts',
    text: expect.stringContaining('connect(config), operations)'),
  })
  expect(frames.filter(({ file }) => !file.startsWith('src/'))).toEqual([])
})
