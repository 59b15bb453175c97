import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { listen } from '../support/fault-server.ts'
import { projectRoot, run } from '../support/project-copy.ts'

interface Advisory {
  readonly severity: string
}

/** A registry on loopback that reports these vulnerabilities by package, or fails. */
async function registry(weak: Readonly<Record<string, Advisory>> | undefined): Promise<string> {
  const server = createServer((request, response) => {
    request.resume()
    if (weak && request.url?.endsWith('/advisories/bulk')) {
      const advisories = Object.entries(weak).map(([name, { severity }], id) => [
        name,
        [{ id, severity, title: 'a weakness', url: '', vulnerable_versions: '*' }],
      ])
      response.setHeader('content-type', 'application/json')
      response.end(JSON.stringify(Object.fromEntries(advisories)))
    } else response.writeHead(weak ? 404 : 405).end('{}')
  })
  const port = await listen(server)
  onTestFinished(() => void server.close())
  return `http://127.0.0.1:${port}/`
}

async function audit(weak: Readonly<Record<string, Advisory>> | undefined, ...folders: string[]) {
  // npm caches advisories by number.
  const cache = mkdtempSync(join(tmpdir(), 'sdk-audit-'))
  onTestFinished(() => rmSync(cache, { recursive: true }))
  const { code, out } = await run(projectRoot, 'env', [
    ...[`npm_config_registry=${await registry(weak)}`, `npm_config_cache=${cache}`],
    'npm_config_fetch_retry_mintimeout=1',
    ...['tsx', 'scripts/audit.ts', ...folders],
  ])
  return { code, lines: out.trim().split('\n').filter(Boolean) }
}

describe('npm run audit', () => {
  it('passes when the registry reports nothing', async () => {
    const ended = await audit({}, '.', 'website')

    expect(ended).toEqual({
      code: 0,
      lines: [
        'what users install: no known vulnerabilities',
        '.: no known vulnerabilities',
        'website: no known vulnerabilities',
      ],
    })
  })

  it('fails when a runtime dependency has any vulnerability', async () => {
    const { code, lines } = await audit({ 'openapi-fetch': { severity: 'low' } }, '.')

    expect(code).toBe(1)
    expect(lines).toContain(
      'what users install: VULNERABLE: openapi-fetch (low); for details, run npm audit --prefix .',
    )
    expect(lines).toContain('.: no high or critical vulnerabilities, but openapi-fetch (low)')
  })

  it('fails when a build dependency has a high one, and reports lower ones', async () => {
    const low = await audit({ esbuild: { severity: 'moderate' } }, 'test/bundlers')
    const high = await audit({ esbuild: { severity: 'high' } }, 'test/bundlers')

    expect(low.code).toBe(0)
    expect(low.lines).toEqual([
      expect.stringMatching(
        /^test\/bundlers: no high or critical vulnerabilities, but .*esbuild \(moderate\)/,
      ),
    ])
    expect(high.code).toBe(1)
    expect(high.lines).toEqual([expect.stringMatching(/^test\/bundlers: VULNERABLE: .*esbuild \(high\)/)])
  })

  it('fails when the registry does not respond', async () => {
    const { code, lines } = await audit(undefined, 'website')

    expect(code).toBe(2)
    expect(lines).toEqual([
      expect.stringMatching(/^website: NOT CHECKED, the registry did not respond: 405/),
      '1 of 1 not checked; run this again where the registry responds',
    ])
  })

  it('refuses a folder without a lock file', async () => {
    const { code, lines } = await audit({}, 'docs')

    expect(code).toBe(1)
    expect(lines.join()).toContain(
      'no lock file in docs; there are bench/generation, bench, ., test/bundlers',
    )
  })
})
