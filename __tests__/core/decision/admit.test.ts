import { describe, expect, test } from 'vitest'
import { admit } from '../../../src/core/decision/admit.ts'
import type { Policy, TrackFilter } from '../../../src/core/model/config.ts'
import type { Pull } from '../../../src/core/model/pull.ts'
import type { IgnoreReason, Trigger } from '../../../src/core/model/trigger.ts'
import { policy, pull, sha } from '../../support/builders.ts'

const commented: Trigger = {
  kind: 'commented',
  pull: 7,
  title: null,
  author: { login: 'maria', type: 'User' },
  at: 1,
  commentId: 1,
  text: 'x',
}

function finished(headSha = sha('a')): Trigger {
  return {
    kind: 'ci-finished',
    run: {
      id: 1,
      attempt: 1,
      name: 'CI',
      title: null,
      conclusion: 'failure',
      headSha,
      headBranch: 'discounts',
      headRepository: 'dev/shop',
      pulls: [],
      startedBy: [],
    },
  }
}

function admitted(over: Partial<Pull> = {}, rules: Partial<Policy> = {}, trigger: Trigger = commented): IgnoreReason | null {
  return admit(trigger, pull(over), 'dev/shop', policy(rules))
}

test('an open pull request of this repository is served', () => {
  expect(admitted()).toBeNull()
  expect(admitted({}, {}, finished())).toBeNull()
})

test.each<[string, Partial<Pull>, IgnoreReason]>([
  ['closed', { open: false }, { code: 'closed', pull: 7 }],
  ['of a fork', { headRepository: 'mallory/shop' }, { code: 'fork', pull: 7, repository: 'mallory/shop' }],
  ['of a deleted fork', { headRepository: null }, { code: 'fork', pull: 7, repository: null }],
  ['of the default branch', { headBranch: 'main' }, { code: 'head-unsafe', pull: 7, branch: 'main' }],
])('one that is %s is not', (_, over, expected) => {
  expect(admitted(over)).toEqual(expected)
})

test('where the maintainer says so, a fork is served from its default branch, too, and a deleted one never', () => {
  for (const untrustedPulls of ['diagnose', 'patch'] as const) {
    expect(admitted({ headRepository: 'mallory/shop', headBranch: 'main' }, { untrustedPulls })).toBeNull()
    expect(admitted({ headRepository: null }, { untrustedPulls })).toMatchObject({ code: 'fork' })
    expect(admitted({ headRepository: 'mallory/shop' }, { untrustedPulls }, finished(sha('c')))).toMatchObject({ code: 'outdated' })
    expect(admitted({ headRepository: 'mallory/shop', headBranch: 'a;b' }, { untrustedPulls })).toMatchObject({ code: 'head-unsafe' })
    expect(admitted({ headBranch: 'main' }, { untrustedPulls })).toMatchObject({ code: 'head-unsafe' })
  }
})

test('checks of an older commit decide nothing', () => {
  expect(admitted({}, {}, finished(sha('c')))).toEqual({ code: 'outdated', pull: 7, ran: sha('c'), head: sha('a') })
})

describe('[row 16] the head branch', () => {
  test.each([
    'discounts',
    'feature/new-price',
    'renovate/x@1.2',
    'dependabot/npm_and_yarn/a-1.0',
    'a+b',
    'issue#5',
    'a=b,c',
    'x'.repeat(200),
  ])('%j is safe', (headBranch) => {
    expect(admitted({ headBranch })).toBeNull()
  })

  test.each([
    '',
    '-rf',
    '--upload-pack=x',
    'a..b',
    'a b',
    'a;b',
    'a$(b)',
    'a`b`',
    'a\nb',
    'a\n',
    "a'b",
    'a:b',
    'a*',
    'a~1',
    'a^',
    'größe',
    'a\\b',
    'x'.repeat(201),
  ])('%j is not', (headBranch) => {
    expect(admitted({ headBranch })).toMatchObject({ code: 'head-unsafe' })
  })
})

describe('what is tracked', () => {
  test.each<[string, readonly TrackFilter[], Partial<Pull>, string | null]>([
    ['all', [{ kind: 'all' }], {}, null],
    ['a label that is there', [{ kind: 'label', label: 'bot' }], { labels: ['x', 'bot'] }, null],
    ['a label that is not', [{ kind: 'label', label: 'bot' }], { labels: ['bots'] }, 'label:bot'],
    ['a branch', [{ kind: 'branch', pattern: 'fix/*' }], { headBranch: 'fix/x' }, null],
    ['another branch', [{ kind: 'branch', pattern: 'fix/*' }], { headBranch: 'feat/x' }, 'branch:fix/*'],
    ['an author in any case', [{ kind: 'author', login: 'Maria' }], { author: { login: 'maria', type: 'User' } }, null],
    ['another author', [{ kind: 'author', login: 'maria' }], { author: { login: 'maria2', type: 'User' } }, 'author:maria'],
    [
      'each filter must hold',
      [
        { kind: 'author', login: 'maria' },
        { kind: 'label', label: 'bot' },
      ],
      { labels: [] },
      'label:bot',
    ],
    ['no filter', [], {}, null],
  ])('%s', (_, track, over, unmet) => {
    expect(admitted(over, { track })).toEqual(unmet === null ? null : { code: 'not-tracked', pull: 7, filter: unmet })
  })
})
