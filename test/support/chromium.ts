import { existsSync } from 'node:fs'
import { type Browser, chromium } from 'playwright-core'

const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium'

/** Whether there is no Chromium; says so once for each file that asks. */
export const missing = !existsSync(executablePath)
if (missing) {
  console.warn(`SKIPPED: there is no Chromium at ${executablePath}; install it, or name another in CHROMIUM.`)
}

/** Starts the machine's Chromium. It asks nothing of the network by itself. */
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
