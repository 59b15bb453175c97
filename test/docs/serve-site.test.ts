import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { serveSite } from '../../scripts/docs/serve-site.ts'
import { rawRequest, requestText } from '../support/raw-request.ts'
import { type Running, shippedServers } from '../support/shipped-servers.ts'

const ask = ({ port }: Running, line: string, ...headers: string[]) =>
  rawRequest(port, requestText(line, 'host: localhost', ...headers))

describe('the docs server', () => {
  const top = mkdtempSync(join(tmpdir(), 'sdk-served-'))
  const site = join(top, 'site')
  let server: Running
  beforeAll(async () => {
    mkdirSync(join(site, 'guide'), { recursive: true })
    mkdirSync(join(top, 'site-beside'))
    writeFileSync(join(site, 'index.html'), 'start')
    writeFileSync(join(site, 'guide/index.html'), 'guide')
    writeFileSync(join(site, 'a b.js'), 'script')
    writeFileSync(join(site, '100%.txt'), 'percent')
    writeFileSync(join(site, '%2e%2e'), 'two dots, encoded')
    writeFileSync(join(top, 'secret.txt'), 'SECRET')
    writeFileSync(join(top, 'site-beside/secret.txt'), 'SECRET')
    symlinkSync(join(top, 'secret.txt'), join(site, 'link.txt'))
    symlinkSync(top, join(site, 'up'))
    symlinkSync(join(top, 'site-beside'), join(site, 'beside'))
    symlinkSync('nowhere', join(site, 'dangling'))
    symlinkSync('index.html', join(site, 'alias.html'))
    server = await serveSite(site)
  })
  afterAll(async () => {
    await server?.close()
    rmSync(top, { recursive: true })
  })

  it.each([
    ['/', 'start', 'text/html'],
    ['/index.html?v=1', 'start', 'text/html'],
    ['/guide/', 'guide', 'text/html'],
    ['/a%20b.js', 'script', 'text/javascript'],
    ['/100%25.txt', 'percent', 'text/plain'],
    ['/%252e%252e', 'two dots, encoded', 'text/plain'],
    ['/alias.html', 'start', 'text/html'],
    ['//guide//index.html', 'guide', 'text/html'],
  ])('serves %s', async (path, content, type) => {
    const { status, text } = await ask(server, `GET ${path}`)

    expect(status).toBe(200)
    expect(text).toContain(`content-type: ${type}; charset=utf-8\r\n`)
    expect(text).toContain('x-content-type-options: nosniff\r\n')
    expect(text).toContain(content)
  })

  it.each([
    '/../secret.txt',
    '/guide/../../secret.txt',
    '/..%2fsecret.txt',
    '/..%2Fsecret.txt',
    '/%2e%2e/secret.txt',
    '/%2e%2e%2fsecret.txt',
    '/.%2e/secret.txt',
    '/%252e%252e%252fsecret.txt',
    '/%c0%ae%c0%ae/secret.txt',
    '/..\\secret.txt',
    '/..%5csecret.txt',
    '/%5c..%5csecret.txt',
    '/....//secret.txt',
    '/..;/secret.txt',
    '/../site-beside/secret.txt',
    '//secret.txt',
    '/etc/passwd',
    '//etc/passwd',
    '/%2fetc%2fpasswd',
    '/C:/secret.txt',
    '/file:///etc/passwd',
    '/index.html%00',
    '/%00/../secret.txt',
    '/../secret.txt%00.html',
    '/link.txt',
    '/up/secret.txt',
    '/up/',
    '/beside/secret.txt',
    '/dangling',
    '/guide',
    '/index.html/',
    `/${'a/'.repeat(4000)}`,
    `/${'a'.repeat(4000)}`,
    'http://localhost/../secret.txt',
  ])('serves nothing for %s', async (path) => {
    const { status, text } = await ask(server, `GET ${path}`)

    expect([400, 404]).toContain(status)
    expect(text).not.toMatch(/SECRET|root:/)
    expect((await ask(server, 'GET /')).status).toBe(200)
  })
})

describe.each(shippedServers.slice(1))('%s', (_, __, start) => {
  let server: Running
  beforeAll(async () => {
    server = await start()
  })
  afterAll(() => server?.close())

  it('answers HEAD without a body, and refuses methods that write', async () => {
    const { status, text } = await ask(server, 'HEAD /')

    expect([status, text.split('\r\n\r\n')[1]]).toEqual([200, ''])
    for (const method of ['POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS']) {
      const refused = await ask(server, `${method} /`)
      expect([method, refused.status]).toEqual([method, 405])
      expect(refused.text).toContain('allow: GET, HEAD\r\n')
    }
  })

  it.each([
    ['announced', 'content-length: 1', ''],
    ['in endless chunks', 'transfer-encoding: chunked', '1\r\nx\r\n'],
  ])('accepts no body: %s', async (_name, header, body) => {
    const { port } = server

    const { status, ended } = await rawRequest(port, requestText('GET /', 'host: localhost', header) + body)

    expect([status, ended]).toEqual([413, 'closed'])
  })

  it.each(['/constructor', '/__proto__', '/toString', '/main.js/', '/nothing'])(
    'finds nothing at %s',
    async (path) => {
      expect((await ask(server, `GET ${path}`)).status).toBe(404)
    },
  )
})
