import { expect, it } from 'vitest'
import { createExampleVendor } from '../../src/mocks/example-vendor.ts'
import type { Incoming } from '../../src/mocks/vendor.ts'

const api = {
  name: 'tiny',
  servers: {},
  schemes: {
    oauth: { in: 'header', name: 'authorization', prefix: 'Bearer ' },
    key: { in: 'header', name: 'x-key' },
    query: { in: 'query', name: 'key' },
    sid: { in: 'cookie', name: 'sid' },
    certificate: {},
  },
} as const
const admit = (given: Partial<Incoming>) => {
  const vendor = createExampleVendor(api, {}, {}, 'good')
  const incoming = { headers: {}, query: {}, ...given } as Incoming
  return vendor.admit(incoming, vendor.token(incoming))
}

it.each<[string, Partial<Incoming>]>([
  ['a header with a prefix', { headers: { authorization: 'Bearer good' } }],
  ['a header', { headers: { 'x-key': 'good' } }],
  ['the query', { query: { key: 'good' } }],
  ['a cookie', { headers: { cookie: 'a=b; sid=good' } }],
  ['one of several', { headers: { authorization: 'Bearer other', 'x-key': 'good' } }],
])('the one token is found in %s', (_, given) => {
  expect(admit(given)).toEqual({ caller: { token: 'good' } })
})

it.each<[string, Partial<Incoming>]>([
  ['nothing', {}],
  ['another value', { query: { key: 'bad' }, headers: { cookie: 'sid=bad' } }],
])('%s is refused', (_, given) => {
  expect(admit(given)).toEqual({ status: 401, body: { message: 'mock: 401' } })
})
