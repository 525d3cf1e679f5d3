import { describe, expect, test } from 'vitest'
import { readStatus } from '../../../src/core/dashboard/status.ts'
import type { HaltReason } from '../../../src/core/model/decision.ts'
import type { Session } from '../../../src/core/model/session.ts'
import type { TurnContext } from '../../../src/core/model/turn.ts'
import { statusComment, type StatusView } from '../../../src/core/report/status-comment.ts'
import { attemptRecord, context, diagnostic, record, report, sha } from '../../support/builders.ts'

function read(view: StatusView, over: Partial<TurnContext> = {}) {
  return readStatus({
    id: 55,
    pull: 7,
    body: statusComment(view, context(over)),
    url: 'https://github.com/dev/shop/pull/7#issuecomment-55',
    at: 1_000,
  })
}

const working = { record: record({ working: { runId: 900, runAttempt: 1 }, attempts: [attemptRecord()] }) }

describe('a status comment as it is really written', () => {
  const sessions: readonly (readonly [Session, string])[] = [
    [{ kind: 'ci', attempt: 2 }, 'ci'],
    [{ kind: 'conflict', attempt: 1, how: 'merge', base: sha('b'), branch: 'main', merge: sha('c'), files: [] }, 'conflict'],
    [{ kind: 'comment', commentId: 1, author: 'ben', text: '', before: [] }, 'comment'],
    [{ kind: 'review', reviewId: 1, author: 'ben', verdict: 'changes_requested', text: '', commit: sha('a'), remarks: [] }, 'review'],
    [{ kind: 'review', reviewId: 1, author: 'ben', verdict: 'commented', text: '', commit: sha('a'), remarks: [] }, 'review'],
  ]
  test.each(sessions)('a session at work says what it was started for: %o', (session, kind) => {
    expect(read({ kind: 'working' }, { session, ...working })).toMatchObject({ state: 'working', session: kind })
  })

  test('the attempts that there may be are told while one is made, when it has ended, and when all are used up', () => {
    expect(read({ kind: 'working' }, { maxAttempts: 5, ...working })?.maxAttempts).toBe(5)
    expect(read({ kind: 'ended', ending: { kind: 'unchanged', summary: null } }, { maxAttempts: 4 })?.maxAttempts).toBe(4)
    expect(read({ kind: 'halted', because: { code: 'exhausted', attempts: 3 } }, { used: 3 })?.maxAttempts).toBe(3)
    expect(read({ kind: 'green' })?.maxAttempts).toBeNull()
  })

  const halts: readonly HaltReason[] = [
    { code: 'exhausted', attempts: 3 },
    { code: 'no-progress' },
    { code: 'pre-existing' },
    { code: 'over-budget' },
    { code: 'gated' },
    { code: 'flaky', why: 'again', detail: '' },
  ] as readonly HaltReason[]
  const ended = (ending: Extract<StatusView, { kind: 'ended' }>['ending']): StatusView => ({ kind: 'ended', ending })
  const views: readonly (readonly [string, StatusView])[] = [
    ...halts.map((because) => ['needs-person', { kind: 'halted', because }] as const),
    ['waiting', { kind: 'halted', because: { code: 'still-running', waitsFor: ['test'] } }],
    ['green', { kind: 'green' }],
    ['idle', { kind: 'listening' }],
    [
      'waiting',
      ended({ kind: 'pushed', commit: sha('c'), subject: 'fix', files: ['a'], ci: { kind: 'started', runs: 1 }, summary: null, flags: [] }),
    ],
    ['needs-person', ended({ kind: 'unchanged', summary: null })],
    ['needs-person', ended({ kind: 'blocked', objections: [], kept: { kind: 'not-kept', because: 'off' } })],
    ['needs-person', ended({ kind: 'rejected', detail: '' })],
    ['needs-person', ended({ kind: 'agent-failed', why: 'no-result', detail: '' })],
    ['needs-person', ended({ kind: 'crashed', message: '' })],
    ['needs-person', ended({ kind: 'interrupted', by: 'lost' })],
    ['waiting', ended({ kind: 'superseded', head: null, why: 'moved' })],
    ['waiting', { kind: 'steered', outcome: { kind: 'restarted', runs: 1, foreign: [] } }],
    ['needs-person', { kind: 'steered', outcome: { kind: 'diagnosed', why: 'only-read' } }],
  ]
  test.each(views)('%s: %o', (state, view) => {
    const status = read(view)
    expect(status?.state).toBe(state)
    expect(status?.headline).toMatch(/^\p{Extended_Pictographic}/u)
    expect(status?.headline).not.toContain('#')
  })

  test('a push that repairs a part waits for CI, too', () => {
    const work: TurnContext['work'] = {
      runs: [],
      rounds: 1,
      by: 'agent',
      proof: { kind: 'run', of: 3, passing: 1, what: 'tests', timedOut: false, unproven: 0, originals: 'untouched', output: '' },
      ci: null,
      replaced: null,
    }
    const status = read(
      ended({ kind: 'pushed', commit: sha('c'), subject: 'fix', files: ['a'], ci: { kind: 'started', runs: 1 }, summary: null, flags: [] }),
      { work },
    )
    expect(status).toMatchObject({
      state: 'waiting',
      headline: expect.stringMatching(/^⚠ Pushed, but not everything is repaired/) as string,
    })
  })

  test('a stop by a person is told by the record', () => {
    expect(read({ kind: 'stopped' }, { record: record({ stopped: true }) })?.state).toBe('stopped')
  })

  test('tests that come and go are named, and nothing that a name only says of itself', () => {
    const flaky = { kind: 'flaky', because: 'It passed in another try within the same run.' } as const
    const named = (name: string) => ({ suite: null, name, id: null })
    const diagnostics = [
      diagnostic({ test: named('sends `one` mail'), origin: flaky }),
      diagnostic({ test: null, file: null, message: 'a message (flaky: `x`)' }),
      diagnostic({ test: named('steady') }),
      diagnostic({ test: null, message: 'times out', origin: flaky }),
    ]
    expect(read({ kind: 'working' }, { report: report(diagnostics), ...working })?.flaky).toEqual(['sends `one` mail', 'times out'])
    const source = { format: 'vitest', path: 'unit.log', job: 'unit', line: 3 }
    const seen = {
      ...report([diagnostic({ test: named('sends mail'), origin: flaky, source })]),
      pages: { unit: 'https://github.com/dev/shop/actions/runs/9/job/7' },
    }
    expect(read({ kind: 'working' }, { report: seen, ...working })?.flaky).toEqual(['sends mail'])
    expect(
      read({ kind: 'steered', outcome: { kind: 'restarted', runs: 1, foreign: [] } }, { report: report(diagnostics.slice(0, 1)) })?.flaky,
    ).toEqual(['sends `one` mail'])
  })
})

test('a comment that is about another pull request, was damaged, or has its marker not at the end is none', () => {
  const body = statusComment({ kind: 'green' }, context())
  const comment = { id: 1, pull: 7, body, url: '', at: 0 }
  expect(readStatus(comment)).not.toBeNull()
  expect(readStatus({ ...comment, pull: 8 })).toBeNull()
  expect(readStatus({ ...comment, body: body.replace('"version":1', '"version":2') })).toBeNull()
  expect(readStatus({ ...comment, body: `${body}\nand a word` })).toBeNull()
  expect(readStatus({ ...comment, body: '' })).toBeNull()
})
