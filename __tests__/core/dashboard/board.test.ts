import { describe, expect, test } from 'vitest'
import { type Board, cardsOf, commitsAtWork, learn, type News } from '../../../src/core/dashboard/board.ts'
import type { Card } from '../../../src/core/dashboard/card.ts'
import type { CheckFacts, PullFacts } from '../../../src/core/dashboard/card-of.ts'
import { readStatus, type StatusFacts } from '../../../src/core/dashboard/status.ts'
import { arrange, summarise } from '../../../src/core/dashboard/view.ts'
import { attemptWords, bannerOf, trendOf } from '../../../src/core/dashboard/words.ts'
import type { LoopRecord } from '../../../src/core/model/loop.ts'
import { statusComment, type StatusView } from '../../../src/core/report/status-comment.ts'
import { attemptRecord, context, record, sha } from '../../support/builders.ts'

const repository = 'dev/shop'

function pull(over: Partial<PullFacts> = {}): PullFacts {
  return {
    repository,
    number: 7,
    title: 'Add discounts',
    author: 'maria',
    branch: 'discounts',
    head: sha('a'),
    isDraft: false,
    url: 'https://github.com/dev/shop/pull/7',
    ...over,
  }
}

function status(view: StatusView, over: Partial<LoopRecord> = {}, id = 55, at = 1_000): StatusFacts {
  const found = readStatus({
    id,
    pull: 7,
    body: statusComment(view, context({ record: record(over) })),
    url: `https://github.com/dev/shop/pull/7#issuecomment-${id}`,
    at,
  })
  if (found === null) throw new Error('no status')
  return found
}

const says = (facts: StatusFacts): News => ({ kind: 'status', repository, number: 7, status: facts })
const pulls = (...all: readonly PullFacts[]): News => ({ kind: 'pulls', repository, pulls: all, isWhole: true })
const check = (over: Partial<CheckFacts> | null): News => ({
  kind: 'check',
  repository,
  commit: sha('a'),
  check:
    over === null ? null : { key: 'codality:run.900', title: '🔧 CI auto-fix: verifying 3 failing tests', isDone: false, at: 500, ...over },
})
const atWork = { working: { runId: 900, runAttempt: 1 }, attempts: [attemptRecord({ failures: 9, ended: 'working', seconds: 1_200 })] }

function after(...news: readonly News[]): { readonly board: Board; readonly card: Card | undefined } {
  const board = news.reduce<Board>((known, one) => learn(known, one).board, new Map())
  return { board, card: cardsOf(board)[0] }
}

describe('a card', () => {
  test('a pull request that the loop said nothing of has none, and one that is closed has none any more', () => {
    expect(after(pulls(pull())).card).toBeUndefined()
    expect(after(says(status({ kind: 'green' }))).card).toBeUndefined()
    expect(after(pulls(pull()), says(status({ kind: 'green' }))).card).toMatchObject({ id: 'dev/shop#7', state: 'green' })
    expect(after(pulls(pull()), says(status({ kind: 'green' })), { kind: 'pull-closed', repository, number: 7 }).card).toBeUndefined()
    expect(after(pulls(pull()), says(status({ kind: 'green' })), pulls()).card).toBeUndefined()
  })

  test('tells what a session is at, by its check', () => {
    const { card } = after(pulls(pull()), says(status({ kind: 'working' }, atWork)), check({}))
    expect(card).toMatchObject({
      state: 'working',
      session: 'ci',
      now: 'verifying 3 failing tests',
      attempt: 1,
      maxAttempts: 3,
      headline: null,
      minutes: 0,
      links: { run: 'https://github.com/dev/shop/actions/runs/900', commit: { url: `https://github.com/dev/shop/commit/${sha('a')}` } },
    })
    expect(card && [bannerOf(card), attemptWords(card), trendOf(card)]).toEqual(['🔧 CI auto-fix started', 'Attempt 1 of 3', [9]])
  })

  test.each([
    ['🔧 CI auto-fix started', '🔧 CI auto-fix started'],
    ['💬 Comment response started', '💬 Comment response started'],
    ['📝 Review response: pushing the change', '📝 Review response started'],
    ['⚔️ Conflict resolution started', '⚔️ Conflict resolution started'],
  ])('a check alone shows a session that has not written its comment yet: %s', (title, banner) => {
    const { card } = after(pulls(pull()), check({ title }))
    expect(card && bannerOf(card)).toBe(banner)
    expect(after(pulls(pull()), check({ title, isDone: true })).card).toBeUndefined()
  })

  test('a check of the commit before says nothing of the new one', () => {
    expect(after(pulls(pull()), says(status({ kind: 'working' }, atWork)), check({}), pulls(pull({ head: sha('c') }))).card).toMatchObject({
      state: 'working',
      now: null,
    })
  })

  test('tells the trend of failures, the money and the time of what has ended', () => {
    const attempts = [
      attemptRecord({
        failures: 9,
        ended: 'pushed',
        commit: sha('c'),
        after: { fixed: 5, remaining: 4, added: 0 },
        costUsd: 0.4,
        seconds: 120,
      }),
      attemptRecord({
        number: 2,
        failures: 4,
        ended: 'pushed',
        commit: sha('d'),
        after: { fixed: 4, remaining: 0, added: 1 },
        costUsd: null,
        seconds: 60,
      }),
    ]
    const { card } = after(pulls(pull()), says(status({ kind: 'green' }, { attempts })))
    expect(card && trendOf(card)).toEqual([9, 4, 1])
    expect(card).toMatchObject({ costUsd: 0.4, minutes: 3, attempt: 2 })
  })

  test('an address that is no web address leads nowhere, and hidden characters are shown', () => {
    expect(after(pulls(pull({ url: 'javascript:alert(1)', title: 'a\u202Eb' })), says(status({ kind: 'green' }))).card).toMatchObject({
      title: 'a\\u{202E}b',
      links: { pull: '#' },
    })
  })
})

