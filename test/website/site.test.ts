import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest'
import { buildSite } from '../../scripts/docs/build-site.ts'
import { serveSite } from '../../scripts/docs/serve-site.ts'
import { chromium, launchChromium } from '../support/chromium.ts'
import { describeWith } from '../support/need.ts'
import { groups } from '../support/reference.ts'

describeWith(chromium, 'the site of `npm run docs`, in Chromium', () => {
  const folder = mkdtempSync(join(tmpdir(), 'site-'))
  let browser: Browser
  let site: Awaited<ReturnType<typeof serveSite>>
  let page: Page
  /** The page's requests to other addresses, and its errors. */
  let left: string[]
  let problems: string[]
  let answeredByWorker: number

  beforeAll(async () => {
    await buildSite(folder)
    site = await serveSite(folder)
    browser = await launchChromium()
  })
  afterAll(async () => {
    await browser?.close()
    await site?.close()
    rmSync(folder, { recursive: true })
  })
  beforeEach(async () => {
    left = []
    problems = []
    answeredByWorker = 0
    const context = await browser.newContext({ viewport: { width: 1440, height: 1000 } })
    page = await context.newPage()
    context.on('request', (request) => {
      const url = request.url()
      if (!url.startsWith(site.url) && !/^(data|blob):/.test(url)) left.push(url)
    })
    page.on('pageerror', ({ message }) => problems.push(message))
    page.on('console', (message) => {
      if (message.type() === 'error') problems.push(message.text())
    })
    page.on('response', (response) => {
      if (response.url().includes('/fake/') && response.fromServiceWorker()) answeredByWorker++
    })
  })
  afterEach(async () => {
    await page.context().close()
    expect(left).toEqual([])
  })

  /** Goes to an operation in the side list; returns its panel. */
  const panelOf = async (id: string, summary: string): Promise<Locator> => {
    await page.getByText(summary, { exact: true }).first().click()
    const panel = page.locator(`.try-it[data-operation=${id}]`)
    await panel.waitFor()
    return panel
  }
  const run = async (panel: Locator) => {
    await panel.getByRole('button', { name: 'Run' }).click()
    await panel.locator('.verdict').waitFor()
    return `${await panel.locator('.verdict').textContent()}`
  }
  const shown = (panel: Locator) => panel.locator('.output pre').allTextContents()

  it('starts with a page that links to every group', async () => {
    await page.goto(site.url)

    expect(await page.locator('.card code').allTextContents()).toEqual(
      groups.map(({ name }) => `sdk/${name}`),
    )
    for (const { name, title } of groups) {
      await page.goto(site.url)
      await page.getByRole('link', { name: title }).click()
      await page.getByRole('heading', { name: title }).waitFor()
      expect(page.url()).toContain(`/${name}/`)
    }
    expect(problems).toEqual([])
  })

  it('has every page that its llms.txt links to', async () => {
    const index = `${site.url}docs/llms.txt`
    const links = [...(await (await fetch(index)).text()).matchAll(/\]\((.+?)\)/g)].map(
      ([, link]) => `${link}`,
    )

    const statuses = await Promise.all(links.map(async (link) => (await fetch(new URL(link, index))).status))

    expect(links.length).toBeGreaterThan(groups.length)
    expect(statuses.filter((status) => status !== 200)).toEqual([])
  })

  it.each(groups.map((group) => [group.name, group] as const))(
    'runs every call of every operation: %s',
    async (name, group) => {
      await page.goto(`${site.url}${name}/`)

      let calls = 0
      for (const { definition, summary } of group.operations) {
        const panel = await panelOf(definition.id, summary)
        const tabs = panel.locator('nav button')
        for (let index = 0; index < Math.max(1, await tabs.count()); index++) {
          if (await tabs.count()) await tabs.nth(index).click()
          await panel.getByRole('button', { name: 'Reset' }).click()
          await panel.getByLabel('strict').check()

          expect(await run(panel)).toMatch(/^resolved after \d+ ms$/)
          calls++
        }
      }

      expect(calls).toBeGreaterThanOrEqual(group.operations.length)
      expect(answeredByWorker).toBe(calls)
      expect(problems).toEqual([])
    },
  )

  it('shows our snippet for an operation', async () => {
    await page.goto(`${site.url}sandbox/`)
    await panelOf('createSandbox', 'Create a sandbox')

    const code = page.locator('.scalar-card', { hasText: 'POST/v1/sandbox' }).locator('pre').first()
    expect(await code.textContent()).toContain("await client.createSandbox(null, { name: 'demo' })")
  })

  it('does not ask for a token, which nothing would use', async () => {
    await page.goto(`${site.url}sandbox/`)
    await page.locator('.introduction-card').waitFor()

    expect(await page.getByText('Server', { exact: true }).first().isVisible()).toBe(true)
    expect(await page.locator('.scalar-reference-intro-auth').isVisible()).toBe(false)
  })

  it('keeps the result of a call for the next one, until it is reset', async () => {
    await page.goto(`${site.url}sandbox/`)
    await run(await panelOf('createSandbox', 'Create a sandbox'))
    const list = await panelOf('listSandboxes', 'List sandboxes')

    await run(list)
    const after = (await shown(list)).join()
    await list.getByRole('button', { name: 'Reset' }).click()
    await run(list)

    expect(after).toContain('"sandbox_name": "demo"')
    expect((await shown(list)).join()).not.toContain('demo')
  })

  it('sends what you type, and shows what the vendor refuses', async () => {
    await page.goto(`${site.url}sandbox/`)
    const panel = await panelOf('createSandbox', 'Create a sandbox')
    await panel
      .getByRole('textbox')
      .fill("const { data } = await client.createSandbox(null, { name: 'dev' })")

    expect(await run(panel)).toBe(
      `ApiError (api_error): sandbox.createSandbox failed with 422: name: Value error, a sandbox named 'dev' exists already (POST ${new URL(site.url).origin}/v1/sandbox)`,
    )
    expect((await shown(panel)).join()).toContain('"status": 422')
  })

  it('shows what the schemas refuse, in strict mode', async () => {
    await page.goto(`${site.url}sandbox/`)
    const panel = await panelOf('createSandbox', 'Create a sandbox')
    await panel.getByRole('textbox').fill('await client.createSandbox(null, { name: 7 })')
    await panel.getByLabel('strict').check()

    expect(await run(panel)).toMatch(/^ValidationError \(validation_error\): .*name/)
    expect(answeredByWorker).toBe(0)
  })

  it('recovers from a fault that is injected once, and shows the steps', async () => {
    await page.goto(`${site.url}environments/`)
    const panel = await panelOf('listSandboxEnvironments', 'List sandbox environments')
    await panel.getByLabel('Server').selectOption('503')

    expect(await run(panel)).toMatch(/^resolved/)
    expect(
      (await panel.locator('.steps li').allTextContents()).map((step) => step.replace(/\d+ ms/, 'n ms')),
    ).toEqual(['GET, attempt 1', '503', '503: retrying in n ms', 'GET, attempt 2', '200'])
  })

  it.each([
    ['503', /^ApiError \(api_error\): .* failed with 503/],
    ['disconnects', /^NetworkError \(network_error\): /],
    ['cuts the body', /^NetworkError \(network_error\): /],
    ['stalls', /^TimeoutError \(timeout\): /],
    ['broken JSON', /^ResponseError \(invalid_response\): /],
    ['HTML page', /^ApiError \(api_error\): .* failed with 502/],
  ])('shows the error of a fault that stays: %s', async (fault, message) => {
    await page.goto(`${site.url}pipelines/`)
    const panel = await panelOf('requestSandbox', 'Request a sandbox')
    await panel.getByLabel('Server').selectOption(fault)
    await panel.getByLabel('How often').selectOption('always')

    expect(await run(panel)).toMatch(message)
  })

  it('has every guide, with links that work', async () => {
    await page.goto(`${site.url}guides/overview.html`)
    const addresses = await page
      .locator('nav.guides a[href*="guides/"]')
      .evaluateAll((links) => links.map((link) => (link as HTMLAnchorElement).href))
    const files = readdirSync('docs/guides').map((name) => name.replace('.md', '.html'))

    expect(addresses.map((each) => each.split('/').at(-1))).toEqual(expect.arrayContaining(files))
    const missing = new Set<string>()
    for (const address of addresses) {
      await page.goto(address)
      const links = await page
        .locator('main a')
        .evaluateAll((all) => all.map((link) => (link as HTMLAnchorElement).href))
      for (const link of links.filter((each) => each.startsWith(site.url))) {
        const [target = '', anchor] = link.split('#', 2)
        const answer = await page.request.get(target)
        if (!answer.ok()) missing.add(`${address} ${link}`)
        else if (anchor && !(await answer.text()).includes(` id="${anchor}"`))
          missing.add(`${address} ${link}`)
      }
    }
    expect([...missing]).toEqual([])
    expect(problems).toEqual([])
  }, 120_000)

  it('can be searched, read and left with only the keyboard', async () => {
    await page.goto(`${site.url}guides/overview.html`)

    await page.keyboard.press('/')
    await page.keyboard.type('idempotency')
    await page.locator('#results a').first().waitFor()
    await page.keyboard.press('ArrowDown')
    expect(
      await page
        .locator('#results a')
        .first()
        .evaluate((link) => link === document.activeElement),
    ).toBe(true)
    await page.keyboard.press('Escape')
    expect(await page.locator('#results').isHidden()).toBe(true)
    await page.keyboard.type(' keys')
    await page.locator('#results a').first().waitFor()
    await page.keyboard.press('Enter')
    await page.waitForURL('**/guides/idempotency.html**')

    await page.goto(`${site.url}guides/errors.html`)
    await page.keyboard.press('Tab')
    expect(await page.locator('.skip').evaluate((link) => link === document.activeElement)).toBe(true)
    await page.keyboard.press('Enter')
    expect(await page.evaluate('document.activeElement.id')).toBe('content')
    expect(problems).toEqual([])
  })

  it('reports that nothing was found', async () => {
    await page.goto(site.url)

    await page.getByRole('searchbox').fill('qqqqxyz')
    await page.locator('#results li').first().waitFor()

    expect(await page.locator('#results li').allTextContents()).toEqual(['No results'])
  })

  it.each([
    ['a title', 'pagination', 'Pagination', 'guides/pagination.html'],
    ['a heading', 'two copies', 'Two copies of the package', 'guides/errors.html#two-copies-of-the-package'],
    ['words in the text', 'setupWorker', undefined, 'guides/'],
    ['an operation', 'addUsersToSandbox', 'Add users to a sandbox', 'sandbox/index.html#tag/sandbox/POST'],
  ])('finds %s', async (_, words, title, address) => {
    await page.goto(`${site.url}guides/overview.html`)
    await page.keyboard.press('Control+k')
    await page.keyboard.type(words)
    const results = page.locator('#results a')
    await results.first().waitFor()

    const found = await results.evaluateAll((links) =>
      links.map((link) => [link.firstChild?.textContent, (link as HTMLAnchorElement).href]),
    )
    expect(
      found.some(([text, href]) => (title ?? text) === text && href?.startsWith(site.url + address)),
    ).toBe(true)
    expect(await page.locator('#found').textContent()).toBe(
      found.length === 1 ? '1 result' : `${found.length} results`,
    )
  })

  it.each([
    ['retry', 'Retries and timeouts'],
    ['timeout', 'Retries and timeouts'],
    ['error', 'Errors'],
  ])('finds the page about a word first: %s', async (word, title) => {
    await page.goto(`${site.url}guides/overview.html`)
    await page.getByRole('searchbox').fill(word)
    await page.locator('#results a').first().waitFor()

    expect(await page.locator('#results a').first().textContent()).toBe(title)
  })

  it.each([1440, 360])('shows results above the page, until the reader goes on: %s px', async (width) => {
    await page.setViewportSize({ width, height: 800 })
    await page.goto(`${site.url}guides/errors.html`)
    await page.getByRole('searchbox').fill('token')
    const links = page.locator('#results a')
    await links.first().waitFor()

    for (const at of [0, 1, 2, 3, 4])
      expect(
        await links.nth(at).evaluate((link) => {
          const { left, top } = link.getBoundingClientRect()
          return link.contains(document.elementFromPoint(left + 5, top + 5))
        }),
      ).toBe(true)
    await page.mouse.click(5, 790)
    expect(await page.locator('#results').isHidden()).toBe(true)
  })

  it('leads from a result to the operation', async () => {
    await page.goto(site.url)
    await page.getByRole('searchbox').fill('addUsersToSandbox')
    await page.locator('#results a', { hasText: 'Add users to a sandbox' }).click()

    await page.locator('.try-it[data-operation=addUsersToSandbox]').waitFor()
    await expect.poll(() => page.evaluate('scrollY')).toBeGreaterThan(1000)
  })

  it('leads from each guide to the one before and after it in the menu', async () => {
    await page.goto(`${site.url}guides/overview.html`)
    const inMenu = await page
      .locator('nav.guides a[href*="guides/"]')
      .evaluateAll((links) => links.map((link) => (link as HTMLAnchorElement).href))

    const read = [page.url()]
    while (await page.locator('.pager [rel=next]').count()) {
      await page.locator('.pager [rel=next]').click()
      read.push(page.url())
      expect(
        await page.locator('.pager [rel=prev]').evaluate((link) => (link as HTMLAnchorElement).href),
      ).toBe(read.at(-2))
      expect(await page.locator('nav.guides [aria-current=page]').count()).toBe(1)
    }
    expect(read).toEqual(inMenu)
  })

  it('gives every page its own title and description', async () => {
    const index = await (await fetch(`${site.url}guides/overview.html`)).text()
    const guides = [...index.matchAll(/href="\.\.\/(guides\/[\w-]+\.html)"/g)].map(([, path]) => `${path}`)
    const paths = [...new Set(['', '404.html', ...guides, ...groups.map(({ name }) => `${name}/`)])]
    const heads = await Promise.all(
      paths.map(async (path) => {
        const text = await (await fetch(site.url + path)).text()
        return [/<title>(.+)<\/title>/, /name="description" content="(.{20,})"/].map(
          (part) => part.exec(text)?.[1],
        )
      }),
    )

    expect(heads.flat().filter((each) => each === undefined)).toEqual([])
    expect(new Set(heads.map(([title]) => title)).size).toBe(paths.length)
    expect(new Set(heads.map(([, description]) => description)).size).toBe(paths.length)
  })

  it('shows a not-found page at any depth', async () => {
    const answer = await page.goto(`${site.url}guides/deeper/none.html`)

    expect(answer?.status()).toBe(404)
    await page.getByRole('heading', { name: 'Page not found' }).waitFor()
    await page.getByRole('link', { name: 'overview' }).click()
    await page.getByRole('heading', { name: 'sdk', exact: true }).waitFor()
  })

  it('highlights code without changing it', async () => {
    await page.goto(`${site.url}guides/errors.html`)
    const block = page.locator('.block pre').first()

    expect(await block.locator('.hljs-keyword').first().textContent()).toBe('import')
    expect(readFileSync('docs/guides/errors.md', 'utf8')).toContain(
      `\`\`\`ts\n${await block.textContent()}\`\`\``,
    )
  })

  it('copies a block of code', async () => {
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
    await page.goto(`${site.url}guides/errors.html`)
    const block = page.locator('.block').first()
    await block.getByRole('button', { name: 'Copy' }).click()

    await block.getByRole('button', { name: 'Copied' }).waitFor()
    expect(await page.evaluate('navigator.clipboard.readText()')).toBe(
      await block.locator('pre').textContent(),
    )
  })

  it('folds the menu on a narrow page, and shows all of it when the page grows wide', async () => {
    await page.setViewportSize({ width: 360, height: 800 })
    await page.goto(`${site.url}guides/errors.html`)
    const link = page.getByRole('navigation', { name: 'Menu' }).getByRole('link', { name: 'Streams' })

    expect(await link.isVisible()).toBe(false)
    await page.keyboard.press('Tab')
    await page.locator('summary').press('Enter')
    expect(await link.isVisible()).toBe(true)
    await page.locator('summary').press('Enter')
    await page.setViewportSize({ width: 1440, height: 800 })
    await link.waitFor()
  })

  it('stops the Tab key only at code that scrolls', async () => {
    await page.goto(`${site.url}guides/overview.html`)
    const stops = () =>
      page
        .locator('.page :is(pre, .table)')
        .evaluateAll((all) =>
          all.map((each) => [each.scrollWidth > each.clientWidth, each.hasAttribute('tabindex')]),
        )

    await expect.poll(async () => (await stops()).every(([scrolls, stop]) => scrolls === stop)).toBe(true)
    expect((await stops()).some(([scrolls]) => !scrolls)).toBe(true)
    expect(await page.locator('code[tabindex]').count()).toBe(0)
    await page.setViewportSize({ width: 360, height: 800 })
    await expect.poll(async () => (await stops()).every(([scrolls, stop]) => scrolls === stop)).toBe(true)
  })

  it('skips the menu of a reference', async () => {
    await page.goto(`${site.url}sandbox/`)
    await page.locator('#reference main').waitFor()
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')

    expect(await page.evaluate('document.activeElement.tagName')).toBe('MAIN')
  })

  it.each(['light', 'dark'] as const)('passes axe: %s', async (colorScheme) => {
    const paths = ['', 'guides/overview.html', 'guides/errors.html', 'guides/retries.html', 'none']
    for (const path of paths) {
      await page.emulateMedia({ colorScheme })
      await page.goto(site.url + path)
      await page.getByRole('searchbox').fill('token')
      await page.locator('#results a').first().waitFor()

      expect([path, await axe(page)]).toEqual([path, []])
    }
    await page.goto(`${site.url}sandbox/`)
    const panel = await panelOf('createSandbox', 'Create a sandbox')
    await run(panel)
    // The rest of the page is the renderer's.
    expect(await axe(page, '.site, .try-it')).toEqual([])
  })

  it.each([
    ['wide', 1440],
    ['narrow', 360],
  ])('never scrolls sideways: %s', async (_, width) => {
    await page.setViewportSize({ width, height: 800 })

    for (const path of [
      '',
      'none',
      'guides/errors.html',
      'guides/overview.html',
      'guides/retries.html',
      'sandbox/',
    ]) {
      await page.goto(site.url + path)
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width)
    }
  })
})

const axeScript = createRequire(new URL('../../website/package.json', import.meta.url)).resolve('axe-core')

/** What axe reports for a page or a part of it: the rule and the element. */
async function axe(page: Page, part = 'html'): Promise<string[]> {
  await page.evaluate(readFileSync(axeScript, 'utf8'))
  return page.evaluate(`axe.run(${JSON.stringify({ include: part.split(', ').map((each) => [each]) })}).then(
    ({ violations }) => violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => id + ': ' + html)))`)
}
