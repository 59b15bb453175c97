import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { launchChromium, chromium as need } from '../../support/chromium.ts'
import type { Ended, Format, Runtime } from '../runtime.ts'
import type { Place } from '../suite/place.ts'
import type { CaseResult } from '../suite/run.ts'
import { writeProgram } from '../write-program.ts'

/** The results, for the program that controls the page. */
const main = `const results = []
globalThis.suite = runSuite(place, (result) => results.push(result)).then(() => results)`

/** A page with another origin than the APIs. */
export const chromium: Runtime = {
  name: 'Chromium',
  formats: ['ESM'],
  tellsUnsent: false,
  async version() {
    if (need.isMissing) {
      throw new Error(need.missing)
    }
    const browser = await launchChromium()
    await browser.close()
    return browser.version()
  },
  async run(root: string, format: Format, place: Place): Promise<Ended> {
    const path = await writeProgram(root, { place, format, bundled: true, main })
    const site = await servePage(place.pageOrigin, readFileSync(path, 'utf8'))
    const browser = await launchChromium()
    let output = ''
    try {
      const page = await browser.newPage()
      page.on('console', (message) => {
        output += `${message.text()}\n`
      })
      page.on('pageerror', (error) => {
        output += `${error.stack}\n`
      })
      await page.goto(place.pageOrigin)
      page.setDefaultTimeout(180_000)
      const results: CaseResult[] = await page.evaluate('suite')
      return { results, output, end: undefined }
    } catch (error) {
      return { results: [], output, end: `${error}\n${output}` }
    } finally {
      await browser.close()
      site.close()
    }
  },
}

async function servePage(origin: string, script: string) {
  const server = createServer(({ url }, response) => {
    response.setHeader('content-type', url === '/suite.js' ? 'text/javascript' : 'text/html')
    response.end(url === '/suite.js' ? script : '<script type="module" src="suite.js"></script>')
  })
  const { hostname, port } = new URL(origin)
  await new Promise<void>((resolve) => server.listen(Number(port), hostname, resolve))
  return {
    close() {
      server.close()
      server.closeAllConnections()
    },
  }
}
