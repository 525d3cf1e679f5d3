import { statSync } from 'node:fs'
import { connect, createServer, type Socket } from 'node:net'
import { join } from 'node:path'
import axe from 'axe-core'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest'
import { deliver, openShop, type RunningDashboard, type Shop, startDashboard } from '../../testbed/dashboard.ts'
import { issueCommentCreated, type WebhookEvent } from '../../testbed/events.ts'
import { addLoop, addLoops, bodyOf, loopAccount, makeCommits, type Scene, scenes } from '../../testbed/many-loops.ts'
import { openBrowser, skipsBrowser } from '../support/browser.ts'

const secret = 'a secret that GitHub knows, too'
const phone = { width: 375, height: 812 }
const images = join(import.meta.dirname, '../../docs/images')
const hostile = '<img src=x onerror="window.owned=1"><script>window.owned=1</script>&lt;b&gt;'

let browser: Browser
let shop: Shop
let dashboard: RunningDashboard

async function openPage(
  options: BrowserContextOptions = {},
  address = dashboard.address,
): Promise<{ readonly page: Page; readonly foreign: readonly string[]; readonly errors: readonly string[] }> {
  const context = await browser.newContext({ viewport: { width: 1180, height: 900 }, ...options })
  onTestFinished(() => context.close())
  const page = await context.newPage()
  const [foreign, errors]: [string[], string[]] = [[], []]
  page.on('request', (request) => {
    if (!request.url().startsWith(`http://${new URL(address).host}/`)) foreign.push(request.url())
  })
  page.on('pageerror', (error) => errors.push(error.message))
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text())
  })
  await page.goto(address)
  return { page, foreign, errors }
}

const card = (page: Page, number: number) => page.locator(`[data-id="acme/shop#${number}"]`)
const shownCards = (page: Page): Promise<number> => page.locator('.card').count()

/** What the loop says of a pull request from now on, and the event that tells of it. */
function say(number: number, scene: Scene | undefined): WebhookEvent {
  const comment = shop.state.comments.find(({ pull, author }) => pull === number && author === loopAccount)
  const pull = shop.state.pulls.find((one) => one.number === number)
  if (comment === undefined || pull === undefined || scene === undefined) throw new Error(`nothing was said on ${number}`)
  comment.body = bodyOf(number, scene)
  comment.updatedAt = new Date(Date.parse(comment.updatedAt) + 1_000).toISOString().replace('.000Z', 'Z')
  const { name, payload } = issueCommentCreated(shop.state, comment, pull)
  return { name, payload: { ...payload, action: 'edited' } }
}

async function tell(number: number, scene: Scene | undefined): Promise<void> {
  expect((await deliver(dashboard.url, say(number, scene), { secret })).status).toBe(200)
}

