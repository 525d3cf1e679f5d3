import { describe, expect, test } from 'vitest'
import { decide } from '../../../src/core/decision/decide.ts'
import type { LoopState } from '../../../src/core/decision/loop-state.ts'
import type { Trigger } from '../../../src/core/model/trigger.ts'
import { keyLine } from '../../../src/core/model/marker.ts'
import { attemptRecord, claims, pull, record, remark, sha, state } from '../../support/builders.ts'

const person = { login: 'maria', type: 'User' } as const
const started: Trigger = {
  kind: 'ci-started',
  run: {
    id: 1,
    attempt: 1,
    name: 'CI',
    title: null,
    headSha: sha('a'),
    headBranch: 'discounts',
    headRepository: 'dev/shop',
    pulls: [],
    startedBy: [],
  },
}
const finished: Trigger = {
  kind: 'ci-finished',
  run: {
    id: 1,
    attempt: 1,
    name: 'CI',
    title: null,
    conclusion: 'failure',
    headSha: sha('a'),
    headBranch: 'discounts',
    headRepository: 'dev/shop',
    pulls: [],
    startedBy: [],
  },
}
const commented: Trigger = { kind: 'commented', pull: 7, title: null, author: person, at: 1_000, commentId: 5, text: 'Please rename it' }
const commanded = (command: string, argument = '', text = argument): Trigger => ({
  kind: 'commanded',
  pull: 7,
  title: null,
  author: person,
  at: 1_000,
  commentId: 5,
  command,
  argument,
  text,
})
const reviewed = (text: string, reviewState: 'approved' | 'changes_requested' | 'commented' = 'changes_requested'): Trigger => ({
  kind: 'reviewed',
  pull: 7,
  title: null,
  author: person,
  at: 1_000,
  reviewId: 9,
  state: reviewState,
  text,
  commit: sha('a'),
})
const dispatched: Trigger = { kind: 'dispatched', pull: 7, author: person, runId: 77 }

/** A decision in short: its kind and its code. */
function brief(trigger: Trigger, over: Partial<LoopState> = {}): string {
  const decision = decide(trigger, state(over))
  switch (decision.kind) {
    case 'ignore':
      return `ignore ${decision.because.code}`
    case 'halt':
      return `halt ${decision.because.code}${decision.isTold ? ', told' : ''}`
    case 'settle':
      return `settle${decision.isTold ? ', told' : ''}`
    case 'answer':
      return `answer ${decision.code}`
    case 'undo':
      return `undo ${decision.attempt.commit.slice(0, 1)}`
    case 'repair':
      return `repair ${decision.session.kind}${decision.session.kind === 'ci' ? ` ${decision.session.attempt}` : ''}`
  }
}

const green = { kind: 'green', generation: 2 } as const
const worked = claims({ slots: [{ epoch: '0', number: 1, from: sha('c') }], used: 1 })
const seen = `${sha('a')}.1`
const pushed = record({ attempts: [attemptRecord({ ended: 'pushed', from: sha('b'), commit: sha('a') })] })

describe('when CI has only begun', () => {
  const running = { kind: 'running', waitsFor: ['e2e'] } as const

  test.each<[string, Partial<LoopState>, string]>([
    ['a job has failed', {}, 'repair ci 1'],
    ['a job has failed, all used', { claims: claims({ used: 3 }) }, 'halt exhausted'],
    ['a job has failed, taken on before', { claims: claims({ handled: new Set([`${sha('a')}.1`]) }) }, 'ignore already-handled'],
    ['a job has failed, stopped', { claims: claims({ stop: '5-ic1' }) }, 'ignore stopped'],
    ['a job has failed, another turn at work', { busy: 900 }, 'ignore busy'],
    [
      'all passed, and the loop had worked',
      { ci: { kind: 'green', generation: 2 }, claims: claims({ slots: [{ epoch: '0', number: 1, from: sha('c') }], used: 1 }) },
      'ignore passed',
    ],
    [
      'the time was over, and the loop had worked',
      { ci: running, claims: claims({ slots: [{ epoch: '0', number: 1, from: sha('c') }], used: 1 }) },
      'ignore still-running',
    ],
    ['a person has to approve', { ci: { kind: 'gated', runs: [] } }, 'ignore gated'],
    ['nothing ran', { ci: { kind: 'none' } }, 'ignore nothing-ran'],
  ])('%s', (_, over, expected) => {
    expect(brief(started, over)).toBe(expected)
  })
})

