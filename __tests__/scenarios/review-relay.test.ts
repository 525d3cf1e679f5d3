import { describe, expect, test } from 'vitest'
import { reviewSubmitted, type WebhookEvent } from '../../testbed/events.ts'
import type { ReviewState, RunState } from '../../testbed/github/state.ts'
import { turnIn } from '../support/forms.ts'
import { openFork, pullState, refs, requestsOf } from '../support/forks.ts'
import { openScene, type Scene } from '../support/scene.ts'

interface Relayed {
  readonly actor?: string
  /** Seconds from the review to the run. */
  readonly later?: number
  readonly conclusion?: string
}

/** The event of the end of a run that a review started, without any rights. */
async function relayed(
  { world, pull }: Scene,
  review: ReviewState,
  { actor = review.author, later = 2, conclusion = 'success' }: Relayed = {},
): Promise<WebhookEvent> {
  const { state } = world
  const { headBranch, headRepository } = state.pulls.find(({ number }) => number === pull) ?? {}
  const workflow = { id: state.nextId(), name: 'Review relay', path: '.github/workflows/review-relay.yml', on: [], jobs: [] }
  state.workflows.push(workflow)
  const createdAt = `${new Date(Date.parse(review.submittedAt) + later * 1_000).toISOString().slice(0, 19)}Z`
  const run: RunState = {
    id: state.nextId(),
    workflow: workflow.id,
    event: 'pull_request_review',
    headSha: review.commit,
    headBranch: headBranch ?? '',
    headRepository: headRepository ?? '',
    actor,
    createdAt,
    startedAt: createdAt,
    attempt: 1,
    status: 'completed',
    conclusion,
  }
  state.runs.push(run)
  return world.runEvent(run)
}

const changes = {
  state: 'CHANGES_REQUESTED',
  body: 'Use cents.',
  remarks: [{ path: 'src/price.js', line: 16, hunk: '@@ -0,0 +16 @@\n+x', body: 'Wrong' }],
} as const

describe('a review of a fork that was relayed', () => {
  test('by default no request is made for it', async () => {
    const scene = await openFork('ignore')
    const event = await relayed(scene, await scene.world.review(scene.pull, 'ben', changes))
    const requests = await requestsOf(scene, async () =>
      expect((await scene.turn(event)).outputs).toMatchObject({ decision: 'ignore', reason: 'fork' }),
    )
    expect(requests).toEqual([])
  })

  test('with `diagnose` who may ask is told what can be had, once', async () => {
    const scene = await openFork('diagnose')
    const before = refs(scene)
    const event = await relayed(scene, await scene.world.review(scene.pull, 'ben', changes))
    expect((await scene.turn(event)).outputs).toMatchObject({ decision: 'answer', reason: 'read-only' })
    expect((await scene.turn(event)).outputs).toMatchObject({ decision: 'ignore', reason: 'already-handled' })
    expect(scene.words()).toHaveLength(1)
    expect(refs(scene)).toEqual(before)
  })

  test('is not hidden by a newer one that asks for nothing', async () => {
    const scene = await openFork('diagnose')
    await scene.world.review(scene.pull, 'ben', changes)
    const approval = await scene.world.review(scene.pull, 'ben', { state: 'APPROVED', body: '' })
    expect((await scene.turn(await relayed(scene, approval))).outputs).toMatchObject({ decision: 'answer', reason: 'read-only' })
  })

  test('with `patch` it is a session whose change is offered and never pushed, and its thread is told so', async () => {
    const scene = await openFork('patch', { inputs: { 'verify-rounds': '0' } })
    const before = refs(scene)
    const event = await relayed(scene, await scene.world.review(scene.pull, 'ben', changes))
    const jobs = await turnIn('three jobs', scene, event)
    expect(jobs.at(-1)?.outputs).toMatchObject({ outcome: 'offered', reason: 'review' })
    expect(refs(scene)).toEqual(before)
    expect(scene.world.state.replies.map(({ body }) => body)).toEqual([
      expect.stringMatching(/^🩹 A patch is ready, so nothing was pushed for this remark\./),
    ])
    expect(scene.world.state.resolved.size).toBe(0)
  })

  test.each<[string, string, Relayed, Partial<ReviewState>, string]>([
    ["a stranger's review", 'rita', {}, {}, 'not-allowed'],
    ["somebody else's run at the same time", 'ben', { actor: 'mallory' }, {}, 'no-review'],
    ['a run that was started much later', 'ben', { later: 4_000 }, {}, 'no-review'],
    ['a run that relayed nothing', 'ben', { conclusion: 'skipped' }, {}, 'run-not-conclusive'],
    ['words that were edited since', 'ben', {}, { editedAt: '2099-01-01T00:00:00Z', remarks: [] }, 'empty-review'],
  ])('%s is not heard', async (_, author, how, over, reason) => {
    const scene = await openFork('diagnose')
    const review = await scene.world.review(scene.pull, author, changes)
    Object.assign(review, over)
    expect((await scene.turn(await relayed(scene, review, how))).outputs).toMatchObject({ decision: 'ignore', reason })
    expect(scene.words()).toEqual([])
  })
})

test('of two reviews of one person at the same time each run takes one, and one that its own event told of is none', async () => {
  const scene = await openScene({ inputs: { 'verify-rounds': '0' } })
  expect(pullState(scene).headRepository).toBe('acme/shop')
  const first = await scene.world.review(scene.pull, 'ben', { state: 'CHANGES_REQUESTED', body: 'First.' })
  const second = await scene.world.review(scene.pull, 'ben', { state: 'COMMENTED', body: 'Second.' })
  const runs = [await relayed(scene, first), await relayed(scene, second)]
  expect((await scene.turn(reviewSubmitted(scene.world.state, second))).outputs).toMatchObject({ reason: 'review', outcome: 'pushed' })
  for (const [at, expected] of [{ reason: 'review' }, { reason: 'already-handled' }].entries())
    expect((await scene.turn(runs[at] ?? scene.failed)).outputs).toMatchObject(expected)
  expect(scene.agentStarts()).toBe(2)
})
