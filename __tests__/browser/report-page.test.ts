import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import axe from 'axe-core'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openBrowser, skipsBrowser } from '../support/browser.ts'
import { roundsOf } from '../../src/core/page/turns/index.ts'
import { account, diffOf, hostileInput, pageInput, pageOf } from '../support/page.ts'
import { leaveRealReport } from '../support/real-report.ts'
import { diagnostic, report } from '../support/builders.ts'
import { reportErrors } from '../support/report-schema.ts'

const images = join(import.meta.dirname, '../../docs/images')
const phone = { width: 375, height: 812 }

interface Opened {
  readonly page: Page
  /** All that was asked for but the page itself. */
  readonly requests: readonly string[]
  /** Errors, and what the page's own policy kept out. */
  readonly complaints: readonly string[]
}

describe.skipIf(skipsBrowser)('the page of a turn', () => {
  let browser: Browser
  let folder = ''

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'report-page-'))
    ;[browser] = await Promise.all([openBrowser(), leaveRealReport(folder)])
  })
  afterAll(async () => {
    await browser.close()
    rmSync(folder, { recursive: true, force: true })
  })

  async function open(options: BrowserContextOptions = {}, name = 'report.html'): Promise<Opened> {
    const context = await browser.newContext({ viewport: { width: 1_200, height: 900 }, ...options })
    const page = await context.newPage()
    const address = pathToFileURL(join(folder, name)).href
    const [requests, complaints]: [string[], string[]] = [[], []]
    page.on('request', (request) => {
      if (request.url().split('#')[0] !== address) requests.push(request.url())
    })
    page.on('pageerror', (error) => complaints.push(error.message))
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text())
    })
    await page.goto(address)
    return { page, requests, complaints }
  }

  function put(name: string, html: string): string {
    writeFileSync(join(folder, name), html)
    return name
  }

  /** The page's own policy lets no other script in, so the one that looks at it is brought by the debugger. */
  async function violations(page: Page): Promise<readonly unknown[]> {
    await page.evaluate(axe.source)
    return page.evaluate(async () => {
      const { axe: run } = globalThis as unknown as {
        axe: { run: () => Promise<{ violations: { id: string; nodes: { html: string; failureSummary?: string }[] }[] }> }
      }
      return (await run.run()).violations.map(({ id, nodes }) => ({
        id,
        nodes: nodes.slice(0, 3).map(({ html, failureSummary }) => `${html.slice(0, 200)} ${failureSummary ?? ''}`),
      }))
    })
  }

  const openAll = (page: Page): Promise<void> =>
    page.evaluate(() => {
      for (const one of document.querySelectorAll('details')) one.open = true
    })

  test('its data fits the published schema', () => {
    expect(reportErrors(JSON.parse(readFileSync(join(folder, 'report.json'), 'utf8')))).toEqual([])
  })

  test('tells the essentials without a script, asks for nothing, and can be used with the keyboard', async () => {
    const { page, requests, complaints } = await open({ javaScriptEnabled: false })
    const text = await page.locator('body').innerText()
    for (const part of [
      'Done — pushed new changes',
      '2 of 3',
      'codex',
      'Timeline',
      'Agent at work',
      'src/price.js',
      '3 of 3 tests pass',
      'All attempts',
      'Both bugs are repaired',
    ])
      expect(text).toContain(part)
    expect(await page.locator('.search').first().isVisible()).toBe(false)
    const brief = page.locator('#brief details')
    expect(await brief.locator('pre').isVisible()).toBe(false)
    await brief.locator('summary').focus()
    await page.keyboard.press('Enter')
    expect(await brief.locator('pre').innerText()).toContain('discounts')
    expect([requests, complaints]).toEqual([[], []])
    await page.context().close()
  })

  test('its search leaves what has the words, and all of it when they are gone', async () => {
    const { page, requests, complaints } = await open()
    const items = page.locator('#transcript [data-item]')
    const all = await items.count()
    await page.getByLabel('Search the transcript').fill('grep -n')
    await page.getByText(`1 of ${all}`).waitFor()
    expect(await items.filter({ visible: true }).allInnerTexts()).toEqual([expect.stringContaining("grep -n 'lines' src/cart.js")])
    await page.getByLabel('Search the transcript').press('Enter')
    await page.getByLabel('Search the transcript').fill('not there at all')
    await page.getByText('Nothing was found').waitFor()
    await page.getByLabel('Search the transcript').press('Escape')
    expect(await items.filter({ visible: true }).count()).toBe(all)
    expect([requests, complaints]).toEqual([[], []])
    await page.context().close()
  })

  test.each(['light', 'dark'] as const)('axe finds nothing to complain of, %s', async (colorScheme) => {
    const { page } = await open({ colorScheme })
    await openAll(page)
    expect(await violations(page)).toEqual([])
    await page.context().close()
  })

  test('fits a phone: nothing but code is wider than it', async () => {
    const { page } = await open({ viewport: phone })
    await openAll(page)
    expect(await page.evaluate(() => [document.documentElement.scrollWidth, document.body.scrollWidth])).toEqual([375, 375])
    expect(await violations(page)).toEqual([])
    await page.context().close()
  })

  test('what hostile texts hold does not happen, and nothing leaves the page', async () => {
    const texts = [
      '<script>window.pwned=1</script>',
      '"><img src="https://evil.test/x" onerror="window.pwned=1">',
      '</script><script>window.pwned=1</script>',
      '<svg onload=window.pwned=1>',
      '<a href="javascript:window.pwned=1" id="bait">x</a>',
      '[x](javascript:window.pwned=1) ![y](https://evil.test/y)',
      '<style>@import url(https://evil.test/z)</style>',
      '<iframe srcdoc="<script>parent.pwned=1</script>"></iframe>',
      '<meta http-equiv="refresh" content="0;url=https://evil.test">',
      '```mermaid\ngraph TD; A-->B\n```',
      '\u202Egnp.exe',
      'x'.repeat(10_000_000),
    ]
    for (const [index, text] of texts.entries()) {
      const { page, requests } = await open({}, put(`hostile-${index}.html`, pageOf(hostileInput(text))))
      await openAll(page)
      await page.getByLabel('Search the transcript').fill(text.slice(0, 50))
      await page.getByLabel('Search the transcript').press('Enter')
      expect(
        await page.evaluate(() => [
          (globalThis as { pwned?: unknown }).pwned,
          document.querySelectorAll('img, iframe, script[src], link, a[href^="javascript" i], #bait').length,
          document.scripts.length,
        ]),
      ).toEqual([undefined, 0, 1])
      expect(requests).toEqual([])
      expect(page.url()).toContain(`hostile-${index}.html`)
      await page.context().close()
    }
  })

  test('a page with 500 failures is laid out and searched', async () => {
    const failures = Array.from({ length: 500 }, (_, index) =>
      diagnostic({ id: `d${index}`, test: { suite: 'prices', name: `case ${index}`, id: null } }),
    )
    const { page } = await open(
      {},
      put(
        'many.html',
        pageOf(pageInput({ rounds: roundsOf(account('Done.')), diff: diffOf('a.js', null, 'let a = 1\n') }, { report: report(failures) })),
      ),
    )
    expect(await page.locator('#failures [data-item]').count()).toBe(500)
    await page.getByLabel('Search the failures').fill('case 477')
    await page.getByText('1 of 500').waitFor()
    await page.context().close()
  })

  test('is put on paper with what failed and what was changed', async () => {
    const { page } = await open()
    await page.emulateMedia({ media: 'print' })
    expect(await page.locator('#transcript').isVisible()).toBe(false)
    expect(await page.locator('#changes .code').first().isVisible()).toBe(true)
    expect((await page.pdf({ format: 'A4' })).length).toBeGreaterThan(10_000)
    await page.context().close()
  })

  test.runIf(process.env['SCREENSHOTS'] === '1')('has its pictures taken', async () => {
    mkdirSync(images, { recursive: true })
    const pictures = [
      ['report.png', { viewport: { width: 1_200, height: 1_500 } }],
      ['report-dark.png', { viewport: { width: 1_200, height: 1_500 }, colorScheme: 'dark' }],
      ['report-phone.png', { viewport: { width: 375, height: 1_100 }, deviceScaleFactor: 1.5 }],
    ] as const
    for (const [name, options] of pictures) {
      const { page } = await open(options)
      const path = join(images, name)
      await page.screenshot({ path })
      expect(statSync(path).size).toBeLessThan(200_000)
      await page.context().close()
    }
  })
})
