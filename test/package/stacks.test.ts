import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { consumer } from '../support/consumer.ts'

const user = consumer()
afterAll(user.remove)

it.each([
  ['ESM', 'fail.mjs', "import { createClient } from 'sdk/sandbox'"],
  ['CJS', 'fail.cjs', "const { createClient } = require('sdk/sandbox')"],
])('a stack trace of the %s build leads to readable code', async (_, path, line) => {
  user.write(
    path,
    `${line}\ntry { createClient({ timeoutMs: -1 }) } catch ({ stack }) { console.log(stack) }\n`,
  )

  const { out } = await user.run(process.execPath, path)

  const frames = [...out.matchAll(/at (?:.*?)(\w+) \(.*node_modules\/sdk\/([^:)]+):(\d+):\d+/g)].map(
    ([, name, file = '', row]) => ({
      name,
      text: readFileSync(join(user.root, 'node_modules/sdk', file), 'utf8')
        .split('\n')
        [Number(row) - 1]?.trim(),
    }),
  )
  expect(frames[0]?.text).toContain('"is negative"')
  expect(frames.at(-1)).toEqual({ name: 'createClient', text: expect.stringContaining('connect(config)') })
})
