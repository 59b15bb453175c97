import { readFileSync } from 'node:fs'
import { checkPackage, createPackageFromTarballData } from '@arethetypeswrong/core'
import { publint } from 'publint'
import { afterAll, expect, it } from 'vitest'
import { consumer } from '../support/consumer.ts'
import { subpaths } from '../support/subpaths.ts'

const user = consumer()
afterAll(user.remove)
const tarball = Uint8Array.from(readFileSync(user.tarball))

it('the types of every subpath resolve correctly in node10, node16 from CJS and ESM, and bundlers', async () => {
  const checked = await checkPackage(createPackageFromTarballData(tarball), { entrypoints: subpaths })

  if (!checked.types) throw new Error('no types')
  const found = Object.entries(checked.entrypoints).flatMap(([path, { resolutions }]) =>
    Object.entries(resolutions).map(([kind, { resolution }]) => `${path} ${kind} ${Boolean(resolution)}`),
  )
  expect(found).toEqual(
    subpaths.flatMap((path) =>
      ['node10', 'node16-cjs', 'node16-esm', 'bundler'].map((kind) => `${path} ${kind} true`),
    ),
  )
  expect(checked.problems).toEqual([])
})

it('publint finds no problems', async () => {
  const { messages } = await publint({ pack: { tarball: tarball.buffer }, strict: true, level: 'suggestion' })

  expect(messages).toEqual([])
})
