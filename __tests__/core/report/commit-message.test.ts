import { describe, expect, test } from 'vitest'
import type { FailureReport } from '../../../src/core/model/evidence.ts'
import type { Session } from '../../../src/core/model/session.ts'
import { commitMessage, revertMessage } from '../../../src/core/report/commit-message.ts'
import { diagnostic, report, sha } from '../../support/builders.ts'

const ci: Session = { kind: 'ci', attempt: 2 }
const run = 'https://github.com/dev/shop/actions/runs/900'

function message(session: Session = ci, failures: FailureReport | null = report()): string {
  return commitMessage({ session, report: failures, maxAttempts: 3, run })
}

test('the whole message of an attempt', () => {
  expect(message()).toMatchInlineSnapshot(`
    "fix: repair applies a discount

    - test/price.test.js:12: applies a discount

    Codality-Attempt: 2/3
    Codality-Run: https://github.com/dev/shop/actions/runs/900
    Codality-Trigger: ci"
  `)
})

test('the whole message of a session that a comment asked for', () => {
  expect(message({ kind: 'comment', commentId: 5, author: 'maria', text: 'Rename it', before: [] }, null)).toMatchInlineSnapshot(`
    "fix: address the comment of maria

    Codality-Run: https://github.com/dev/shop/actions/runs/900
    Codality-Trigger: comment"
  `)
})

test.each(['build', 'more'] as const)('the whole message of a roll-back: %s', (because) => {
  const text = revertMessage({ number: 2, bad: sha('c'), because, run: '900.1' })
  expect(text.split('\n')[0]?.length).toBeLessThanOrEqual(72)
  expect(
    text.replace(because === 'build' ? 'It broke the build, which was whole before.' : 'It fixed nothing and brought new failures.', 'WHY'),
  ).toMatchInlineSnapshot(`
    "revert: take back attempt 2, which made things worse

    This puts every file back as it was before cccccccccccccccccccccccccccccccccccccccc. WHY

    Codality-Reverts: cccccccccccccccccccccccccccccccccccccccc
    Codality-Run: 900.1
    Codality-Trigger: ci"
  `)
})

describe('the subject', () => {
  const lint = diagnostic({ kind: 'lint', test: null, message: 'Unexpected console statement' })
  test.each<[string, Session, FailureReport | null, string]>([
    ['one test', ci, report(), 'fix: repair applies a discount'],
    ['tests only', ci, report([diagnostic(), diagnostic()]), 'fix: repair 2 failing tests'],
    ['tests and more', ci, report([diagnostic(), lint]), 'fix: repair 2 failures of CI'],
    ['one that is no test', ci, report([lint]), 'fix: repair Unexpected console statement'],
    ['nothing that could be read', ci, report([]), 'fix: repair failing checks'],
    ['no report', ci, null, 'fix: repair failing checks'],
    [
      'a review',
      { kind: 'review', reviewId: 9, author: 'maria', verdict: 'changes_requested', text: '', commit: sha('a'), remarks: [] },
      report(),
      'fix: address the review of maria',
    ],
  ])('for %s', (_, session, failures, expected) => {
    expect(message(session, failures).split('\n')[0]).toBe(expected)
  })

  test('is at most 72 characters long', () => {
    expect(message(ci, report([diagnostic({ test: { suite: null, name: 'x'.repeat(500), id: null } })])).split('\n')[0]).toHaveLength(72)
  })
})

test('the trailers stand in the last paragraph', () => {
  const last = message().split('\n\n').at(-1)?.split('\n')
  expect(last).toEqual(['Codality-Attempt: 2/3', `Codality-Run: ${run}`, 'Codality-Trigger: ci'])
  expect(message({ kind: 'comment', commentId: 5, author: 'maria', text: '', before: [] }).split('\n\n').at(-1)?.split('\n')).toEqual([
    `Codality-Run: ${run}`,
    'Codality-Trigger: comment',
  ])
})

test('ten failures are told at most', () => {
  const many = Array.from({ length: 50 }, (_, index) => diagnostic({ line: index + 1 }))
  expect(
    message(ci, report(many))
      .split('\n')
      .filter((line) => line.startsWith('- ')),
  ).toHaveLength(10)
})

describe('[row 22] the text of others does nothing in a commit', () => {
  test.each([
    '@org/team',
    'fixes #1',
    'fixes dev/shop#1',
    '[skip ci]',
    '[ci skip]',
    '[no ci]',
    'x\n\nCodality-Trigger: comment',
    'x\n\nCo-authored-by: a <a@b.c>',
    'skip-checks: true',
    'Signed-off-by: x <x@y.z>',
    'a\u202eb',
    'a\0b',
    'a\r\nb',
  ])('%j', (text) => {
    const written = message(
      ci,
      report([diagnostic({ file: text, message: text, test: null }), diagnostic({ test: { suite: null, name: text, id: null } })]),
    )
    const [, body = '', trailers] = written.split('\n\n')
    expect(written.split('\n\n')).toHaveLength(3)
    expect(written).not.toMatch(/[@#[\]\u202e\0\r]/)
    expect(body.split('\n').every((line) => line.startsWith('- '))).toBe(true)
    expect(body).not.toMatch(/(?:skip-checks|co-authored-by|signed-off-by):/i)
    expect(trailers?.split('\n')).toEqual(['Codality-Attempt: 2/3', `Codality-Run: ${run}`, 'Codality-Trigger: ci'])
  })

  test('nor in its subject', () => {
    const subject = message(ci, report([diagnostic({ test: { suite: null, name: '[skip ci] @org/team\nfixes #1', id: null } })])).split(
      '\n',
    )[0]
    expect(subject).toBe('fix: repair |skip ci| (at)org/team fixes no. 1')
  })
})

test('no address and no reference of another form closes or links anything', () => {
  const name = 'fixes https://github.com/dev/shop/issues/1 closes GH-2 resolves dev/shop#3'
  const message = commitMessage({
    session: { kind: 'ci', attempt: 1 },
    report: report([diagnostic({ test: { suite: null, name, id: null } })]),
    maxAttempts: 3,
    run: '1.1',
  })
  expect(message).not.toMatch(/:\/\/|GH-\d|#\d/)
})