describe.skipIf(skipsBrowser)('the dashboard', () => {
  beforeAll(async () => {
    browser = await openBrowser()
  })
  afterAll(async () => {
    await browser.close()
  })

  describe('with 200 pull requests', () => {
    beforeAll(async () => {
      shop = await openShop()
      await addLoops(shop.state, shop.bare, 200)
      dashboard = await startDashboard(['--repo', 'acme/shop', '--interval', '30', '--webhook-secret', secret], {
        apiUrl: shop.standIn.apiUrl,
      })
    })
    afterAll(async () => {
      await dashboard.end()
      await shop.close()
    })

    test('shows all of them, and what is looked for', async () => {
      const { page, foreign, errors } = await openPage()
      await vi.waitFor(async () => expect(await shownCards(page)).toBe(200), { timeout: 60_000 })
      expect(page.url()).toBe(`${dashboard.url}/`)
      await page.getByPlaceholder('Search title').fill('receipts #40')
      await vi.waitFor(async () => expect(await shownCards(page)).toBe(1), { timeout: 30_000 })
      await page.getByPlaceholder('Search title').fill('nowhere to be found')
      await page.getByRole('button', { name: 'Show all' }).click()
      await vi.waitFor(async () => expect(await shownCards(page)).toBe(200), { timeout: 30_000 })
      await page.getByRole('button', { name: /^Green/ }).click()
      await vi.waitFor(async () => expect(await page.locator('.card:not([data-state="green"])').count()).toBe(0), { timeout: 30_000 })
      expect(await shownCards(page)).toBe(Number(await page.locator('[data-kind="green"] dd').textContent()))
      expect([foreign, errors]).toEqual([[], []])
    })

    test('shows what happens when it happens, and keeps what the person is at', async () => {
      const { page, errors } = await openPage()
      await card(page, 5).waitFor({ timeout: 60_000 })
      await card(page, 5).locator('summary').click()
      await card(page, 5).getByRole('link', { name: 'Status comment' }).focus()
      await tell(5, scenes[0])
      await card(page, 5).getByText('🔧 CI auto-fix started').waitFor()
      await card(page, 5).getByText('Attempt 2 of 3').waitFor()
      expect(await card(page, 5).locator('details').getAttribute('open')).not.toBeNull()
      expect(await page.evaluate('document.activeElement.textContent')).toBe('Status comment')
      expect(await page.locator('#announced').textContent()).toBe('acme/shop#5: 🔧 CI auto-fix started')
      await tell(5, scenes[2])
      await card(page, 5).getByText('🎉 All checks pass — ready for review').waitFor()
      expect(errors).toEqual([])
    })

    test('loses nothing when the connection is lost', async () => {
      const relay = await openRelay(Number(new URL(dashboard.url).port))
      onTestFinished(() => relay.close())
      const { page } = await openPage({}, dashboard.address.replace(dashboard.url, relay.url))
      await card(page, 12).waitFor({ timeout: 60_000 })
      await page.getByText('Live', { exact: true }).waitFor()
      relay.cut()
      await page.getByText('Reconnecting…').waitFor()
      await tell(12, scenes[2])
      await tell(12, scenes[1])
      const before = relay.asked.length
      relay.mend()
      await page.getByText('Live', { exact: true }).waitFor({ timeout: 60_000 })
      await card(page, 12).getByText("I've attempted 3 fixes").waitFor({ timeout: 60_000 })
      expect(relay.asked.slice(before).join('')).toMatch(/last-event-id: [0-9a-f]{16}-\d+/i)
    })

    test('says so when its address is not valid any more', async () => {
      const { page } = await openPage()
      await page.getByText('Live', { exact: true }).waitFor()
      await page.context().clearCookies()
      const relay = await page.request.get(`${dashboard.url}/?token=wrong`)
      expect([relay.status(), await relay.text()]).toEqual([
        401,
        'This is no valid address of the dashboard: open the one that the command `dashboard` printed when it started.\n',
      ])
      await page.goto(`${dashboard.url}/?token=wrong`)
      expect(await page.locator('body').textContent()).toContain('This is no valid address of the dashboard')
    })
  })

  describe('with few', () => {
    beforeAll(async () => {
      shop = await openShop()
      await addLoops(shop.state, shop.bare, scenes.length)
    })
    afterAll(() => shop.close())

    async function start(): Promise<void> {
      dashboard = await startDashboard(['--repo', 'acme/shop', '--interval', '0.2', '--webhook-secret', secret], {
        apiUrl: shop.standIn.apiUrl,
      })
      onTestFinished(async () => {
        await dashboard.end()
      })
    }

    test('what an attacker writes is text', async () => {
      const [head = ''] = await makeCommits(shop.bare, 1)
      const scene = scenes[4]
      if (scene === undefined) throw new Error('no scene')
      const number = addLoop(shop.state, head, {
        ...scene,
        title: hostile,
        branch: 'x"><svg/onload=window.owned=1>',
        flaky: [hostile],
        author: 'maria',
      })
      onTestFinished(() => void shop.state.pulls.pop())
      await start()
      const { page, errors } = await openPage()
      await card(page, number).waitFor({ timeout: 60_000 })
      expect(await card(page, number).locator('h3').textContent()).toBe(hostile)
      expect(await card(page, number).locator('.branch').textContent()).toBe('x"><svg/onload=window.owned=1>')
      expect(await card(page, number).locator('code').first().textContent()).toBe(
        hostile.slice(0, 119) === hostile ? hostile : expect.stringContaining('<img src=x'),
      )
      expect(await page.evaluate('"owned" in window')).toBe(false)
      expect(await page.locator('main img, main script, main svg').count()).toBe(0)
      expect(errors).toEqual([])
    })

    test('only GitHub moves it: a forged event and one that is played again change nothing', async () => {
      await start()
      const { page } = await openPage()
      await card(page, 7).getByText('All checks pass').waitFor({ timeout: 60_000 })
      const event = say(7, scenes[1])
      expect((await deliver(dashboard.url, event, { secret: 'a guess' })).status).toBe(401)
      expect(await card(page, 7).locator('.state').textContent()).toContain('Green')
      expect((await deliver(dashboard.url, event, { secret, delivery: 'once' })).status).toBe(200)
      await card(page, 7).getByText("I've attempted 3 fixes").waitFor()
      expect((await deliver(dashboard.url, event, { secret, delivery: 'once' })).status).toBe(409)
      await tell(7, scenes[6])
    })

    test('a server that was started anew lets nobody in with the old address', async () => {
      await start()
      const relay = await openRelay(Number(new URL(dashboard.url).port))
      onTestFinished(() => relay.close())
      const { page } = await openPage({}, dashboard.address.replace(dashboard.url, relay.url))
      await page.getByText('Live', { exact: true }).waitFor({ timeout: 60_000 })
      const next = await startDashboard(['--repo', 'acme/shop'], { apiUrl: shop.standIn.apiUrl })
      onTestFinished(async () => {
        await next.end()
      })
      relay.cut()
      relay.mend(Number(new URL(next.url).port))
      await page.getByText('The dashboard was started anew').waitFor({ timeout: 60_000 })
      expect(await page.locator('#connection').textContent()).toBe('Not let in')
    })

    test('a stage of a session is seen at the next look, without an event', async () => {
      await start()
      const { page } = await openPage()
      await card(page, 1).getByText('verifying 4 failing tests').waitFor({ timeout: 60_000 })
      const title = (text: string): unknown =>
        Object.assign(shop.state.checks.find(({ key }) => key === 'codality:run.901')?.output ?? {}, { title: text })
      onTestFinished(() => void title('🔧 CI auto-fix: verifying 4 failing tests'))
      title('🔧 CI auto-fix: pushing the change')
      await card(page, 1).getByText('pushing the change').waitFor({ timeout: 60_000 })
    })

    test('axe finds nothing, in the light and in the dark, on a desk and on a phone, and nothing is too wide there', async () => {
      await start()
      for (const [colorScheme, width] of [
        ['light', 1180],
        ['dark', 1180],
        ['light', 375],
        ['dark', 375],
      ] as const) {
        const { page } = await openPage({ colorScheme, viewport: { width, height: 812 } })
        await card(page, 1).getByText('verifying 4 failing tests').waitFor({ timeout: 60_000 })
        await page.locator('summary').first().click()
        expect(await page.evaluate('document.documentElement.scrollWidth'), colorScheme).toBe(width)
        expect(await violations(page), `${colorScheme}, ${width} px`).toEqual([])
      }
    })

    test.runIf(process.env['SCREENSHOTS'] === '1')('is shown in the documentation', async () => {
      await start()
      for (const [name, options] of [
        ['dashboard', { viewport: { width: 1120, height: 1040 }, colorScheme: 'light' }],
        ['dashboard-phone-dark', { viewport: phone, colorScheme: 'dark' }],
      ] as const) {
        const { page } = await openPage(options)
        await card(page, 1).getByText('verifying 4 failing tests').waitFor({ timeout: 60_000 })
        if (name === 'dashboard-phone-dark') await page.getByRole('button', { name: /^At work/ }).click()
        await page.locator('canvas').first().waitFor()
        await page.evaluate('new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))')
        const path = join(images, `${name}.png`)
        await page.screenshot({ path, animations: 'disabled' })
        expect(statSync(path).size).toBeLessThan(150_000)
      }
    })
  })
})

