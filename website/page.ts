import { createApiReference } from '@scalar/api-reference'
import '@scalar/api-reference/style.css'
import { setupWorker } from 'msw/browser'
import type { Config } from 'sdk'
import './style.css'
import { createPanel, type Snippets } from './panel.ts'
import { type AnyMock, createSession, type GroupModules } from './session.ts'
import { tryIt } from './try-it.ts'

/** Shows the reference of a group, with a panel for each operation that runs its call. */
export async function startPage(modules: GroupModules, seed: unknown): Promise<void> {
  // A URL of this site, so that no request can leave it, even if the service worker fails.
  const baseUrl = new URL(`../fake/${modules.name}`, location.href).href
  const mock = modules.createMock({ seed, baseUrl })
  const session = createSession(modules, mock, { baseUrl, ...(await intercept(mock)) })
  createApiReference('#reference', {
    url: 'openapi.json',
    plugins: [tryIt((snippets: Snippets) => createPanel(snippets, session))],
    withDefaultFonts: false,
    telemetry: false,
    agent: { disabled: true },
    mcp: { disabled: true },
    showDeveloperTools: 'never',
    hideTestRequestButton: true,
    hideClientButton: true,
    hiddenClients: true,
    defaultOpenAllTags: true,
    operationTitleSource: 'summary',
    documentDownloadType: 'json',
    customCss: '',
  })
  skipToReference()
}

/** The renderer uses the URL's hash for routing, so the skip link moves the focus itself. */
function skipToReference(): void {
  document.querySelector<HTMLElement>('.skip')?.addEventListener('click', (event) => {
    event.preventDefault()
    const main = document.querySelector<HTMLElement>('#reference main')
    if (main) main.tabIndex = -1
    main?.focus()
  })
}

/** Serves the mock from a service worker; without service workers, the mock is the client's fetch. */
async function intercept(mock: AnyMock): Promise<Config> {
  try {
    const url = new URL('../mockServiceWorker.js', location.href).pathname
    await setupWorker(...mock.handlers).start({
      quiet: true,
      onUnhandledRequest: 'bypass',
      serviceWorker: { url },
    })
    return {}
  } catch {
    return { fetch: mock.fetch }
  }
}
