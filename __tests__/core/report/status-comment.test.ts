import { describe, expect, test } from 'vitest'
import type { Ending } from '../../../src/core/model/outcome.ts'
import { statusWords } from '../../../src/core/report/status-comment.ts'
import { attemptRecord, context, diagnostic, record, report, sha } from '../../support/builders.ts'

const pushed: Ending = {
  kind: 'pushed',
  commit: sha('d'),
  subject: 'fix: repair applies a discount',
  files: ['src/price.js'],
  ci: { kind: 'started', runs: 1 },
  summary: null,
  flags: [],
}

describe('what does not fit is left out in an order', () => {
  const failures = Array.from({ length: 30 }, (_, index) =>
    diagnostic({ file: `src/${index}.js`, origin: { kind: 'pre-existing', because: 'b'.repeat(300) } }),
  )
  const attempts = Array.from({ length: 6 }, (_, index) => attemptRecord({ epoch: `1767225600-ic${index}`, ended: 'unchanged' }))
  const turn = context({ report: report(failures), record: record({ attempts }), notes: ['n'.repeat(300)] })
  const shown = (most: number): Readonly<Record<'failures' | 'attempts' | 'notes', number>> & { readonly text: string } => {
    const text = statusWords({ kind: 'ended', ending: pushed }, turn, most)
    return {
      failures: text.split('\n- [`src/').length - 1,
      attempts: text.split('`unchanged`').length - 1,
      notes: text.split('\n> n').length - 1,
      text,
    }
  }

  test('first failures, then attempts, then notes', () => {
    expect([60_000, 8_000, 4_000, 1_000].map((most) => ({ ...shown(most), text: undefined }))).toMatchObject([
      { failures: 20, attempts: 6, notes: 1 },
      { failures: 5, attempts: 6, notes: 1 },
      { failures: 0, attempts: 3, notes: 1 },
      { failures: 0, attempts: 0, notes: 0 },
    ])
  })

  test.each([60_000, 8_000, 4_000, 1_000])('the state, the number of failures and the next step stand in %i characters', (most) => {
    const { text } = shown(most)
    expect(text.length).toBeLessThanOrEqual(most)
    for (const part of [
      '### ✅ Done — pushed new changes',
      'attempt 1/3',
      'What failed: 30 failures',
      '**Next:** CI is running',
      '[This run]',
    ])
      expect(text).toContain(part)
  })
})

test('each attempt is told with its commits, its failures, its proof and what it took', () => {
  const first = attemptRecord({
    from: sha('a'),
    ended: 'pushed',
    commit: sha('b'),
    failures: 3,
    after: { fixed: 2, remaining: 1, added: 1 },
    proven: { passing: 2, of: 3 },
    seconds: 83,
    tokens: 12_345,
    costUsd: 0.123,
  })
  const second = attemptRecord({ number: 2, from: sha('b'), ended: 'agent-failed', failures: 2, seconds: 4, costUsd: null })
  const text = statusWords({ kind: 'ended', ending: pushed }, context({ record: record({ attempts: [first, second] }) }))
  const link = (one: string): string => `[\`${one.repeat(7)}\`](https://github.com/dev/shop/commit/${sha(one)})`
  expect(text).toContain(
    `| 1 | ${link('a')} | 3 → 2 (2 fixed, 1 still failing, 1 new) | \`pushed\` | ${link('b')} | 2 of 3 | 1 min 23 s · 12,345 tokens · $0.12 |\n| 2 | ${link('b')} | 2 | \`agent-failed\` |  |  | 4 s · cost not told |`,
  )
})