describe('when CI has finished', () => {
  test.each<[string, Partial<LoopState>, string]>([
    ['red, nothing used', {}, 'repair ci 1'],
    ['red, two used', { claims: claims({ used: 2 }) }, 'repair ci 3'],
    ['red, all used', { claims: claims({ used: 3 }) }, 'halt exhausted'],
    ['red, all used, people were told', { claims: claims({ used: 3 }), told: new Set(['exhausted 0']) }, 'halt exhausted, told'],
    [
      'red, told in an earlier epoch only',
      { claims: claims({ used: 3, epoch: '9-ic1' }), told: new Set(['exhausted 0']) },
      'halt exhausted',
    ],
    ['red, this verdict was acted on', { claims: claims({ handled: new Set([seen]) }) }, 'ignore already-handled'],
    [
      'red again after a re-run of CI',
      { claims: claims({ handled: new Set([seen]) }), ci: { kind: 'red', failed: [], failedRuns: [], generation: 2 } },
      'repair ci 1',
    ],
    [
      'red, nothing left of the money',
      { budget: { costUsd: 1, minutes: null }, spent: { costUsd: 1.2, minutes: 3, untold: 0 } },
      'halt over-budget',
    ],
    [
      'red, nothing left of the minutes, people were told',
      { budget: { costUsd: null, minutes: 3 }, spent: { costUsd: 0, minutes: 3, untold: 1 }, told: new Set(['overbudget 0']) },
      'halt over-budget, told',
    ],
    [
      'red, something left of both',
      { budget: { costUsd: 1, minutes: 3 }, spent: { costUsd: 0.9, minutes: 2.9, untold: 0 } },
      'repair ci 1',
    ],
    [
      'red, all used and nothing left',
      { claims: claims({ used: 3 }), budget: { costUsd: 1, minutes: null }, spent: { costUsd: 1, minutes: 0, untold: 0 } },
      'halt exhausted',
    ],
    [
      'green after the failed jobs ran again',
      { ci: green, claims: claims({ handled: new Set([`restarted ${sha('a')}`]) }) },
      'settle, told',
    ],
    [
      'green, and the jobs of an earlier commit ran again',
      { ci: green, claims: claims({ handled: new Set([`restarted ${sha('c')}`]) }) },
      'ignore nobody-waits',
    ],
    ['stopped', { claims: claims({ stop: '1-ic1' }) }, 'ignore stopped'],
    ['green, the loop never worked here', { ci: green }, 'ignore nobody-waits'],
    ['green after work', { ci: green, claims: worked }, 'settle'],
    ['green, pinged before', { ci: green, claims: worked, told: new Set(['green 0/1']) }, 'settle, told'],
    ['green, the ping is claimed', { ci: green, claims: { ...worked, told: new Set(['green.0.1']) } }, 'settle, told'],
    ['red, all used, the word is claimed', { claims: claims({ used: 3, told: new Set(['exhausted.0']) }) }, 'halt exhausted, told'],
    ['waits for approval, the loop never worked here', { ci: { kind: 'gated', runs: [] } }, 'ignore gated'],
    ['waits for approval after work', { ci: { kind: 'gated', runs: [] }, claims: worked }, 'halt gated, told'],
    ['never ended, the loop never worked here', { ci: { kind: 'running', waitsFor: ['CI'] } }, 'ignore still-running'],
    ['never ended after work', { ci: { kind: 'running', waitsFor: ['CI'] }, claims: worked }, 'halt still-running, told'],
    ['nothing ran', { ci: { kind: 'none' }, claims: worked }, 'ignore nothing-ran'],
    ['another turn is at work', { busy: 900 }, 'ignore busy'],
  ])('%s', (_, over, expected) => {
    expect(brief(finished, over)).toBe(expected)
  })
})

