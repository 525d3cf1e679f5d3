import { describe, expect, test } from 'vitest'
import { isLogin } from '../../../src/core/model/actor.ts'
import type { HaltReason } from '../../../src/core/model/decision.ts'
import type { Outcome } from '../../../src/core/model/outcome.ts'
import type { TurnContext } from '../../../src/core/model/turn.ts'
import { announcementOf } from '../../../src/core/report/announcement.ts'
import { present } from '../../../src/core/report/present.ts'
import { attemptRecord, context, record, sha } from '../../support/builders.ts'
import { hostile, live, liveText } from './live-text.ts'

type Said = Exclude<Outcome, { kind: 'ignored' }>
const green: Said = { kind: 'settled', isTold: false }

describe('the ping about green checks', () => {
  const attempts = [
    attemptRecord({
      number: 1,
      ended: 'pushed',
      commit: sha('c'),
      failures: 3,
      after: { fixed: 2, remaining: 1, added: 0 },
      proven: { passing: 2, of: 3 },
      costUsd: 0.42,
      seconds: 90,
    }),
    attemptRecord({
      number: 2,
      ended: 'pushed',
      commit: sha('a'),
      failures: 1,
      after: { fixed: 1, remaining: 0, added: 0 },
      costUsd: null,
      seconds: 30,
    }),
  ]

  test('calls people by name, and folds the story of the attempts away', () => {
    const { notice } = present(green, context({ record: record({ attempts }) }), ['maria', 'ben', 'maria'])
    expect(notice?.body).toContain('ready for review, @maria @ben.\n\n<details><summary>The story of the attempts</summary>')
    expect(notice?.body).toContain(
      `| 1 | [\`ccccccc\`](https://github.com/dev/shop/commit/${sha('c')}) | 3 → 1 | 2 of 3 | \`pushed\` | $0.42 | 1.5 |`,
    )
    expect(notice?.body).toContain('| 1 → 0 | – | `pushed` | not told | 0.5 |')
  })

  test('calls nobody where nobody is to be called, and no more than a few', () => {
    expect(present(green, context()).notice?.body).toContain('ready for review.')
    expect(liveText(present(green, context({ record: record({ attempts }) })).notice?.body ?? '')).not.toMatch(live)
    const many = Array.from({ length: 40 }, (_, index) => `dev${index}`)
    expect(present(green, context(), many).notice?.body.match(/@dev/g)).toHaveLength(15)
  })

  test.each([...hostile, 'org/team', 'a b', '', '-a', 'a@b', 'a`'])('%j is no login', (text) => {
    expect(isLogin(text)).toBe(false)
  })

  test.each(['maria', 'a', 'octo-cat', 'corp_user', 'X9'])('%j is a login', (text) => {
    expect(isLogin(text)).toBe(true)
  })
})

describe('what chat is told', () => {
  const told = (outcome: Said, over: Partial<TurnContext> = {}) =>
    announcementOf(outcome, present(outcome, context(over)).notice, context(over))
  const halt = (because: HaltReason, isTold = false): Said => ({ kind: 'halted', because, isTold })

  test.each<[string, Said, Partial<TurnContext>, string, string]>([
    ['green', green, {}, 'green', 'all checks pass, it is ready for review.'],
    [
      'out of attempts',
      halt({ code: 'exhausted', attempts: 3 }),
      { used: 3 },
      'exhausted',
      "I've attempted 3 fixes and it's still not passing. Needs human attention.",
    ],
    ['no progress', halt({ code: 'no-progress' }), {}, 'needs-human', 'Two attempts in a row got nowhere. Needs human attention.'],
    ['the budget', halt({ code: 'over-budget' }), {}, 'needs-human', 'The budget of this pull request is spent.'],
    [
      'an attempt that pushed nothing',
      { kind: 'unchanged', summary: 'Nothing' },
      {},
      'needs-human',
      '🤷 Ended without a change. Nothing more happens by itself.',
    ],
    ['the last attempt pushed nothing', { kind: 'unchanged', summary: 'Nothing' }, { used: 3 }, 'exhausted', "I've attempted 3 fixes"],
  ])('%s', (_, outcome, over, event, sentence) => {
    const news = told(outcome, over)
    expect(news).toMatchObject({
      event,
      repository: 'dev/shop',
      pull: 7,
      commit: sha('a'),
      url: 'https://github.com/dev/shop/pull/7',
      title: 'Add discounts',
      outcome: outcome.kind,
    })
    expect(news?.text).toContain('dev/shop#7 (Add discounts): ')
    expect(news?.text).toContain(sentence)
    expect(told(outcome, over)?.key).toBe(news?.key)
  })

  test.each<[string, Said, Partial<TurnContext>]>([
    ['what was told before', { kind: 'settled', isTold: true }, {}],
    ['a halt that was told before', halt({ code: 'exhausted', attempts: 3 }, true), {}],
    [
      'a push',
      { kind: 'pushed', commit: sha('d'), subject: 'fix', files: [], ci: { kind: 'started', runs: 1 }, summary: null, flags: [] },
      {},
    ],
    ['an answer', { kind: 'answered', code: 'status' }, {}],
    ['a branch that moved', { kind: 'superseded', head: null, why: 'moved' }, {}],
    ['a stop', { kind: 'interrupted', by: 'stopped' }, {}],
    [
      'what a person asked for, who is answered there',
      { kind: 'unchanged', summary: null },
      {
        session: { kind: 'comment', commentId: 5, author: 'maria', text: 'Please', before: [] },
        trigger: { kind: 'commented', pull: 7, title: 'x', author: { login: 'maria', type: 'User' }, at: 1, commentId: 5, text: 'Please' },
      },
    ],
  ])('nothing of %s', (_, outcome, over) => {
    expect(told(outcome, over)).toBeNull()
  })

  test.each([
    ...hostile,
    '@everyone',
    '@here <!channel> <@U1> <https://evil.example|Approve>',
    '[Approve](https://evil.example)',
    'see https://evil.example',
    'a\u202eb',
  ])('the title %j calls nobody and links nowhere', (title) => {
    const { trigger } = context()
    if (trigger.kind !== 'ci-finished') throw new TypeError('another trigger')
    const text = told(green, { trigger: { ...trigger, run: { ...trigger.run, title } } })?.text ?? ''
    const shown = text.slice('dev/shop#7'.length, text.indexOf(': all checks'))
    expect(shown).not.toMatch(/@\w|[<>[\]`*]|:\/\/|\n|\u202e/)
  })
})
