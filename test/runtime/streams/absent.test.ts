import { build } from 'esbuild'
import { expect, it } from 'vitest'
import { generated } from '../../support/generated.ts'
import { projectRoot } from '../../support/project-copy.ts'
import { events, streamSpec } from '../../support/streams.ts'

/** The bundle of an app that calls the only operation of a spec. */
async function bundled(content: object) {
  const { operations } = await generated(content)
  const { outputFiles } = await build({
    stdin: {
      contents: `${operations}\nimport { open } from '../../runtime/index.ts'\ncallThings(open(api))`,
      loader: 'ts',
      resolveDir: `${projectRoot}/src/apis/sandbox`,
    },
    bundle: true,
    minify: true,
    format: 'esm',
    write: false,
  })
  return outputFiles[0]?.text ?? ''
}

/** A string from each part that reads streams. */
const marks = [
  'event-stream',
  'ndjson',
  'json-seq',
  'boundary',
  'idleTimeoutMs',
  'max buffer size',
  'in the middle of a stream',
]
const marksIn = (code: string) => marks.filter((mark) => code.includes(mark))

it('an app whose operations return JSON contains nothing that reads streams', async () => {
  expect(marksIn(await bundled(streamSpec({ 'application/json': {} })))).toEqual([])
})

it('an app contains only the readers of its own streams', async () => {
  const lines = { 'application/x-ndjson': {} }

  expect(marksIn(await bundled(streamSpec(lines)))).toEqual([
    'ndjson',
    'idleTimeoutMs',
    'in the middle of a stream',
  ])
  expect(marksIn(await bundled(streamSpec(events)))).toEqual([
    'event-stream',
    'idleTimeoutMs',
    'max buffer size',
    'in the middle of a stream',
  ])
})

it('an app that takes bytes contains no reader of items', async () => {
  expect(marksIn(await bundled(streamSpec({ 'application/zip': {} })))).not.toContain('max buffer size')
})
