import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Session } from '../../../src/core/model/session.ts'
import { type ClaimedTurn, readClaimed } from '../../../src/core/model/triaged.ts'
import type { Trigger } from '../../../src/core/model/trigger.ts'
import type { TurnContext } from '../../../src/core/model/turn.ts'
import { context, diagnostic, record, remark, report, sha } from '../../support/builders.ts'

function claimed(over: Partial<TurnContext> = {}): ClaimedTurn {
  return { context: context(over) }
}

function throughJson(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value))
}

const person = { login: 'maria', type: 'User' } as const
const said = { pull: 7, title: null, author: person, at: 1_000 }
const sessions: readonly [string, Session | null, Trigger][] = [
  ['an attempt', { kind: 'ci', attempt: 2 }, context().trigger],
  [
    'an attempt by a command',
    { kind: 'ci', attempt: 1 },
    { kind: 'commanded', commentId: 5, command: 'retry', argument: '', text: '', ...said },
  ],
  ['an attempt by hand', { kind: 'ci', attempt: 1 }, { kind: 'dispatched', pull: 7, author: person, runId: 77 }],
  [
    'a comment',
    { kind: 'comment', commentId: 5, author: 'maria', text: 'Rename it', before: [{ author: 'ben', text: 'Why?' }] },
    { kind: 'commented', commentId: 5, text: 'Rename it', ...said },
  ],
  [
    'a review',
    {
      kind: 'review',
      reviewId: 9,
      author: 'maria',
      verdict: 'changes_requested',
      text: '',
      commit: sha('a'),
      remarks: [
        remark({ thread: { id: 'T', isResolved: false }, startLine: 8, before: [{ author: 'ben', text: null }] }),
        remark({ top: 80, subject: 'file', side: 'left', line: null, isOutdated: true, text: null }),
      ],
    },
    { kind: 'reviewed', reviewId: 9, state: 'changes_requested', text: '', commit: sha('a'), ...said },
  ],
  ['no session', null, { kind: 'commanded', commentId: 5, command: 'unknown', argument: '', text: '', ...said }],
]

test.each(sessions)('%s comes back as it was', (_, session, trigger) => {
  const value = claimed({ session, trigger })
  expect(readClaimed(throughJson(value))).toEqual(value)
})

test.each<[string, Partial<TurnContext>]>([
  ['without a report', { report: null, latest: null, statusCommentId: null }],
  [
    'with a report of all there is',
    {
      report: report([diagnostic({ test: null, file: null, line: null, column: null, excerpt: null, rule: 'x', flaky: true })], {
        sources: [{ path: 'junit.xml', kind: 'junit', tests: 1, failed: 1, errored: 0, skipped: 0, flaky: 0, warnings: ['cut'] }],
        omitted: 3,
        gaps: ['no log'],
      }),
    },
  ],
  ['with a run at work', { record: record({ working: { runId: 900, runAttempt: 2 }, handled: ['x'], ledger: 'marker' }) }],
  ['with notes', { notes: ['2 still ran and are left out.'] }],
  [
    'with a run that has no end and no repository',
    {
      trigger: {
        kind: 'ci-finished',
        run: {
          id: 1,
          attempt: 1,
          name: '',
          title: null,
          conclusion: null,
          headSha: sha('a'),
          headBranch: 'x',
          headRepository: null,
          pulls: [],
          startedBy: [],
        },
      },
    },
  ],
])('a turn %s comes back as it was', (_, over) => {
  const value = claimed(over)
  expect(readClaimed(throughJson(value))).toEqual(value)
})

/** Every path to a value inside, such as `context.pull.title`. */
function paths(value: unknown, at: readonly string[] = []): readonly (readonly string[])[] {
  const here = at.length === 0 ? [] : [at]
  if (typeof value !== 'object' || value === null) return here
  return [...here, ...Object.entries(value).flatMap(([key, inner]) => paths(inner, [...at, key]))]
}

function without(value: unknown, path: readonly string[]): unknown {
  const copy = structuredClone(value)
  const parent = path
    .slice(0, -1)
    .reduce<Record<string, unknown>>((node, key) => node[key] as Record<string, unknown>, copy as Record<string, unknown>)
  Reflect.deleteProperty(parent, path.at(-1) ?? '')
  return copy
}

describe.each(sessions)('%s', (_, session, trigger) => {
  const value = throughJson(claimed({ session, trigger }))
  // A list may be shorter, and a record's older form lacks what came later; every other named field must be there.
  const named = paths(value).filter(
    (path) =>
      !/^\d+$/.test(path.at(-1) ?? '') &&
      !(path.includes('attempts') && ['ids', 'broken', 'after', 'costUsd', 'seconds'].includes(path.at(-1) ?? '')),
  )

  test('does not fit when any field is missing', () => {
    const slipped = named.filter((path) => readClaimed(without(value, path)) !== null).map((path) => path.join('.'))
    expect(named.length).toBeGreaterThan(50)
    expect(slipped).toEqual([])
  })
})

test('no JSON makes it throw', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      expect(readClaimed(value)).toBeNull()
    }),
  )
})

test.each(['main', '', sha('a').toUpperCase()])('the head %j is no commit', (headSha) => {
  const value = claimed()
  expect(readClaimed({ ...value, context: { ...value.context, pull: { ...value.context.pull, headSha } } })).toBeNull()
})
