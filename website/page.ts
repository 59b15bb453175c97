import { createApiReference } from '@scalar/api-reference'
import '@scalar/api-reference/style.css'
import { setupWorker } from 'msw/browser'
import type { Config } from 'sdk'
import './style.css'
import { createPanel, type Snippets } from './panel.ts'
import { type AnyMock, createSession, type GroupModules } from './session.ts'
import { tryIt } from './try-it.ts'

/** Shows the reference of a group, each operation with a panel that runs its call. */
export async function startPage(modules: GroupModules, seed: unknown): Promise<void> {
  // An address of this site, so that no request can leave it, whatever becomes of the service worker.
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

/** The renderer routes by the part of the address after `#`, so the link past its menu moves the focus itself. */
function skipToReference(): void {
  document.querySelector<HTMLElement>('.skip')?.addEventListener('click', (event) => {
    event.preventDefault()
    const main = document.querySelector<HTMLElement>('#reference main')
    if (main) main.tabIndex = -1
    main?.focus()
  })
}

/** Lets a service worker answer for the fake; where a browser offers none, the fake is the fetch of the client. */
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
