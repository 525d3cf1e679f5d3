// Paints docs/images/status-comment.png: the status comment of a second attempt as the tellers write it. Needs Chromium.
import { mkdirSync } from 'node:fs'
import { micromark } from 'micromark'
import { gfm, gfmHtml } from 'micromark-extension-gfm'
import { attemptRecord, context, diagnostic, record, report, work } from '../__tests__/support/builders.ts'
import { openBrowser } from '../__tests__/support/browser.ts'
import { toSha } from '../src/core/model/pull.ts'
import { statusWords } from '../src/core/report/status-comment.ts'

const [start, first, second] = ['4f1c9e2', '7a30b5d', 'c86e013'].map((digits) => toSha(digits.padEnd(40, '0')))
const usage = { turns: 9, inputTokens: 41_200, outputTokens: 2_300, costUsd: 0.31, session: null, denials: [] }
const turn = context({
  session: { kind: 'ci', attempt: 2 },
  used: 2,
  latest: '0/2',
  budget: { costUsd: 5, minutes: null },
  report: report([
    diagnostic({
      file: 'test/cart.test.js',
      line: 21,
      message: 'Expected 1 free item, got 0',
      test: { suite: 'cart', name: 'gives one for every tenth', id: null },
    }),
  ]),
  record: record({
    attempts: [
      attemptRecord({
        number: 1,
        from: start,
        ended: 'pushed',
        commit: first,
        failures: 3,
        after: { fixed: 2, remaining: 1, added: 0 },
        costUsd: 0.42,
        seconds: 118,
      }),
      attemptRecord({ number: 2, from: first, ended: 'pushed', commit: second, failures: 1, costUsd: 0.31, seconds: 71 }),
    ],
  }),
  work: work({
    runs: [{ agent: 'claude', version: '2.1.329', seconds: 71, ended: 'finished', detail: '', usage }],
    proof: { kind: 'run', of: 1, passing: 1, what: 'tests', timedOut: false, unproven: 0, originals: 'untouched', output: '' },
  }),
})
const ending = {
  kind: 'pushed',
  commit: second,
  subject: 'fix: repair gives one for every tenth',
  files: ['src/cart.js'],
  ci: { kind: 'started', runs: 1 },
  summary: 'Free items were counted by lines of the order, not by pieces.',
  flags: [],
}

const body = micromark(statusWords({ kind: 'ended', ending }, turn), {
  extensions: [gfm()],
  htmlExtensions: [gfmHtml()],
  allowDangerousHtml: true,
})
const style = `
  body { margin: 0; padding: 24px; background: #fff; font: 14px/1.5 -apple-system, "Segoe UI", "Liberation Sans", "DejaVu Sans", "Noto Color Emoji", sans-serif; color: #1f2328; width: 820px }
  .comment { border: 1px solid #d1d9e0; border-radius: 6px }
  .head { background: #f6f8fa; border-bottom: 1px solid #d1d9e0; border-radius: 6px 6px 0 0; padding: 8px 16px; color: #59636e }
  .head b { color: #1f2328 } .bot { border: 1px solid #d1d9e0; border-radius: 2em; padding: 0 7px; font-size: 12px; margin-left: 4px }
  .body { padding: 16px } h3 { margin: 0 0 8px; font-size: 1.25em } p, ul, pre, details { margin: 0 0 12px } sub { color: #59636e }
  code { background: #818b981f; padding: .2em .4em; border-radius: 6px; font: 85% "Liberation Mono", "DejaVu Sans Mono", monospace } a { color: #0969da; text-decoration: none } a code { color: inherit }
  pre { background: #f6f8fa; padding: 12px; border-radius: 6px } pre code { background: none; padding: 0 } summary { cursor: pointer }
  table { border-collapse: collapse; margin: 8px 0 } th, td { border: 1px solid #d1d9e0; padding: 5px 11px } ul { padding-left: 2em }`
const html = `<!doctype html><meta charset="utf-8"><title>Status comment</title><style>${style}</style><div class="comment"><div class="head"><b>github-actions</b><span class="bot">bot</span> commented 3 minutes ago · edited</div><div class="body">${body.replaceAll('<details>', '<details open>')}</div></div>`

const browser = await openBrowser()
try {
  const page = await browser.newPage({ viewport: { width: 868, height: 400 }, deviceScaleFactor: 2 })
  await page.setContent(html)
  mkdirSync('docs/images', { recursive: true })
  await page.screenshot({ path: 'docs/images/status-comment.png', fullPage: true })
} finally {
  await browser.close()
}
