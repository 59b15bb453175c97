import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { sdk, sdkOnTerminal, serveMocks } from './sdk.ts'

let mocks: Awaited<ReturnType<typeof serveMocks>>
beforeAll(async () => {
  mocks = await serveMocks()
})
afterAll(() => mocks.close())
beforeEach(() => {
  mocks.mocks.reset()
  mocks.mocks.sandbox.seed.sandboxes([{ sandbox_name: 'dev' }])
})

const list = () => ['call', 'sandbox', 'listSandboxes', ...mocks.at('sandbox')]
const slowly = (ms = 1500) => mocks.mocks.sandbox.fail('listSandboxes', { type: 'latency', ms })
const hidden = '\x1b[?25l'
const shown = '\x1b[?25h'

describe('a slow call', () => {
  it('shows on the terminal what it waits for and how long, and leaves no trace', async () => {
    slowly()

    const { raw } = await sdkOnTerminal(list())

    expect(raw).toMatch(/[⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏]\S* sandbox\.listSandboxes/)
    expect(raw).toContain('sandbox.listSandboxes · 1 s')
    expect(raw.lastIndexOf(shown)).toBeGreaterThan(raw.lastIndexOf(hidden))
    expect(raw.slice(raw.lastIndexOf(shown))).not.toContain('listSandboxes')
  })

  it('shows what it retries, and when', async () => {
    mocks.mocks.sandbox.fail('listSandboxes', { type: 'rate-limit', retryAfterSeconds: 1 }, { times: 1 })

    const { raw, status } = await sdkOnTerminal(list())

    expect(status).toBe(0)
    expect(raw).toContain('sandbox.listSandboxes · 429, retrying in 1.0 s')
  })

  it('shows nothing when stderr is not a terminal', async () => {
    slowly(700)

    expect((await sdk(list())).stderr).toBe('')
    expect((await sdkOnTerminal(list(), { redirect: '2>/dev/null' })).raw).not.toContain(hidden)
  })

  it('still shows it when only stdout is a pipe', async () => {
    slowly(700)

    const { raw } = await sdkOnTerminal(list(), { redirect: '| cat' })

    expect(raw).toContain(hidden)
    expect(raw).toContain('"sandbox_name": "dev"')
  })

  it.each([
    ['in CI', { CI: 'true' }],
    ['on a dumb terminal', { TERM: 'dumb' }],
  ])('shows no animation %s', async (_, env) => {
    slowly(700)

    const { raw, lines } = await sdkOnTerminal(list(), { env })

    expect(raw).not.toContain(hidden)
    expect(lines.at(-1)).toBe('1 row')
    expect(raw).not.toContain('listSandboxes')
  })

  it('exits with 130 on Ctrl+C, with the cursor restored', async () => {
    slowly(30_000)
    let pressed = false

    const { raw, status } = await sdkOnTerminal(list(), {
      type(text) {
        if (pressed || !text.includes(hidden)) return undefined
        pressed = true
        return '\x03'
      },
    })

    expect(status).toBe(130)
    expect(raw.lastIndexOf(shown)).toBeGreaterThan(raw.lastIndexOf(hidden))
  })
})

describe('a quick call', () => {
  it('shows no animation', async () => {
    expect((await sdkOnTerminal(list())).raw).not.toContain(hidden)
  })
})
