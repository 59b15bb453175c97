import { createMocks } from 'sdk/mocks'
import { serve } from 'sdk/mocks/server'
import { describe, expect, it } from 'vitest'

describe('a server that cannot listen says why', () => {
  it.each([
    [{ port: 70_000 }, '70000 is not a port; choose one from 0 to 65535'],
    [{ port: -1 }, '-1 is not a port; choose one from 0 to 65535'],
    [{ port: 1.5 }, '1.5 is not a port; choose one from 0 to 65535'],
    [{ port: Number.NaN }, 'NaN is not a port; choose one from 0 to 65535'],
    [{ host: '' }, 'the host is empty; name an address, such as 127.0.0.1'],
    // TEST-NET-3 (RFC 5737) and an invalid host name (RFC 6761).
    [
      { host: '203.0.113.1' },
      '203.0.113.1 is not an address of this machine; use 127.0.0.1, or 0.0.0.0 for all of them',
    ],
    [{ host: 'no.invalid' }, 'no.invalid is not a known host; use an address, such as 127.0.0.1'],
  ])('%j', async (options, message) => {
    await expect(serve({ mocks: createMocks(), ...options })).rejects.toThrow(message)
  })
})
