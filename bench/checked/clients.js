// Clients that get a list, each through its public API. `of` creates the list; ratios are to `raw` with the same one.

import { readFileSync } from 'node:fs'
import { environments, products } from './lists.js'

const baseUrl = 'https://api.example.test'
const token = 'a-token-as-long-as-they-usually-are-0123456789'
const path = '/api/projects/1/sandbox_environments/'

const raw = async () =>
  (await fetch(new Request(baseUrl + path, { headers: { authorization: `Bearer ${token}` } }))).json()

const ours = async (schemas) => {
  const { createClient } = await import('sdk/environments')
  const client = createClient({ baseUrl, token, ...(schemas && { schemas, validate: 'strict' }) })
  return async () => (await client.listSandboxEnvironments({ project_id: 1 })).data
}

/** Raw fetch, with a check compiled by Ajv from the same schema. */
async function ajv() {
  const [{ Ajv2020 }, { default: formats }, { parse }] = await Promise.all([
    import('ajv/dist/2020.js'),
    import('ajv-formats'),
    import('yaml'),
  ])
  const ajv = new Ajv2020({ strict: false, discriminator: true })
  formats(ajv)
  ajv.addSchema(
    parse(readFileSync(new URL('../../specs/environments.yaml', import.meta.url), 'utf8')),
    'spec',
  )
  const check = ajv.compile({ $ref: 'spec#/components/schemas/PaginatedSandboxEnvironmentList' })
  return async () => {
    const data = await raw()
    if (!check(data)) throw new Error(ajv.errorsText(check.errors))
    return data
  }
}

export const clients = {
  raw: { name: 'raw fetch(new Request)', of: environments, connect: async () => raw },
  'openapi-fetch': {
    name: 'openapi-fetch, unchecked',
    of: environments,
    async connect() {
      const { default: createClient } = await import('openapi-fetch')
      const client = createClient({ baseUrl, headers: { authorization: `Bearer ${token}` } })
      return async () => (await client.GET(path)).data
    },
  },
  ours: { name: 'sdk, unchecked', of: environments, connect: () => ours() },
  'ours-checks': {
    name: 'sdk, strict: checks',
    of: environments,
    connect: async () => ours((await import('sdk/environments/checks')).checks),
  },
  'ours-zod': {
    name: 'sdk, strict: zod schemas',
    of: environments,
    connect: async () => ours((await import('sdk/environments/schemas')).schemas),
  },
  ajv: { name: 'raw, and a check by Ajv', of: environments, connect: ajv },
  'hey-api': {
    name: '@hey-api/openapi-ts, zod validator',
    of: environments,
    async connect() {
      const { createClient, listSandboxEnvironments } = await import('../speed/generated/hey-api-checked.js')
      const client = createClient({ baseUrl, auth: token })
      const options = { client, throwOnError: true, path: { project_id: '1' } }
      return async () => (await listSandboxEnvironments(options)).data
    },
  },
  'raw-products': { name: "raw, Polar's list", of: products, connect: async () => raw },
  polar: {
    name: '@polar-sh/sdk, which always checks',
    of: products,
    async connect() {
      const { PolarCore } = await import('@polar-sh/sdk/core.js')
      const { productsList } = await import('@polar-sh/sdk/funcs/productsList.js')
      const client = new PolarCore({ accessToken: token, serverURL: baseUrl })
      return async () => {
        const { ok, value, error } = await productsList(client, {})
        if (!ok) throw error
        return value
      }
    },
  },
}
