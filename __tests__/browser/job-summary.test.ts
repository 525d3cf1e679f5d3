import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { TurnContext } from '../../src/core/model/turn.ts'
import { jobSummary } from '../../src/core/report/job-summary.ts'
import { hostile } from '../core/report/live-text.ts'
import { openBrowser, skipsBrowser } from '../support/browser.ts'
import { attemptRecord, context, record } from '../support/builders.ts'

const mermaid = join(import.meta.dirname, '../../testbed/mermaid/node_modules/mermaid/dist/mermaid.min.js')
/** `npm ci --prefix testbed/mermaid` brings it; where browsers must be there, so must it. */
const skips = skipsBrowser || (!existsSync(mermaid) && process.env['BROWSER_TESTS'] !== 'required')

const start = 1_767_225_600_000
const stages = [
  ['triggered', 0],
  ['collecting', 2_000],
  ['working', 2_000],
  ['verifying', 65_000],
  ['pushing', 65_001],
  ['ended', 70_000],
] as const

/** Of a turn whose stages had this detail, and of so many attempts. */
function summaryOf(detail: string, attempts: number): string {
  const timeline: TurnContext['timeline'] = stages.map(([stage, after]) => ({
    stage,
    at: start + after,
    detail: stage === 'ended' ? '' : detail,
  }))
  const records = Array.from({ length: attempts }, (_, index) =>
    attemptRecord({
      number: index % 4,
      ended: 'pushed',
      failures: attempts - index,
      after: { fixed: 1, remaining: attempts - index - 1, added: 0 },
    }),
  )
  return jobSummary('words', context({ report: null, timeline, record: record({ attempts: records }) }))
}

function diagramsOf(summary: string): readonly string[] {
  return [...summary.matchAll(/^```mermaid\n([\s\S]*?)\n```$/gm)].map(([, text = '']) => text)
}

interface Drawn {
  readonly error: string | null
  /** How many bars there are. */
  readonly bars: number
  readonly texts: readonly string[]
  readonly links: number
}

describe.skipIf(skips)('the pictures of a job summary, as Mermaid draws them', () => {
  let browser: Browser
  let page: Page

  beforeAll(async () => {
    browser = await openBrowser()
    page = await browser.newPage()
    await page.setContent('<!doctype html><title>Pictures</title><body></body>')
    await page.addScriptTag({ path: mermaid })
  })
  afterAll(async () => {
    await browser.close()
  })

  /** Draws a diagram in the page with what GitHub lets diagrams do. */
  const draw = (text: string): Promise<Drawn> =>
    page.evaluate(async (source) => {
      // It comes into the page as a plain script.
      const { mermaid: library } = globalThis as unknown as {
        mermaid: { initialize(options: object): void; render(id: string, text: string): Promise<{ svg: string }> }
      }
      library.initialize({ startOnLoad: false, securityLevel: 'strict' })
      try {
        const { svg } = await library.render('picture', source)
        const picture = new DOMParser().parseFromString(svg, 'text/html')
        const texts = [...picture.querySelectorAll('text, .nodeLabel')].map((one) => one.textContent)
        return {
          error: null,
          bars: picture.querySelectorAll('rect.task, .bar-plot-0 rect').length,
          texts,
          links: picture.querySelectorAll('a').length,
        }
      } catch (error) {
        return { error: String(error), bars: 0, texts: [], links: 0 }
      }
    }, text)

  test('the turn has a bar for each of its stages, the attempts one for each and one for what is left', async () => {
    const [turn = '', attempts = ''] = diagramsOf(summaryOf('claude', 3))
    const drawn = await draw(turn)
    expect(drawn).toMatchObject({ error: null, bars: stages.length - 1, links: 0 })
    for (const name of ['reading what happened', 'collecting failures', 'agent claude at work', 'verifying claude'])
      expect(drawn.texts.join('\n')).toContain(name)
    const bars = await draw(attempts)
    expect(bars).toMatchObject({ error: null, bars: 4, links: 0 })
    expect(bars.texts).toEqual(expect.arrayContaining(['attempt', 'failures', 'now']))
  })

  test('as many attempts as are shown are told apart', async () => {
    const [, attempts = ''] = diagramsOf(summaryOf('', 40))
    expect(await draw(attempts)).toMatchObject({ error: null, bars: 13 })
  })

  test.each([
    ...hostile,
    'a: b, 1, 2',
    'x;y',
    '%%{init: {}}%%',
    'click a href "x"',
    '"]',
    '#quot;',
    'done',
    'section x',
    'title',
    'crit',
    'end',
    'after',
    '日本',
    '%',
    '',
  ])('whatever is at work, as %j, the turn is drawn with all its bars', async (detail) => {
    const [turn = ''] = diagramsOf(summaryOf(detail, 0))
    expect(await draw(turn)).toMatchObject({ error: null, bars: stages.length - 1, links: 0 })
  })
})
