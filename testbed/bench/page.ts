import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { browserPath, openBrowser } from '../../__tests__/support/browser.ts'
import { diagnostic, report } from '../../__tests__/support/builders.ts'
import { account, diffOf, pageInput, pageOf } from '../../__tests__/support/page.ts'
import type { PageInput } from '../../src/core/page/input.ts'
import { roundsOf } from '../../src/core/page/turns/index.ts'
import { median, publish } from './publish.ts'

const rounds = 9

/** A turn with so many failures, each with a stack, a change of 400 lines, and 400 KB of what an agent did. */
function input(failures: number): PageInput {
  const stack = Array.from({ length: 12 }, (_, line) => `    at Object.<anonymous> (src/cart/price-${line}.ts:${line}:13)`).join('\n')
  const all = Array.from({ length: failures }, (_, index) =>
    diagnostic({
      id: `d${index}`,
      file: `src/cart/price-${index % 40}.ts`,
      line: index + 1,
      message: `Expected ${index} to equal ${index + 1}\n\n+ actual - expected\n+ ${index}\n- ${index + 1}`,
      excerpt: stack,
      test: { suite: 'prices > discounts', name: `takes ${index} percent off`, id: null },
    }),
  )
  const code = (by: string): string =>
    Array.from(
      { length: 400 },
      (_, line) => `export const rate${line} = (cents: number): number => Math.round(cents * ${line % 2 === 0 ? '1' : by}) // a comment`,
    ).join('\n')
  const said = Array.from({ length: 400 }, (_, index) =>
    JSON.stringify({
      type: 'item.completed',
      item: {
        type: 'command_execution',
        command: `node --test test/price-${index}.test.js`,
        aggregated_output: 'ok - takes a share of the price off\n'.repeat(25),
        exit_code: 0,
      },
    }),
  )
  return pageInput(
    {
      diff: diffOf('src/rates.ts', code('2'), code('3')),
      rounds: roundsOf(account(said.join('\n'), 'Repair what failed.\n'.repeat(1_000))),
    },
    { report: report(all) },
  )
}

function rendered(given: PageInput): { readonly page: string; readonly milliseconds: number } {
  const times: number[] = []
  let page = ''
  for (let round = 0; round < rounds; round += 1) {
    const started = performance.now()
    page = pageOf(given)
    times.push(performance.now() - started)
  }
  return { page, milliseconds: median(times) }
}

/** From the address until the page has answered a search: all is there, laid out and listening. */
async function timesInBrowser(file: string, words: string): Promise<{ readonly interactive: number; readonly searched: number }> {
  const browser = await openBrowser()
  const [interactive, searched]: [number[], number[]] = [[], []]
  try {
    for (let round = 0; round < rounds; round += 1) {
      const page = await browser.newPage({ viewport: { width: 1_200, height: 900 } })
      await page.goto(pathToFileURL(file).href)
      interactive.push(
        await page.evaluate(() => (performance.getEntriesByType('navigation')[0] as PerformanceNavigationTiming).loadEventEnd),
      )
      searched.push(
        await page.evaluate((text) => {
          const field = document.querySelector<HTMLInputElement>('#search-failures')
          if (field === null) return Number.NaN
          const started = performance.now()
          field.value = text
          field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter' }))
          document.body.getBoundingClientRect()
          return performance.now() - started
        }, words),
      )
      await page.close()
    }
  } finally {
    await browser.close()
  }
  return { interactive: median(interactive), searched: median(searched) }
}

const folder = mkdtempSync(join(tmpdir(), 'bench-page-'))
try {
  const rows: string[][] = [['failures', 'size', 'made in Node', 'loaded in Chromium', 'searched']]
  for (const count of [5, 50, 500]) {
    const { page, milliseconds } = rendered(input(count))
    const file = join(folder, `${count}.html`)
    writeFileSync(file, page)
    const seen = browserPath === null || count <= 8 ? null : await timesInBrowser(file, `takes ${count - 1} percent`)
    rows.push([
      String(count),
      `${Math.round(Buffer.byteLength(page) / 1_000)} KB`,
      `${Math.round(milliseconds)} ms`,
      seen === null ? '–' : `${Math.round(seen.interactive)} ms`,
      seen === null ? '–' : `${Math.round(seen.searched)} ms`,
    ])
  }
  publish('page', 'The page of a turn', rows)
} finally {
  rmSync(folder, { recursive: true })
}
