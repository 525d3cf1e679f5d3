import { describe, expect, test } from 'vitest'
import { keyLine } from '../../../src/core/model/marker.ts'
import { recognise } from '../../../src/core/triggers/index.ts'
import { sha } from '../../support/builders.ts'
import { context, examples, patch } from './payloads.ts'

const submitted = {
  action: 'submitted',
  pull_request: { number: 7 },
  review: {
    id: 9,
    body: 'Use a constant',
    state: 'changes_requested',
    commit_id: sha('a'),
    submitted_at: '2026-01-31T12:00:00Z',
    user: { login: 'maria', type: 'User' },
  },
}

function recogniseReview(changes: Readonly<Record<string, unknown>> = {}): ReturnType<typeof recognise> {
  return recognise('pull_request_review', patch(submitted, changes), context)
}

test('a review that requests changes is a trigger', () => {
  expect(recogniseReview()).toEqual({
    kind: 'trigger',
    trigger: {
      kind: 'reviewed',
      pull: 7,
      title: null,
      author: { login: 'maria', type: 'User' },
      at: Date.parse('2026-01-31T12:00:00Z') / 1_000,
      reviewId: 9,
      state: 'changes_requested',
      text: 'Use a constant',
      commit: sha('a'),
    },
  })
})

test.each(['approved', 'commented', 'changes_requested', 'CHANGES_REQUESTED'])('a review in the state %s is read', (state) => {
  expect(recogniseReview({ 'review.state': state })).toMatchObject({ trigger: { state: state.toLowerCase() } })
})

test('a review may be without a text', () => {
  expect(recogniseReview({ 'review.body': null })).toMatchObject({ trigger: { text: '' } })
})

test.each(examples('pull_request_review').map((payload, index) => [index, payload] as const))(
  "GitHub's example %i is read without complaint",
  (_, payload) => {
    const recognition = recognise('pull_request_review', payload, context)
    expect(recognition.kind === 'ignored' ? recognition.because.code : 'trigger').not.toBe('malformed-event')
  },
)

describe('reviews that are none of ours', () => {
  test.each<[string, Readonly<Record<string, unknown>>, object]>([
    ['dismissed', { action: 'dismissed' }, { code: 'unsupported-action', event: 'pull_request_review', action: 'dismissed' }],
    ['edited', { action: 'edited' }, { code: 'unsupported-action', event: 'pull_request_review', action: 'edited' }],
    ['pending', { 'review.state': 'pending' }, { code: 'unsupported-action', event: 'pull_request_review', action: 'pending' }],
    ['of a program', { 'review.user.type': 'Bot' }, { code: 'bot', login: 'maria' }],
    ['of a deleted account', { 'review.user': null }, { code: 'bot', login: 'ghost' }],
    ['with a marker of ours', { 'review.body': keyLine('x') }, { code: 'own-words' }],
  ])('%s', (_, changes, because) => {
    expect(recogniseReview(changes)).toEqual({ kind: 'ignored', because })
  })
})

const dispatched = { inputs: { pr: '7' }, sender: { login: 'maria', type: 'User' } }

test.each(['7', '#7', ' 7 ', ' #7\n'])('a dispatch for %j is for pull request 7', (pr) => {
  expect(recognise('workflow_dispatch', patch(dispatched, { 'inputs.pr': pr }), context)).toEqual({
    kind: 'trigger',
    trigger: { kind: 'dispatched', pull: 7, author: { login: 'maria', type: 'User' }, runId: 77 },
  })
})

test.each<[string, unknown]>([
  ['inputs.pr', ''],
  ['inputs.pr', ' '],
  ['inputs.pr', undefined],
  ['inputs', null],
  ['inputs', undefined],
])('a dispatch with %s as %j is about all pull requests', (path, value) => {
  expect(recognise('workflow_dispatch', patch(dispatched, { [path]: value }), context)).toEqual({ kind: 'reconcile-due' })
})

test('the clock of the workflow is about all pull requests, too', () => {
  expect(recognise('schedule', { schedule: '17 * * * *', repository: {} }, context)).toEqual({ kind: 'reconcile-due' })
})

test.each(['0', '07', '-1', '1.5', '7 8', '##7', 'x', '12345678901', '７'])('a dispatch for %j says what it needs', (pr) => {
  expect(recognise('workflow_dispatch', patch(dispatched, { 'inputs.pr': pr }), context)).toEqual({
    kind: 'ignored',
    because: {
      code: 'malformed-event',
      event: 'workflow_dispatch',
      detail: '`inputs.pr`: the input `pr` must be a pull request number, or empty',
    },
  })
})

describe('a damaged payload is named by its path', () => {
  test.each<[string, unknown, string, unknown]>([
    ['pull_request_review', submitted, 'pull_request', null],
    ['pull_request_review', submitted, 'pull_request.number', -7],
    ['pull_request_review', submitted, 'review.id', null],
    ['pull_request_review', submitted, 'review.state', null],
    ['pull_request_review', submitted, 'review.commit_id', 'HEAD'],
    ['pull_request_review', submitted, 'review.submitted_at', null],
    ['workflow_dispatch', dispatched, 'inputs.pr', 7],
    ['schedule', {}, 'schedule', undefined],
    ['schedule', {}, 'schedule', 5],
    ['workflow_dispatch', dispatched, 'sender', undefined],
    ['workflow_dispatch', dispatched, 'sender.login', undefined],
  ])('%s, %3$s as %4$j', (event, payload, path, value) => {
    const recognition = recognise(event, patch(payload, { [path]: value }), context)
    expect(recognition).toMatchObject({
      kind: 'ignored',
      because: { code: 'malformed-event', event, detail: expect.stringContaining(`\`${path}\``) as string },
    })
  })
})
