import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../../', import.meta.url))

/** Lets tests import the programs in pages: `import('./README.md+29.ts')`. */
export function docsPrograms() {
  const pathOf = (id: string) => /test\/docs\/[^/]+\+\d+\.ts$/.exec(id)?.[0]
  return {
    name: 'docs-programs',
    resolveId: (id: string) => (pathOf(id) ? root + pathOf(id) : undefined),
    async load(id: string) {
      const wanted = pathOf(id)
      if (!wanted) return undefined
      // Only the project that needs programs loads the compiler.
      const { programs } = await import('./all-programs.ts')
      return programs.find(({ path }) => path === wanted)?.checked
    },
  }
}