describe('when a person asks', () => {
  test.each<[string, Trigger, Partial<LoopState>, string]>([
    ['a comment', commented, {}, 'repair comment'],
    ['the same comment again', commented, { claims: claims({ handled: new Set(['1000-ic5']) }) }, 'ignore already-handled'],
    ['a comment while stopped', commented, { claims: claims({ stop: '1-ic1' }) }, 'ignore stopped'],
    ['a comment when all is used', commented, { claims: claims({ used: 3 }) }, 'repair comment'],
    ['retry on red', commanded('retry'), { claims: claims({ used: 3 }) }, 'repair ci 1'],
    ['retry while stopped', commanded('retry'), { claims: claims({ stop: '1-ic1' }) }, 'repair ci 1'],
    ['retry, and a stop that was given while it waited', commanded('retry'), { claims: claims({ stop: '1001-ic6' }) }, 'answer stopped'],
    ['retry on green', commanded('retry'), { ci: green }, 'answer nothing-to-retry'],
    ['retry while CI runs', commanded('retry'), { ci: { kind: 'running', waitsFor: ['CI'] } }, 'answer still-running'],
    ['retry while CI waits for approval', commanded('retry'), { ci: { kind: 'gated', runs: [] } }, 'answer gated'],
    ['retry while another turn is at work', commanded('retry'), { busy: 900 }, 'answer busy'],
    ['stop while another turn is at work', commanded('stop'), { busy: 900 }, 'answer stop'],
    ['status while another turn is at work', commanded('status'), { busy: 900 }, 'answer status'],
    ['a comment while another turn is at work', commented, { busy: 900 }, 'answer busy'],
    ['a comment on what the author has not seen', commented, { headWasSeen: false }, 'answer moved'],
    ['requested changes on what the reviewer has not seen', reviewed('no'), { headWasSeen: false }, 'answer moved'],
    ['a retry, which is about the newest commit', commanded('retry'), { headWasSeen: false }, 'repair ci 1'],
    ['requested changes while another turn is at work', reviewed('no'), { busy: 900 }, 'answer busy'],
    ['praise while another turn is at work', reviewed('nice', 'approved'), { busy: 900 }, 'ignore nothing-asked'],
    ['the same retry again', commanded('retry'), { claims: claims({ handled: new Set(['1000-ic5']) }) }, 'ignore already-handled'],
    ['status', commanded('status'), { claims: claims({ stop: '1-ic1' }) }, 'answer status'],
    ['retry of a job', commanded('retry', 'lint'), {}, 'repair ci 1'],
    ['a stop that was answered', commanded('stop'), { claims: claims({ handled: new Set(['1000-ic5']) }) }, 'ignore already-handled'],
    ['stop', commanded('stop'), {}, 'answer stop'],
    [
      'resume on red: the next attempt of the count, whatever was done about this verdict',
      commanded('resume'),
      { claims: claims({ used: 1, stop: '1-ic1', handled: new Set([seen]) }) },
      'repair ci 2',
    ],
    ['resume when all is used', commanded('resume'), { claims: claims({ used: 3, stop: '1-ic1' }) }, 'answer resume-exhausted'],
    [
      'resume when the budget is spent',
      commanded('resume'),
      { budget: { costUsd: 1, minutes: null }, spent: { costUsd: 1, minutes: 0, untold: 0 } },
      'answer resume-over-budget',
    ],
    ['resume on green', commanded('resume'), { ci: green }, 'answer resume'],
    ['resume, and a stop that was given while it waited', commanded('resume'), { claims: claims({ stop: '1001-ic6' }) }, 'answer stopped'],
    ['resume while another turn is at work', commanded('resume'), { busy: 900 }, 'answer busy'],
    ['explain', commanded('explain'), { busy: 900 }, 'answer explain'],
    ['explain that was answered', commanded('explain'), { told: new Set(['reply 5']) }, 'ignore already-handled'],
    ['fix with words', commanded('fix', 'use cents'), { claims: claims({ used: 3 }) }, 'repair comment'],
    ['fix without words', commanded('fix'), {}, 'answer fix-what'],
    ['fix with words on later lines', commanded('fix', '', '\nuse cents'), {}, 'repair comment'],
    ['fix while stopped', commanded('fix', 'use cents'), { claims: claims({ stop: '1-ic1' }) }, 'answer stopped'],
    ['fix on what the author has not seen', commanded('fix', 'use cents'), { headWasSeen: false }, 'answer moved'],
    ['fix while another turn is at work', commanded('fix', 'use cents'), { busy: 900 }, 'answer busy'],
    ['undo where nothing was pushed', commanded('undo'), {}, 'answer undo-nothing'],
    ['undo of the head, stopped or not', commanded('undo'), { record: pushed, claims: claims({ stop: '1-ic1' }) }, 'undo a'],
    ['undo below what people pushed', commanded('undo'), { record: pushed, pull: pull({ headSha: sha('f') }) }, 'answer undo-moved'],
    [
      'undo that was begun before',
      commanded('undo'),
      { record: pushed, claims: claims({ handled: new Set([`reverted ${sha('a')}`]) }) },
      'answer undo-begun',
    ],
    [
      'the same undo again',
      commanded('undo'),
      { record: pushed, claims: claims({ handled: new Set(['1000-ic5']) }) },
      'ignore already-handled',
    ],
    ['undo while another turn is at work', commanded('undo'), { record: pushed, busy: 900 }, 'answer busy'],
    ['an unknown word that was answered', commanded('constructor'), { told: new Set(['refused 5']) }, 'ignore already-handled'],
    ['help', commanded('help'), {}, 'answer help'],
    ['an unknown word', commanded('unknown'), {}, 'answer unknown'],
    ['a dispatch', dispatched, { dispatchedAt: 500 }, 'repair ci 1'],
    [
      'the same dispatch again',
      dispatched,
      { dispatchedAt: 500, claims: claims({ handled: new Set(['500-wd77']) }) },
      'ignore already-handled',
    ],
    ['changes requested', reviewed('Use a constant'), {}, 'repair review'],
    ['changes requested in remarks only', reviewed(''), { remarks: [remark()] }, 'repair review'],
    ['changes requested without a word', reviewed(''), {}, 'ignore empty-review'],
    ['a comment of a review', reviewed('Use a constant', 'commented'), {}, 'repair review'],
    ['a remark alone', reviewed('', 'commented'), { remarks: [remark()] }, 'repair review'],
    ['a comment of a review without a word', reviewed('', 'commented'), {}, 'ignore nothing-asked'],
    ['an approval', reviewed('Nice', 'approved'), {}, 'ignore nothing-asked'],
    ['an approval without a word', reviewed('', 'approved'), {}, 'ignore nothing-asked'],
    ['an approval with remarks', reviewed('Nice', 'approved'), { remarks: [remark()] }, 'repair review'],
    ['an approval that speaks to the loop', reviewed('Nice. @loop, sort the imports', 'approved'), { mention: '@loop' }, 'repair review'],
    [
      'an approval that does not, where it has to',
      reviewed('Nice', 'approved'),
      { mention: '@loop', remarks: [remark()] },
      'ignore not-mentioned',
    ],
    ['requested changes that do not, where they have to', reviewed('No'), { mention: '@loop' }, 'ignore not-mentioned'],
    [
      'requested changes that do so in a remark',
      reviewed('No'),
      { mention: '@loop', remarks: [remark({ text: 'Name it, @Loop' })] },
      'repair review',
    ],
    [
      'what nobody is to hear, while stopped',
      reviewed('No'),
      { mention: '@loop', claims: claims({ stop: '1-ic1' }) },
      'ignore not-mentioned',
    ],
    [
      'our own reply in a thread',
      reviewed('', 'commented'),
      { remarks: [remark({ text: `Done.\n${keyLine('thread 9.81')}` })] },
      'ignore own-words',
    ],
  ])('%s', (_, trigger, over, expected) => {
    expect(brief(trigger, over)).toBe(expected)
  })
})