describe('news in any order', () => {
  test('of two status comments the older one counts, and of one what was written last', () => {
    const [first, second] = [status({ kind: 'green' }, {}, 55, 2_000), status({ kind: 'listening' }, {}, 56, 3_000)]
    expect(after(pulls(pull()), says(first), says(second)).card?.state).toBe('green')
    expect(after(pulls(pull()), says(second), says(first)).card?.state).toBe('green')
    expect(after(pulls(pull()), says(first), says(status({ kind: 'working' }, atWork, 55, 1_000))).card?.state).toBe('green')
    expect(after(pulls(pull()), says(first), { kind: 'comment-gone', repository, number: 7, commentId: 56 }).card?.state).toBe('green')
    expect(after(pulls(pull()), says(first), { kind: 'comment-gone', repository, number: 7, commentId: 55 }).card).toBeUndefined()
  })

  test('what changes nothing on the page is not told', () => {
    const { board } = after(pulls(pull()), says(status({ kind: 'green' })))
    expect(learn(board, says(status({ kind: 'green' }))).changes).toEqual([])
    expect(learn(board, pulls(pull())).changes).toEqual([])
    expect(learn(board, check(null)).changes).toEqual([])
    expect(learn(board, pulls(pull({ title: 'Add free items' }))).changes).toMatchObject([
      { kind: 'card', card: { title: 'Add free items' } },
    ])
    expect(learn(board, pulls()).changes).toEqual([{ kind: 'gone', id: 'dev/shop#7' }])
  })

  test('a part of the list takes nothing away, nor does the list of another repository', () => {
    const { board } = after(pulls(pull()), says(status({ kind: 'green' })))
    expect(learn(board, { kind: 'pulls', repository, pulls: [], isWhole: false }).changes).toEqual([])
    expect(learn(board, { kind: 'pulls', repository: 'dev/other', pulls: [], isWhole: true }).changes).toEqual([])
  })

  test('the number of attempts that there may be is kept where the newest word does not tell it', () => {
    expect(
      after(pulls(pull()), says(status({ kind: 'working' }, atWork, 55, 1_000)), says(status({ kind: 'green' }, {}, 55, 2_000))).card
        ?.maxAttempts,
    ).toBe(3)
  })

  test('commits at work are those with a session in the comment or in the check', () => {
    expect(commitsAtWork(after(pulls(pull()), says(status({ kind: 'working' }, atWork))).board, repository)).toEqual([sha('a')])
    expect(commitsAtWork(after(pulls(pull()), says(status({ kind: 'green' })), check({})).board, repository)).toEqual([sha('a')])
    expect(commitsAtWork(after(pulls(pull()), says(status({ kind: 'green' })), check({ isDone: true })).board, repository)).toEqual([])
    expect(commitsAtWork(after(pulls(pull()), says(status({ kind: 'working' }, atWork))).board, 'dev/other')).toEqual([])
  })
})

describe('what is shown of the cards', () => {
  const base = after(pulls(pull()), says(status({ kind: 'green' }))).card
  if (base === undefined) throw new Error('no card')
  const cards: readonly Card[] = [
    { ...base, id: 'dev/shop#1', number: 1, state: 'green', at: 5, costUsd: 1 },
    { ...base, id: 'dev/shop#2', number: 2, state: 'needs-person', at: 1, costUsd: null, title: 'Retry payments' },
    { ...base, id: 'dev/shop#3', number: 3, state: 'working', at: 9, costUsd: 0.25, flaky: ['sends mail'] },
  ]
  const numbers = (view: Partial<Parameters<typeof arrange>[1]>): readonly number[] =>
    arrange(cards, { query: '', state: 'all', order: 'attention', ...view }).map(({ number }) => number)

  test('is in the order that is asked for', () => {
    expect(numbers({})).toEqual([2, 3, 1])
    expect(numbers({ order: 'updated' })).toEqual([3, 1, 2])
    expect(numbers({ order: 'cost' })).toEqual([1, 3, 2])
    expect(numbers({ order: 'number' })).toEqual([1, 2, 3])
  })

  test('has all the words that are looked for, and the state', () => {
    expect(numbers({ query: ' PAYMENTS retry' })).toEqual([2])
    expect(numbers({ query: '#3' })).toEqual([3])
    expect(numbers({ query: 'sends' })).toEqual([3])
    expect(numbers({ query: 'payments discounts nowhere' })).toEqual([])
    expect(numbers({ state: 'green' })).toEqual([1])
  })

  test('is summed up', () => {
    expect(summarise(cards)).toMatchObject({ open: 3, costUsd: 1.25, states: { green: 1, working: 1, 'needs-person': 1, waiting: 0 } })
    expect(summarise([]).costUsd).toBeNull()
  })
})
