import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'
import { docsPrograms } from './test/docs/plugin.ts'

const src = (path: string) => fileURLToPath(new URL(`./src/${path}`, import.meta.url))
const built = (path: string) => fileURLToPath(new URL(`./dist/${path}.js`, import.meta.url))

/** Tests import the package by its name; here that means the sources, in the project `package` what was built. */
const sources = [
  { find: /^sdk$/, replacement: src('index.ts') },
  {
    find: /^sdk\/(runtime|checks|config|mcp|otel|debug|limits|query|mocks)$/,
    replacement: src('$1/index.ts'),
  },
  { find: /^sdk\/limits\/redis$/, replacement: src('limits/redis/index.ts') },
  { find: /^sdk\/mocks\/(\w+)$/, replacement: src('mocks/$1.ts') },
  { find: /^sdk\/(\w+)\/schemas$/, replacement: src('apis/$1/schemas.gen.ts') },
  { find: /^sdk\/(\w+)\/checks$/, replacement: src('apis/$1/checks.gen.ts') },
  { find: /^sdk\/(\w+)\/mocks$/, replacement: src('apis/$1/mocks/index.ts') },
  { find: /^sdk\/(\w+)$/, replacement: src('apis/$1/index.ts') },
]

export default defineConfig({
  test: {
    reporters: ['default', './test/support/skip-reporter.ts'],
    projects: [
      {
        resolve: { alias: sources },
        test: {
          name: 'unit',
          include: ['test/**/*.test.ts'],
          // Many compile what they generate, which takes seconds on a busy machine.
          testTimeout: 30_000,
          exclude: [
            '**/node_modules/**',
            'test/{package,cli,compilers,inspector,examples,browser,contract,docs,query,supply,website}/**',
          ],
        },
      },
      {
        test: {
          name: 'package',
          include: ['test/{package,cli,faults}/**/*.test.ts'],
          testTimeout: 120_000,
        },
      },
      {
        test: { name: 'compilers', include: ['test/compilers/*.test.ts'], testTimeout: 120_000 },
      },
      {
        test: {
          name: 'examples',
          include: ['examples/**/*.test.ts', 'test/{examples,browser}/**/*.test.ts'],
          testTimeout: 60_000,
        },
      },
      {
        plugins: [docsPrograms()],
        resolve: { alias: sources },
        test: { name: 'docs', include: ['test/docs/*.test.ts'], testTimeout: 30_000 },
      },
      {
        test: {
          name: 'website',
          include: ['test/website/*.test.ts'],
          testTimeout: 60_000,
          // The build of the site takes half a minute, and longer on a busy machine.
          hookTimeout: 300_000,
        },
      },
      {
        test: { name: 'inspector', include: ['test/inspector/*.test.ts'], testTimeout: 120_000 },
      },
      {
        resolve: {
          alias: [
            { find: /^sdk$/, replacement: built('index') },
            { find: /^sdk\/(.*)$/, replacement: built('$1') },
            {
              find: /^(react(?:-dom)?(?:\/.*)?|@tanstack\/react-query)$/,
              replacement: fileURLToPath(new URL('./test/query/node_modules/$1', import.meta.url)),
            },
          ],
        },
        test: { name: 'query', include: ['test/query/*.test.{ts,tsx}'], testTimeout: 60_000 },
      },
      {
        test: { name: 'supply', include: ['test/supply/*.test.ts'], testTimeout: 60_000 },
      },
      {
        resolve: { alias: sources },
        test: { name: 'contract', include: ['test/contract/*.test.ts'], testTimeout: 30_000 },
      },
    ],
  },
})
