import { describe, expect, test } from 'vitest'
import type { Ending } from '../../../src/core/model/outcome.ts'
import type { Session } from '../../../src/core/model/session.ts'
import { decodeRecord, readKey } from '../../../src/core/model/marker.ts'
import { present } from '../../../src/core/report/present.ts'
import { explainIgnore } from '../../../src/core/report/reasons.ts'
import { statusComment } from '../../../src/core/report/status-comment.ts'
import { attemptRecord, context, diagnostic, pull, record, report, sha } from '../../support/builders.ts'
import { hostile, live, liveText } from './live-text.ts'

function endings(text: string): readonly Ending[] {
  return [
    {
      kind: 'pushed',
      commit: sha('d'),
      subject: text,
      files: [text],
      ci: { kind: 'dispatched', workflows: [{ name: text, run: null }] },
      summary: text,
      flags: [],
    },
    { kind: 'unchanged', summary: text },
    { kind: 'offered', files: [text], kept: { kind: 'not-kept', because: 'too-large' }, summary: text, flags: [] },
    { kind: 'rejected', detail: text },
    { kind: 'agent-failed', why: 'crashed', detail: text },
    { kind: 'crashed', message: text },
  ]
}

describe.each(hostile)('[row 22] the text %j', (text) => {
  const failed = report([diagnostic({ message: text, file: text, test: { suite: text, name: text, id: text }, rule: text, excerpt: text })])
  const attempts = [1, 2].map((number) => attemptRecord({ number, ended: 'pushed' }))
  const turn = context({ report: failed, record: record({ attempts }) })

  test('of a failing test is inert in the status comment', () => {
    const body = statusComment({ kind: 'working' }, turn)
    expect(liveText(body)).not.toMatch(live)
    expect(decodeRecord(body)).toEqual(turn.record)
  })

  test.each(endings(text).map((ending) => [ending.kind, ending] as const))(
    'of an agent or a server is inert in the comment of %s',
    (_, ending) => {
      const { status, notice } = present(ending, turn)
      expect(liveText(status ?? '')).not.toMatch(live)
      expect(decodeRecord(status ?? '')).toEqual(turn.record)
      expect(liveText(notice?.body ?? '')).not.toMatch(live)
    },
  )

  test.each(endings(text).map((ending) => [ending.kind, ending] as const))('of an agent is inert in the reply of %s', (_, ending) => {
    const session: Session = { kind: 'comment', commentId: 5, author: 'maria', text, before: [] }
    const { notice } = present(
      ending,
      context({
        session,
        trigger: { kind: 'commented', pull: 7, title: text, author: { login: 'maria', type: 'User' }, at: 1_000, commentId: 5, text },
        report: failed,
      }),
    )
    expect(liveText(notice?.body ?? '')).not.toMatch(live)
    expect(readKey(notice?.body ?? '')).toBe('reply 5')
  })

  test('of a failing test or a server is inert in what is said instead of asking an agent', () => {
    const moving = report([
      diagnostic({ message: text, file: text, test: { suite: text, name: text, id: text }, origin: { kind: 'flaky', because: text } }),
    ])
    const outcomes = [
      { kind: 'restarted', runs: 1, foreign: [text] },
      { kind: 'halted', because: { code: 'flaky', why: 'not-restarted', detail: text }, isTold: false },
      { kind: 'halted', because: { code: 'pre-existing' }, isTold: false },
    ] as const
    for (const outcome of outcomes) {
      const { status, notice } = present(outcome, context({ report: moving, pull: pull({ baseBranch: text }) }))
      expect(liveText(status ?? '')).not.toMatch(live)
      expect(liveText(notice?.body ?? '')).not.toMatch(live)
    }
  })

  test('of a failing test, a tool, a fork or a stranger is inert in a diagnosis and in the word about what can be had', () => {
    const read = { ...failed, gaps: [text] }
    for (const untrusted of [
      { kind: 'fork', repository: text },
      { kind: 'stranger', login: text, role: 'opened-pull' },
    ] as const) {
      for (const outcome of [
        { kind: 'diagnosed', why: 'only-read' },
        { kind: 'diagnosed', why: 'flaky' },
        { kind: 'answered', code: 'read-only' },
      ] as const) {
        const { status, notice } = present(
          outcome,
          context({
            report: read,
            untrusted,
            trigger: {
              kind: 'commanded',
              pull: 7,
              title: null,
              author: { login: 'maria', type: 'User' },
              at: 1,
              commentId: 5,
              command: 'retry',
              argument: '',
              text: '',
            },
          }),
        )
        expect(liveText(status ?? '')).not.toMatch(live)
        expect(liveText(notice?.body ?? '')).not.toMatch(live)
      }
    }
  })

  test('of an event is inert in the summary', () => {
    const words = [
      explainIgnore({ code: 'unsupported-event', event: text }),
      explainIgnore({ code: 'unsupported-action', event: text, action: text }),
      explainIgnore({ code: 'malformed-event', event: text, detail: text }),
      explainIgnore({ code: 'own-run', name: text }),
      explainIgnore({ code: 'bot', login: text }),
      explainIgnore({ code: 'fork', pull: null, repository: text }),
      explainIgnore({ code: 'head-unsafe', pull: 7, branch: text }),
      explainIgnore({ code: 'base-unprotected', pull: 7, base: text }),
      explainIgnore({ code: 'run-not-conclusive', conclusion: text }),
    ]
    for (const explanation of words) expect(liveText(explanation)).not.toMatch(live)
  })
})

test('the helper of these tests sees what is live', () => {
  for (const text of ['@org/team', '`a` fixes #1', '```text\nx\n```\n<img>', '``x` @org/team', '- /codality retry'])
    expect(liveText(text)).toMatch(live)
})

test('the asker of a session is the only one who is called', () => {
  const session: Session = {
    kind: 'review',
    reviewId: 9,
    author: 'maria',
    verdict: 'changes_requested',
    text: '@org/team',
    commit: sha('a'),
    remarks: [],
  }
  const { notice } = present({ kind: 'unchanged', summary: '@org/team' }, context({ session }))
  expect(liveText(notice?.body ?? '').match(/@[\w/]+/g)).toEqual(['@maria'])
})
