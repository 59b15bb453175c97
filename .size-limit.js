const esbuild = (config) => ({ ...config, target: 'es2022', platform: 'browser' })

const entry = (name, path, imports, limit) => ({
  name,
  path: `dist/${path}.js`,
  import: imports,
  limit,
  gzip: true,
  modifyEsbuildConfig: esbuild,
})

export default [
  entry('one operation', 'sandbox', '{ connect, listSandboxes }', '6.7 kB'),
  entry('one operation with parameters and a body', 'sandbox', '{ connect, addUsersToSandbox }', '8.2 kB'),
  entry('one group', 'pipelines', '{ getClient, authorize }', '8.5 kB'),
  entry('one group from the root', 'index', '{ sandbox }', '8.5 kB'),
  entry('everything', 'index', '{ sdk }', '9.5 kB'),
]
