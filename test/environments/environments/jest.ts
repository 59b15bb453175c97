import type { Context, Environment } from '../environment.ts'
import { runTests } from '../test-runner.ts'
import { versionOf } from '../version.ts'

/** Runs Jest with these flags. */
const jest =
  (...flags: string[]) =>
  (context: Context) =>
    runTests(context, [
      'node',
      '--experimental-vm-modules',
      'node_modules/jest/bin/jest.js',
      '--json',
      ...flags,
    ])

const base = { project: 'jest', version: versionOf('jest') }
const noFetch = 'jsdom has no fetch, so a call throws a ConfigError'

const jestNode: Environment = {
  ...base,
  name: 'Jest in Node',
  about: 'CommonJS, which Jest uses by default',
  run: jest('cases.test.cjs', 'create-dev.test.cjs'),
}

const jestNodeEsm: Environment = {
  ...base,
  name: 'Jest in Node as ESM',
  about: '`--experimental-vm-modules`',
  run: jest('cases.test.mjs'),
}

const jestJsdom: Environment = {
  ...base,
  name: 'Jest with jsdom',
  about: 'plain jest-environment-jsdom: the in-memory mocks',
  notApplicable: {
    list: noFetch,
    create: noFetch,
    'typed 404': noFetch,
    retry: noFetch,
    'cut body': noFetch,
    timeout: noFetch,
    abort: noFetch,
  },
  run: jest('--env=jsdom', 'without-fetch.test.cjs'),
}

const jestJsdomPolyfill: Environment = {
  ...base,
  name: 'Jest with jsdom and whatwg-fetch',
  about: 'the polyfill on the XMLHttpRequest of jsdom',
  place: { wholeBodies: true, silentCuts: true },
  notes: {
    'cut body': 'the XMLHttpRequest of jsdom does not report a truncated body, so the call times out',
  },
  run: jest('--setupFiles=whatwg-fetch', '--env=jsdom', 'cases.test.cjs'),
}

const jestFixedJsdom: Environment = {
  ...base,
  name: 'Jest with jest-fixed-jsdom',
  about: 'jsdom with the globals of Node',
  run: jest('--env=jest-fixed-jsdom', 'cases.test.cjs'),
}

export const jests = { jestNode, jestNodeEsm, jestFixedJsdom, jestJsdomPolyfill, jestJsdom }
