import { withQuery } from 'sdk'
import { createClient } from 'sdk/environments'
import { describe, expect, it } from 'vitest'

const addresses = (query: Parameters<typeof withQuery>[0]) => {
  const sent: string[] = []
  const fetch = withQuery(query, async (url) => {
    sent.push(url)
    return Response.json({ results: [], next: null })
  })
  return { sent, fetch }
}
const baseUrl = 'https://api.test'

describe('withQuery', () => {
  it('adds parameters after the declared ones, each value as text', async () => {
    const { sent, fetch } = addresses({ debug: true, tag: ['a b', 'c&d'], page: 2, none: undefined })
    const client = createClient({ baseUrl, token: 'any' })

    await client.listSandboxEnvironments({ project_id: '1', limit: 5 }, null, { fetch })

    expect(sent).toEqual([
      `${baseUrl}/api/projects/1/sandbox_environments/?limit=5&debug=true&tag=a%20b&tag=c%26d&page=2`,
    ])
  })

  it('starts the query when there is none, and does not change the address when there is nothing to add', async () => {
    const [some, none] = [addresses({ a: 1 }), addresses({ a: undefined })]
    await some.fetch('https://api.test/a', {})
    await none.fetch('https://api.test/a', {})

    expect([...some.sent, ...none.sent]).toEqual(['https://api.test/a?a=1', 'https://api.test/a'])
  })

  it.each([
    ['null', null],
    ['an object', {}],
    ['not a number', Number.NaN],
    ['a list that contains an object', [{}]],
  ])('refuses %s before anything is sent, and names it', (_title, value) => {
    expect(() => withQuery({ filter: value as never })).toThrow(
      new TypeError('withQuery: filter is not a string, number or boolean'),
    )
  })
})
