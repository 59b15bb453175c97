import type { Environment } from '../environment.ts'
import { runTests } from '../test-runner.ts'
import { versionOf } from '../version.ts'

/** Vitest with one of the DOMs that it can use instead of Node's globals. */
const withDom = (dom: 'jsdom' | 'happy-dom'): Environment => ({
  name: `Vitest with ${dom}`,
  about: 'tests of a page, ES modules',
  project: 'vitest',
  version: (context) => `${versionOf('vitest')(context)} / ${versionOf(dom)(context)}`,
  run: (context) => runTests(context, ['vitest', 'run', '--environment', dom, '--reporter=json']),
})

const vitestJsdom = withDom('jsdom')
const vitestHappyDom = withDom('happy-dom')

export const vitests = { vitestJsdom, vitestHappyDom }
