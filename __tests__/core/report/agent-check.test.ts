import { describe, expect, test } from 'vitest'
import { runOfKey } from '../../../src/core/model/check-run.ts'
import type { Ending, Outcome } from '../../../src/core/model/outcome.ts'
import type { Session } from '../../../src/core/model/session.ts'
import { endedCheck, onCommit, stageCheck } from '../../../src/core/report/agent-check.ts'
import { present } from '../../../src/core/report/present.ts'
import { context, diagnostic, report, sha, work } from '../../support/builders.ts'
import { hostile, live, liveText } from './live-text.ts'

const at = Date.UTC(2026, 0, 5, 7, 3, 59)
const comment: Session = { kind: 'comment', commentId: 5, author: 'maria', text: 'Please', before: [] }
const review: Session = {
  kind: 'review',
  reviewId: 5,
  author: 'maria',
  verdict: 'changes_requested',
  text: 'Please',
  commit: sha('a'),
  remarks: [],
}
const pushed: Ending = {
  kind: 'pushed',
  commit: sha('d'),
  subject: 'fix: it',
  files: ['a.js'],
  ci: { kind: 'started', runs: 1 },
  summary: null,
  flags: [],
}

function ended(outcome: Exclude<Outcome, { kind: 'ignored' }>, over: Parameters<typeof context>[0] = {}) {
  const turn = context(over)
  return endedCheck({ outcome, words: present(outcome, turn).words, failures: turn.report?.diagnostics ?? [] }, turn, 900)
}

describe('a session under way', () => {
  test.each<[Session, string]>([
    [{ kind: 'ci', attempt: 2 }, '🔧 CI auto-fix started'],
    [comment, '💬 Comment response started'],
    [review, '📝 Review response started'],
  ])('%j begins as %j', (session, title) => {
    const check = stageCheck({ kind: 'collecting' }, at, context({ session }), 900)
    expect(check).toMatchObject({ name: 'codality/agent', commit: sha('a'), conclusion: null, title, notes: [] })
    expect(runOfKey(check.key)).toBe(900)
    expect(runOfKey('codality:pull.900')).toBeNull()
  })

  test.each<[Parameters<typeof stageCheck>[0], Session, string]>([
    [{ kind: 'working', agent: 'claude' }, { kind: 'ci', attempt: 2 }, '🔧 CI auto-fix: claude at work since 07:03 UTC, attempt 2 of 3'],
    [{ kind: 'working', agent: 'codex' }, comment, '💬 Comment response: codex at work since 07:03 UTC'],
    [{ kind: 'verifying', of: 3, what: 'tests' }, { kind: 'ci', attempt: 1 }, '🔧 CI auto-fix: verifying 3 failing tests'],
    [{ kind: 'verifying', of: 1, what: 'failures' }, { kind: 'ci', attempt: 1 }, '🔧 CI auto-fix: verifying 1 failure'],
    [{ kind: 'pushing' }, review, '📝 Review response: pushing the change'],
  ])('%j is told', (stage, session, title) => {
    const { title: told, summary, conclusion } = stageCheck(stage, at, context({ session }), 900)
    expect(told).toBe(title)
    expect(summary).toContain('[The run](https://github.com/dev/shop/actions/runs/900)')
    expect(conclusion).toBeNull()
  })
})

