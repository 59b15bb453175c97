/** @type {import('../client.d.ts').SpeedClient<{ core: typeof import('@polar-sh/sdk/core.js'), list: typeof import('@polar-sh/sdk/funcs/productsList.js') }>} */
export const client = {
  name: '@polar-sh/sdk',
  body: { items: [], pagination: { total_count: 0, max_page: 0 } },
  load: async () => ({
    core: await import('@polar-sh/sdk/core.js'),
    list: await import('@polar-sh/sdk/funcs/productsList.js'),
  }),
  connect: ({ core, list }, { baseUrl, token }) => {
    const client = new core.PolarCore({ accessToken: token, serverURL: baseUrl })
    return async () => {
      const { ok, value, error } = await list.productsList(client, {})
      if (!ok) throw error
      return value
    }
  },
}
