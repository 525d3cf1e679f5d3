import { describe, expect, test } from 'vitest'
import type { Outcome } from '../../../src/core/model/outcome.ts'
import type { TurnContext } from '../../../src/core/model/turn.ts'
import { publicReport } from '../../../src/core/report/public-report.ts'
import type { TurnReport } from '../../../src/core/report/turn-report.ts'
import { attemptRecord, context, record, sha, work } from '../../support/builders.ts'
import { account, pushed } from '../../support/page.ts'
import { reportErrors, reportSchema } from '../../support/report-schema.ts'

const beside = { page: 'report.html', transcript: 'transcript.txt', patch: null }

function reported(outcome: Outcome | null, about: Partial<TurnContext> = {}, over: Partial<TurnReport> = {}): unknown {
  const report: TurnReport = {
    decision: 'repair',
    outcome,
    context: context(about),
    summary: '**Done.**\n<!-- codality:loop abc -->',
    untold: null,
    parts: 0,
    patch: null,
    ...over,
  }
  return JSON.parse(JSON.stringify(publicReport(report, beside)))
}

describe('fits the published schema', () => {
  const full = {
    work: work({
      proof: { kind: 'run', of: 3, passing: 3, what: 'tests', timedOut: false, unproven: 0, originals: 'untouched', output: '' },
      ci: 'ended',
    }),
    record: record({
      attempts: [
        attemptRecord({
          ended: 'pushed',
          commit: sha('c'),
          revertedBy: sha('d'),
          after: { fixed: 1, remaining: 0, added: 2 },
          proven: { passing: 1, of: 2 },
          costUsd: 0.5,
        }),
        attemptRecord({ number: 0 }),
      ],
    }),
    timeline: [
      { stage: 'triggered', at: 1_800_000_000_000, detail: '' },
      { stage: 'working', at: 1_800_000_001_000, detail: 'claude' },
    ],
  } as const satisfies Partial<TurnContext>

  test.each<readonly [string, unknown]>([
    [
      'a push',
      reported(pushed, full, {
        readiness: 'ready',
        exhibits: {
          account: account('Done.'),
          change: {
            kind: 'shown',
            originals: new Map(),
            change: {
              base: sha('a'),
              oversize: null,
              files: [{ path: 'a.js', status: 'added', oldMode: '000000', newMode: '100644', content: '' }],
            },
          },
        },
      }),
    ],
    [
      'a change that was withheld',
      reported(
        {
          kind: 'blocked',
          objections: [{ guard: 'secrets', weight: 'block', message: 'm', remedy: 'r', path: null }],
          kept: { kind: 'not-kept', because: 'secret' },
        },
        {},
        { exhibits: { account: account(''), change: { kind: 'withheld' } } },
      ),
    ],
    ['what another job goes on with', reported(null)],
    [
      'a comment',
      reported(
        { kind: 'unchanged', summary: null },
        { session: { kind: 'comment', commentId: 1, author: 'maria', text: 'x', before: [] } },
      ),
    ],
    [
      'a conflict',
      reported(
        { kind: 'crashed', message: 'x' },
        { session: { kind: 'conflict', attempt: 1, how: 'merge', base: sha('b'), branch: 'main', merge: sha('c'), files: [] } },
        { untold: 'GitHub did not take it.' },
      ),
    ],
    ['an answer', reported({ kind: 'answered', code: 'help' }, { session: null, report: null }, { decision: 'answer' })],
    [
      'a roll-back',
      reported({
        kind: 'reverted',
        number: 1,
        bad: sha('c'),
        commit: sha('d'),
        because: 'build',
        progress: null,
        ci: { kind: 'started', runs: 1 },
      }),
    ],
  ])('%s', (_, value) => expect(reportErrors(value)).toEqual([]))

  test('and one that says more than it, or less, does not', () => {
    const whole = reported(pushed, full) as Record<string, unknown>
    expect(reportErrors(whole)).toEqual([])
    expect(reportErrors({ ...whole, context: {} })).not.toEqual([])
    for (const name of Object.keys(whole))
      expect(reportErrors(Object.fromEntries(Object.entries(whole).filter(([other]) => other !== name))), name).not.toEqual([])
  })
})

test('the schema lets nothing in that it does not name, and asks for all that it names', () => {
  const objects: [string, Record<string, unknown>][] = []
  const visit = (value: unknown, path: string): void => {
    if (typeof value !== 'object' || value === null) return
    if ('properties' in value && 'type' in value) objects.push([path, { ...value }])
    for (const [name, part] of Object.entries(value)) visit(part, `${path}/${name}`)
  }
  visit(reportSchema, '')
  expect(objects.length).toBeGreaterThan(12)
  for (const [path, { properties, required, additionalProperties }] of objects) {
    expect(additionalProperties, path).toBe(false)
    expect((required as string[]).toSorted(), path).toEqual(Object.keys(properties as object).toSorted())
  }
})

test('tells what people ask for, and nothing of the insides', () => {
  expect(reported(pushed, {}, { readiness: 'ready', exhibits: { account: account('Done.', '# Task'), change: null } })).toMatchObject({
    version: 1,
    decision: 'repair',
    outcome: 'pushed',
    reason: 'ci',
    summary: '**Done.**',
    commit: sha('d'),
    pull: { number: 7, author: 'maria', commit: sha('a') },
    session: { kind: 'ci', attempt: 1, maxAttempts: 3 },
    diagnostics: { diagnostics: [{ id: 'd1' }] },
    brief: '# Task',
    readiness: 'ready',
    files: beside,
  })
  expect(
    publicReport({ decision: 'ignore', outcome: null, context: null, summary: '', untold: null, parts: 0, patch: null }, beside),
  ).toBeNull()
})

test('times are those of the world, in UTC', () => {
  expect(reported(pushed, { timeline: [{ stage: 'triggered', at: 1_767_225_600_123, detail: '' }] })).toMatchObject({
    timeline: [{ stage: 'triggered', at: '2026-01-01T00:00:00Z' }],
  })
})