describe('a session that has ended', () => {
  const none = { kind: 'not-kept', because: 'off' } as const
  test.each<[Exclude<Outcome, { kind: 'ignored' }>, 'success' | 'neutral', string]>([
    [pushed, 'success', '✅ Done — pushed new changes'],
    [{ kind: 'settled', isTold: true }, 'success', '🎉 All checks pass — ready for review'],
    [{ kind: 'unchanged', summary: null }, 'neutral', '🤷 Ended without a change'],
    [{ kind: 'blocked', objections: [], kept: none }, 'neutral', '🛑 The change was not pushed'],
    [{ kind: 'rejected', detail: 'no' }, 'neutral', '🛑 The push was refused'],
    [{ kind: 'agent-failed', why: 'no-result', detail: '' }, 'neutral', '⚠️ The agent left no result'],
    [{ kind: 'superseded', head: null, why: 'moved' }, 'neutral', '↪️ Stood down'],
    [{ kind: 'interrupted', by: 'cancelled' }, 'neutral', '⏹️ Interrupted'],
    [{ kind: 'crashed', message: 'no' }, 'neutral', '💥 Something went wrong'],
    [{ kind: 'restarted', runs: 1, foreign: [] }, 'neutral', '🔁 Running the failed jobs again'],
    [
      { kind: 'halted', because: { code: 'no-progress' }, isTold: false },
      'neutral',
      '🧱 Two attempts in a row got nowhere. Needs human attention.',
    ],
  ])('%j is %s and never a failure', (outcome, conclusion, title) => {
    expect(ended(outcome)).toMatchObject({ conclusion, title })
  })

  test('is neutral where failures were seen to be left', () => {
    const proof = {
      kind: 'run',
      of: 3,
      passing: 2,
      what: 'tests',
      timedOut: false,
      unproven: 0,
      originals: 'untouched',
      output: '',
    } as const
    expect(ended(pushed, { work: work({ proof }) })).toMatchObject({
      conclusion: 'neutral',
      title: '⚠️ Pushed, but not everything is repaired — 2 of 3 failing tests now pass here',
    })
    expect(ended(pushed, { work: work({ proof: { ...proof, passing: 3, unproven: 1 } }) })).toMatchObject({
      conclusion: 'success',
      title: '✅ Done — pushed new changes',
    })
    expect(ended(pushed, { work: work({ proof: { kind: 'not-run', because: 'no-command', detail: '' } }) })).toMatchObject({
      conclusion: 'success',
      title: '✅ Done — pushed new changes',
    })
  })

  test('says what the status comment says, without its hidden line, within what GitHub takes', () => {
    const { summary } = ended(pushed)
    expect(summary).toContain('**Next:** CI is running on the new commit')
    expect(summary).not.toContain('<!--')
    const long = report(Array.from({ length: 20 }, (_, index) => diagnostic({ id: String(index), message: '😀'.repeat(4_000) })))
    expect(
      ended({ ...pushed, subject: 'x'.repeat(99_000), summary: '\u{1f600}'.repeat(9_000) }, { report: long, notes: ['y'.repeat(90_000)] })
        .summary.length,
    ).toBeLessThanOrEqual(65_535)
  })

  test('notes what was repaired beside the lines that failed, and on the new commit nothing', () => {
    const placed = diagnostic({
      file: 'src/price.js',
      line: 9,
      message: 'Expected 90\u202e',
      test: { suite: 'price', name: 'rounds', id: null },
    })
    const check = ended(pushed, {
      report: report([placed, diagnostic({ id: 'd2', file: null }), diagnostic({ id: 'd3', line: null })]),
      work: work(),
    })
    expect(check.notes).toEqual([
      { file: 'src/price.js', line: 9, title: `Worked on in ${sha('d').slice(0, 7)}`, message: 'rounds: Expected 90\\u{202E}' },
    ])
    expect(onCommit(check, sha('d'))).toMatchObject({ commit: sha('d'), title: check.title, notes: [] })
    expect(ended({ kind: 'unchanged', summary: null }, { report: report([placed]) }).notes).toEqual([])
  })

  test('says that it was repaired only where all of it was proven, and notes no more than anybody reads', () => {
    const many = report(Array.from({ length: 400 }, (_, index) => diagnostic({ id: String(index), line: index + 1 })))
    const proven = work({
      proof: { kind: 'run', of: 400, passing: 400, what: 'tests', timedOut: false, unproven: 0, originals: 'untouched', output: '' },
    })
    const { notes } = ended(pushed, { report: many, work: proven })
    expect(notes).toHaveLength(150)
    expect(notes[0]?.title).toBe(`Repaired in ${sha('d').slice(0, 7)}`)
  })
})

test.each(hostile)('[row 22] the text %j of a failure or an agent does nothing in a check', (text) => {
  const failed = report([diagnostic({ message: text, file: text, test: { suite: text, name: text, id: text } })])
  const { title, summary } = ended({ kind: 'unchanged', summary: text }, { report: failed })
  expect(title).toBe('🤷 Ended without a change')
  expect(liveText(summary)).not.toMatch(live)
})
