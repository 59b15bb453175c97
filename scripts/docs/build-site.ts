import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build, type Plugin } from 'esbuild'
import { specFiles } from '../../src/generator/document/spec-files.ts'
import type { Group } from '../../src/generator/model.ts'
import { readGroup } from '../../src/generator/read/read-group.ts'
import { guidePage } from './guide-page.ts'
import { readGuides } from './guides.ts'
import { groupPage, indexPage, missingPage } from './html.ts'
import { operationSections } from './operation-sections.ts'
import { pageSpec } from './page-spec.ts'

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))))
const at = (...path: string[]) => join(root, ...path)

/** Writes the site from the specs and the build. Returns the groups on it. */
export async function buildSite(out = at('site')): Promise<Group[]> {
  const groups = await Promise.all(specFiles(at('specs')).map((path) => readGroup(path)))
  rmSync(out, { recursive: true, force: true })
  const write = (path: string, text: string) => {
    mkdirSync(dirname(join(out, path)), { recursive: true })
    writeFileSync(join(out, path), text)
  }
  for (const group of groups) {
    write(`${group.name}/index.html`, groupPage(group, groups))
    write(`${group.name}/openapi.json`, JSON.stringify(pageSpec(group, hasMocks(group))))
  }
  const guides = readGuides(
    root,
    groups.map(({ name }) => name),
  )
  for (const guide of guides) write(guide.path, guidePage(guide, guides, groups))
  write(
    'search.json',
    JSON.stringify([...guides.flatMap(({ sections }) => sections), ...groups.flatMap(operationSections)]),
  )
  // llms.txt links to the other pages, and from `docs/` up to the README.
  cpSync(at('docs'), join(out, 'docs'), { recursive: true })
  cpSync(at('README.md'), join(out, 'README.md'))
  const { version, description } = JSON.parse(readFileSync(at('package.json'), 'utf8'))
  write('index.html', indexPage(groups, guides, { version, description }))
  write('404.html', missingPage(groups))
  cpSync(
    createRequire(at('package.json')).resolve('msw/mockServiceWorker.js'),
    join(out, 'mockServiceWorker.js'),
  )
  await bundle(groups, join(out, 'assets'))
  return groups
}

const hasMocks = ({ name }: Group) => existsSync(at(`dist/${name}/mocks.js`))

/** Bundles one script per group from the build, with shared chunks. */
async function bundle(groups: readonly Group[], outdir: string): Promise<void> {
  const rows = JSON.parse(readFileSync(at('examples/rows.json'), 'utf8'))
  const entries = new Map(groups.map((group) => [group.name, entryOf(group, rows[group.name])]))
  await build({
    entryPoints: [...entries.keys()]
      .map((name) => ({ in: `group:${name}`, out: name }))
      .concat([
        { in: at('website/index.css'), out: 'index' },
        { in: at('website/site.ts'), out: 'site' },
      ]),
    outdir,
    bundle: true,
    minify: true,
    splitting: true,
    format: 'esm',
    target: 'es2022',
    chunkNames: 'chunks/[name]-[hash]',
    define: {
      'process.env.NODE_ENV': '"production"',
      __VUE_OPTIONS_API__: 'true',
      __VUE_PROD_DEVTOOLS__: 'false',
      __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: 'false',
    },
    logLevel: 'error',
    plugins: [entryPlugin(entries), ownPackage, iconsInUse],
  })
}

function entryOf(group: Group, rows: unknown): string {
  const { name } = group
  const mocks = hasMocks(group) ? `'sdk/${name}/mocks'` : `'./no-mocks.ts'`
  return `import * as api from 'sdk/${name}'
import { createMock } from ${mocks}
import { schemas } from 'sdk/${name}/schemas'
import { startPage } from './page.ts'
await startPage({ name: '${name}', api, schemas, createMock }, ${JSON.stringify(rows ?? {})})`
}

const entryPlugin = (entries: ReadonlyMap<string, string>): Plugin => ({
  name: 'entries',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^group:/ }, ({ path }) => ({ path: path.slice(6), namespace: 'group' }))
    onLoad({ filter: /.*/, namespace: 'group' }, ({ path }) => ({
      contents: entries.get(path) ?? '',
      resolveDir: at('website'),
    }))
  },
})

/** The website is a separate package, so our package's name is resolved from the root, to the build. */
const ownPackage: Plugin = {
  name: 'own-package',
  setup({ onResolve, resolve }) {
    onResolve({ filter: /^(sdk|msw)(\/|$)/ }, ({ path, kind, pluginData }) =>
      pluginData === ownRequest
        ? undefined
        : resolve(path, { resolveDir: root, kind, pluginData: ownRequest }),
    )
  },
}

/** The renderer's 6,000 icon modules aren't marked as free of side effects, and would be half of the site. */
const iconsInUse: Plugin = {
  name: 'icons-in-use',
  setup({ onResolve, resolve }) {
    onResolve(
      { filter: /^(@scalar\/icons|\.)/ },
      async ({ path, kind, importer, resolveDir, pluginData }) => {
        if (pluginData === ownRequest || !/@scalar.icons/.test(path + importer)) return undefined
        const found = await resolve(path, { kind, importer, resolveDir, pluginData: ownRequest })
        return { ...found, sideEffects: false }
      },
    )
  },
}

/** Marks a plugin's own requests, which it must not handle again. */
const ownRequest = Symbol('own request')
