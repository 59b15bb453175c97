import { describe, expect, it } from 'vitest'
import { generated, spec } from '../support/generated.ts'

const responses = { 204: { description: 'Yes.' } }
const several = spec({
  security: [{ login: [] }, { key: [] }],
  components: {
    securitySchemes: {
      key: { type: 'apiKey', in: 'header', name: 'X-Key' },
      login: { type: 'http', scheme: 'basic' },
      both: { type: 'apiKey', in: 'query', name: 'k' },
    },
  },
  paths: {
    '/things': { get: { operationId: 'listThings', responses } },
    '/open': { get: { operationId: 'readOpen', security: [{}, { key: [] }, { login: [] }], responses } },
    '/free': { get: { operationId: 'readFree', security: [], responses } },
  },
})
const by = (tokenScheme: string, content: object = several) =>
  generated(content, 'tiny.json', {}, { tokenScheme })

describe('the scheme that a token is for', () => {
  it('is used for every operation that accepts it alone: one token in its header', async () => {
    const { operations, index, notes } = await by('key')

    expect(operations).toContain("auth: { header: 'x-key', prefix: '' }")
    expect(operations).not.toContain('schemes:')
    expect(operations).toMatch(/id: 'readOpen',[^}]*\{ 204: 'empty' \},\n {2}security: 'optional'/)
    expect(operations).toMatch(/id: 'readFree',[^}]*\{ 204: 'empty' \},\n {2}security: 'none'/)
    expect(index).not.toContain('Takes')
    expect(notes).toEqual([])
  })

  it('does not affect operations that need another one, and the note lists them', async () => {
    const { operations, notes } = await by(
      'key',
      spec({
        ...several,
        paths: {
          ...several.paths,
          '/admin': { get: { operationId: 'readAdmin', security: [{ login: [] }], responses } },
        },
      }),
    )

    expect(notes).toContain('/paths/~1admin/get: needs more than key; it keeps the schemes it declares')
    expect(operations).toMatch(/id: 'readAdmin',[\s\S]*requirements: \[\{ login: \[\] \}\]/)
    expect(operations).toMatch(/id: 'listThings',[\s\S]*?requirements: \[\{ key: \[\] \}\]/)
  })

  it('is refused when the document has none with its name', async () => {
    await expect(by('token')).rejects.toThrow(
      'tiny.json#/components/securitySchemes: has no scheme token (set as tokenScheme); available: key, login, both',
    )
  })
})