/** What axe finds, shortly. */
async function violations(page: Page): Promise<readonly string[]> {
  // The page's own policy lets no script in but its own; the tool comes in by the browser's debugging channel.
  await page.evaluate(axe.source)
  const { violations: found } = await page.evaluate<axe.AxeResults>('axe.run()')
  return found.map(
    ({ id, nodes }) =>
      `${id}: ${nodes
        .slice(0, 3)
        .map(({ html }) => html)
        .join(' ')}`,
  )
}

interface Relay {
  readonly url: string
  /** What was asked through it. */
  readonly asked: string[]
  cut(): void
  /** From now on all goes there. */
  mend(port?: number): void
  close(): Promise<void>
}

/** A wire between page and server that can be cut. */
async function openRelay(port: number): Promise<Relay> {
  const sockets = new Set<Socket>()
  const asked: string[] = []
  let [to, isCut] = [port, false]
  const server = createServer((socket) => {
    if (isCut) {
      socket.destroy()
      return
    }
    const behind = connect(to, '127.0.0.1')
    for (const [one, other] of [
      [socket, behind],
      [behind, socket],
    ] as const) {
      sockets.add(one)
      one.on('error', () => other.destroy())
      one.on('close', () => {
        sockets.delete(one)
        other.destroy()
      })
      one.pipe(other)
    }
    socket.on('data', (chunk: Buffer) => asked.push(chunk.toString()))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const drop = (): void => {
    for (const socket of sockets) socket.destroy()
  }
  return {
    url: `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`,
    asked,
    cut: () => {
      isCut = true
      drop()
    },
    mend: (next = to) => {
      to = next
      isCut = false
    },
    close: () =>
      new Promise((resolve) => {
        drop()
        server.close(() => resolve())
      }),
  }
}
