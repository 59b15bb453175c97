import { existsSync } from 'node:fs'
import { type Browser, chromium as playwright } from 'playwright-core'
import type { Need } from './need.ts'

const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium'

/** The browser for pages. */
export const chromium: Need = {
  isMissing: !existsSync(executablePath),
  missing: `no Chromium at ${executablePath}: install it, or set CHROMIUM to its path`,
}

/** Starts a Chromium that makes no requests by itself. */
export function launchChromium(): Promise<Browser> {
  return playwright.launch({
    executablePath,
    args: [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  })
}
