import { describe, expect, test } from 'vitest'
import { keyLine } from '../../../src/core/model/marker.ts'
import { recognise } from '../../../src/core/triggers/index.ts'
import { sha } from '../../support/builders.ts'
import { context, examples, patch } from './payloads.ts'

const written = {
  action: 'created',
  pull_request: { number: 7, title: 'Add discounts' },
  comment: { body: 'Use a constant', user: { login: 'maria', type: 'User' }, pull_request_review_id: 9 },
}
const relay = {
  action: 'completed',
  workflow_run: {
    id: 5,
    name: 'Review relay',
    event: 'pull_request_review',
    conclusion: 'success',
    head_sha: sha('a'),
    head_branch: 'discounts',
    head_repository: { full_name: 'mallory/shop' },
    created_at: '2026-01-31T12:00:00Z',
    actor: { login: 'ben', type: 'User' },
  },
}

const remarked = (changes: Readonly<Record<string, unknown>> = {}): ReturnType<typeof recognise> =>
  recognise('pull_request_review_comment', patch(written, changes), context)
const relayed = (changes: Readonly<Record<string, unknown>> = {}, over: Partial<typeof context> = {}): ReturnType<typeof recognise> =>
  recognise('workflow_run', patch(relay, changes), { ...context, ...over })

test('a remark leads to its review', () => {
  expect(remarked()).toEqual({
    kind: 'lead',
    lead: { kind: 'remarked', pull: 7, title: 'Add discounts', author: { login: 'maria', type: 'User' }, reviewId: 9 },
  })
})

test.each(examples('pull_request_review_comment').map((payload, index) => [index, payload] as const))(
  "GitHub's example %i is read without complaint",
  (_, payload) => {
    const recognition = recognise('pull_request_review_comment', payload, context)
    expect(recognition.kind === 'ignored' ? recognition.because.code : 'lead').not.toBe('malformed-event')
  },
)

test.each<[string, Readonly<Record<string, unknown>>, string]>([
  ['edited', { action: 'edited' }, 'unsupported-action'],
  ['of a program', { 'comment.user.type': 'Bot' }, 'bot'],
  ['of a deleted account', { 'comment.user': null }, 'bot'],
  ['of our own', { 'comment.body': `Done.\n${keyLine('thread 9.81')}` }, 'own-words'],
  ['of no review', { 'comment.pull_request_review_id': null }, 'no-review'],
  ['without a number', { 'pull_request.number': 0 }, 'malformed-event'],
])('a remark %s is none of ours', (_, changes, code) => {
  expect(remarked(changes)).toMatchObject({ kind: 'ignored', because: { code } })
})

describe('a run that a review started', () => {
  test.each(['success', 'failure', 'cancelled'])('is a relay, also when it ended as %s', (conclusion) => {
    expect(relayed({ 'workflow_run.conclusion': conclusion })).toMatchObject({
      kind: 'lead',
      lead: {
        kind: 'relayed',
        at: Date.parse('2026-01-31T12:00:00Z') / 1_000,
        run: { headRepository: 'mallory/shop', startedBy: [{ login: 'ben' }] },
      },
    })
  })

  test.each<[string, Readonly<Record<string, unknown>>, Partial<typeof context>, string]>([
    ['that had nothing to relay', { 'workflow_run.conclusion': 'skipped' }, {}, 'run-not-conclusive'],
    ['that has only begun', { action: 'in_progress', 'workflow_run.conclusion': null }, { feedback: 'early' }, 'run-not-for-a-pull'],
    ["that is the loop's own", { 'workflow_run.name': context.workflowName }, {}, 'own-run'],
  ])('%s is none of ours', (_, changes, over, code) => {
    expect(relayed(changes, over)).toMatchObject({ kind: 'ignored', because: { code } })
  })
})
