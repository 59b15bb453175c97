import { existsSync } from 'node:fs'
import { type Browser, chromium } from 'playwright-core'

/** Where Chromium is. */
export const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium'

/** Tells whether there is no Chromium, and says so: what needs one is skipped then, never passed. */
export function chromiumIsMissing(): boolean {
  const missing = !existsSync(executablePath)
  if (missing) {
    console.warn(
      `SKIPPED: there is no Chromium at ${executablePath}; install it, or name another in CHROMIUM.`,
    )
  }
  return missing
}

/** Starts a Chromium that calls nobody by itself. */
export function launchChromium(): Promise<Browser> {
  return chromium.launch({
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
