/** Optional peers are counted where they are imported. */
const esbuild = (config) => ({ ...config, target: 'es2022', platform: 'browser', external: [] })

const entry = (name, imports, limit) => ({
  name,
  import: Object.fromEntries(Object.entries(imports).map(([path, names]) => [`dist/${path}.js`, names])),
  limit,
  gzip: true,
  modifyEsbuildConfig: esbuild,
})

export default [
  entry('one operation', { sandbox: '{ connect, listSandboxes }' }, '10.38 kB'),
  entry(
    'one operation with parameters and a body',
    { sandbox: '{ connect, addUsersToSandbox }' },
    '11.25 kB',
  ),
  entry(
    'one operation with TanStack Query',
    { sandbox: '{ connect, listSandboxes }', query: '{ queryOptions }' },
    '11.1 kB',
  ),
  entry('one group', { pipelines: '{ getClient, authorize }' }, '11.65 kB'),
  entry('one group from the root', { index: '{ sandbox }' }, '11.7 kB'),
  entry('everything', { index: '{ sdk }' }, '12.6 kB'),
  entry(
    'one group, strictly checked, without zod',
    { sandbox: '{ createClient }', 'sandbox/checks': '{ checks }' },
    '15.2 kB',
  ),
  entry(
    'one group, strictly checked, zod included',
    { sandbox: '{ createClient }', 'sandbox/schemas': '{ schemas }' },
    '19.77 kB',
  ),
]
