import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { JSDOM } from 'jsdom'
import { createMock } from 'sdk/sandbox/mocks'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

// Set before React loads, and while it can have work to do.
const { window } = new JSDOM('', { url: 'http://localhost/', pretendToBeVisual: true })
const { document, navigator, sessionStorage, FormData } = window
Object.entries({ window, document, navigator, sessionStorage, FormData }).map(([name, value]) =>
  vi.stubGlobal(name, value),
)

/** The app in the guide, rendered by React in jsdom. */
async function show() {
  const { createRoot } = await import('react-dom/client')
  const { Sandboxes } = await import('../environments/projects/react-query/src/sandboxes.tsx')
  const queries = new QueryClient()
  const root = createRoot(document.getElementById('root') as HTMLElement)
  root.render(
    <QueryClientProvider client={queries}>
      <Sandboxes />
    </QueryClientProvider>,
  )
  return { queries, unmount: () => root.unmount() }
}
const texts = (selector: string) =>
  [...document.querySelectorAll(selector)].map(({ textContent }) => textContent)

describe('the app of the guide, in jsdom', () => {
  let mock: ReturnType<typeof createMock>
  let app: Awaited<ReturnType<typeof show>> | undefined

  beforeEach(() => {
    document.body.innerHTML = '<div id="root"></div>'
    mock = createMock()
    vi.stubGlobal('fetch', mock.fetch)
  })
  afterEach(() => app?.unmount())

  it('lists, creates, lists again, and shows the refusals of the API', async () => {
    app = await show()
    await vi.waitFor(() => expect(texts('button')).toEqual(['Create']))

    const create = (name: string) => {
      ;(document.querySelector('[name=name]') as HTMLInputElement).value = name
      ;(document.querySelector('button') as HTMLButtonElement).click()
    }
    create('test')
    await vi.waitFor(() => expect(texts('li')).toContain('test'))
    create('test')
    await vi.waitFor(() => expect(texts('p')).toEqual(["Value error, a sandbox named 'test' exists already"]))

    expect(mock.calls.map(({ operation, status }) => `${operation} ${status}`)).toEqual([
      'listSandboxes 200',
      'createSandbox 201',
      'listSandboxes 200',
      'createSandbox 422',
    ])
  })

  it('shows a typed error, after three requests at most', async () => {
    mock.fail('listSandboxes', 403)
    app = await show()

    await vi.waitFor(() => expect(texts('p')).toEqual(['Ask an administrator for access.']))
    expect(mock.calls).toHaveLength(1)
  })
})
