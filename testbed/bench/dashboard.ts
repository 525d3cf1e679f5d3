import type { Page } from 'playwright-core'
import { openBrowser } from '../../__tests__/support/browser.ts'
import { deliver, openShop, startDashboard } from '../dashboard.ts'
import { issueCommentCreated } from '../events.ts'
import { addLoops, bodyOf, scenes } from '../many-loops.ts'
import { median, publish } from './publish.ts'

const [count, openings, updates] = [200, 7, 60]
const secret = 'a secret'

const shop = await openShop()
await addLoops(shop.state, shop.bare, count)
// Looks are far apart, so that events alone are measured.
const dashboard = await startDashboard(['--repo', 'acme/shop', '--interval', '600', '--webhook-secret', secret], {
  apiUrl: shop.standIn.apiUrl,
})
const board = async (): Promise<string> =>
  (await fetch(`${dashboard.url}/board.json`, { headers: { authorization: `Bearer ${dashboard.token}` } })).text()
while (!(await board()).includes('"live"')) await new Promise((resolve) => setTimeout(resolve, 50))
const first = shop.standIn.requests.length

const browser = await openBrowser()
const [paints, shown]: [number[], number[]] = [[], []]
let page: Page | null = null
for (let at = 0; at < openings; at += 1) {
  await page?.close()
  page = await browser.newPage({ viewport: { width: 1180, height: 900 } })
  await page.goto(dashboard.address)
  await page.waitForURL(`${dashboard.url}/`)
  // The first visit leaves the cookie; what is measured is the page itself.
  await page.addInitScript(
    `new MutationObserver((_, watcher) => { if (document.querySelectorAll('.card').length === ${count}) { watcher.disconnect(); requestAnimationFrame(() => setTimeout(() => { window.allAt = performance.now() })) } }).observe(document, { childList: true, subtree: true })`,
  )
  await page.goto(dashboard.url)
  while ((await page.evaluate('window.allAt')) === undefined) await new Promise((resolve) => setTimeout(resolve, 20))
  shown.push(Number(await page.evaluate('window.allAt')))
  paints.push(Number(await page.evaluate('performance.getEntriesByName("first-contentful-paint")[0].startTime')))
}

const latencies: number[] = []
for (let at = 0; at < updates; at += 1) {
  const [number, scene] = [((at * 7) % count) + 1, scenes[at % 2 === 0 ? 2 : 1]]
  const [comment, pull] = [shop.state.comments.find((one) => one.pull === number), shop.state.pulls.find((one) => one.number === number)]
  if (comment === undefined || pull === undefined || scene === undefined || page === null) throw new Error('there is no such pull request')
  comment.body = bodyOf(number, { ...scene, session: { kind: 'ci', attempt: (at % 3) + 1 }, costs: [at / 100], failures: [at + 1, at] })
  comment.updatedAt = new Date(Date.parse(comment.updatedAt) + 1_000).toISOString().replace('.000Z', 'Z')
  const { name, payload } = issueCommentCreated(shop.state, comment, pull)
  // The watcher stands before the event is sent.
  await page.evaluate(
    `window.changed = new Promise((resolve) => new MutationObserver((_, watcher) => { if (document.querySelector('[data-id="acme/shop#${number}"]').textContent.includes('${at + 1} → ${at}')) { watcher.disconnect(); resolve(Date.now()) } }).observe(document.getElementById('cards'), { childList: true, subtree: true })); undefined`,
  )
  const sent = Date.now()
  const { status } = await deliver(dashboard.url, { name, payload: { ...payload, action: 'edited' } }, { secret })
  if (status !== 200) throw new Error(`the event was answered with ${status}`)
  latencies.push((await page.evaluate<number>('window.changed')) - sent)
}
await browser.close()
await dashboard.end()
await shop.close()

publish('dashboard', 'The dashboard', [
  [`${count} pull requests, headless Chromium on the same machine`, 'figure', 'goal'],
  ['first paint of the page', `${median(paints).toFixed(0)} ms`, 'below 1 s'],
  ['all cards shown, from the start of the navigation', `${median(shown).toFixed(0)} ms`, 'below 2 s'],
  [`an event of GitHub until it is seen, median of ${updates}`, `${median(latencies).toFixed(0)} ms`, 'below 1 s'],
  ['the same, the slowest', `${Math.max(...latencies).toFixed(0)} ms`, 'below 1 s'],
  ['requests of the first look', String(first), ''],
])
