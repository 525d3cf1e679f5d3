import { writeFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { issueCommentCreated, workflowDispatch } from '../../testbed/events.ts'
import type { PullState } from '../../testbed/github/state.ts'
import { branch, changesSomething, nextRun, openScene, repairsAll, type Scene } from '../support/scene.ts'

function bare(pull: PullState | undefined): PullState {
  if (pull === undefined) throw new Error('no pull request')
  return pull
}

describe('events that are none of ours end as ignored, without a request and without a failed job', () => {
  test.each<[string, string, unknown, string]>([
    ['an event nobody listens to', 'push', {}, 'unsupported-event'],
    [
      'a deleted comment',
      'issue_comment',
      {
        action: 'deleted',
        issue: { number: 1, pull_request: {} },
        comment: { id: 1, body: 'x', created_at: '2026-01-01T00:00:00Z', user: { login: 'a', type: 'User' } },
      },
      'unsupported-action',
    ],
    [
      'a comment under an issue',
      'issue_comment',
      {
        action: 'created',
        issue: { number: 1 },
        comment: { id: 1, body: 'x', created_at: '2026-01-01T00:00:00Z', user: { login: 'a', type: 'User' } },
      },
      'not-a-pull',
    ],
    [
      "a program's comment",
      'issue_comment',
      {
        action: 'created',
        issue: { number: 1, pull_request: {} },
        comment: { id: 1, body: '/codality retry', created_at: '2026-01-01T00:00:00Z', user: { login: 'x[bot]', type: 'Bot' } },
      },
      'bot',
    ],
    [
      'a quoted marker',
      'issue_comment',
      {
        action: 'created',
        issue: { number: 1, pull_request: {} },
        comment: { id: 1, body: '> <!-- codality:loop {} -->', created_at: '2026-01-01T00:00:00Z', user: { login: 'maria', type: 'User' } },
      },
      'own-words',
    ],
    ['an event without its parts', 'workflow_run', { action: 'completed' }, 'malformed-event'],
    ['an event that is a list', 'issue_comment', [], 'malformed-event'],
    [
      'a dispatch without a number',
      'workflow_dispatch',
      { inputs: { pr: 'seven' }, sender: { login: 'maria', type: 'User' } },
      'malformed-event',
    ],
  ])('%s', async (_, name, payload, reason) => {
    const scene = await openScene()
    scene.calls()
    const result = await scene.turn({ name, payload: payload as Record<string, unknown> })
    expect(result.exitCode).toBe(0)
    expect(result.outputs).toMatchObject({ decision: 'ignore', reason, outcome: 'ignored' })
    expect(result.summary).toMatch(/^\*\*Ignored\.\*\* [A-Z`].*\.\s*$/s)
    expect(scene.calls()).toEqual([])
    expect(scene.words()).toEqual([])
  })

  test('an event file that is no JSON', async () => {
    const scene = await openScene()
    const broken = `${scene.world.root}/broken.json`
    writeFileSync(broken, '{"action":')
    const result = await scene.turn(scene.failed, { mainEnv: { GITHUB_EVENT_PATH: broken } })
    expect(result.exitCode).toBe(0)
    expect(result.outputs).toMatchObject({ reason: 'malformed-event' })
    expect(`${result.stdout}${result.stderr}`).not.toMatch(/\n\s+at /)
  })
})

describe('who may ask', () => {
  /** The event of a failed run, started by others. */
  const failedRun = ({ failed }: Scene, people: { readonly actor?: object; readonly triggering_actor?: object }): Scene['failed'] => {
    const payload = structuredClone(failed.payload) as { workflow_run: object }
    Object.assign(payload.workflow_run, people)
    return { name: 'workflow_run', payload }
  }
  const person = (login: string): object => ({ login, type: 'User' })
  const program = (login: string): object => ({ login, type: 'Bot' })

  test.each<[string, { readonly actor?: object; readonly triggering_actor?: object }, string]>([
    ['a person who may only read started the run', { actor: person('rita') }, '`rita`, who started the run, has the permission `read`'],
    ['a stranger ran it again', { triggering_actor: person('mallory') }, '`mallory`, who started the run, has the permission `none`'],
    [
      'an unknown program started it',
      { actor: program('dependabot[bot]') },
      '`dependabot[bot]`, who started the run, has the permission `none`',
    ],
  ])('[row 3] CI has failed, but %s: nothing is claimed or begun', async (_, people, told) => {
    const scene = await openScene({ inputs: { 'trusted-bots': 'renovate[bot]' } })
    const result = await scene.turn(failedRun(scene, people))
    expect(result.outputs).toMatchObject({ decision: 'ignore', reason: 'not-allowed' })
    expect(result.summary).toContain(told)
    expect(scene.agentStarts()).toBe(0)
    expect(scene.world.state.comments).toEqual([])
  })

  test('[row 3] the pull request of somebody who may only read is not worked on, though others asked', async () => {
    const scene = await openScene()
    const { world } = scene
    const [pull] = world.state.pulls
    if (pull === undefined) throw new Error('no pull request')
    world.state.pulls.splice(0, 1, { ...pull, author: 'rita' })
    expect((await scene.turn(scene.failed)).summary).toContain('`rita`, who opened the pull request, has the permission `read`')
    expect(
      (await scene.turn(issueCommentCreated(world.state, world.comment(scene.pull, 'maria', 'Please fix this'), pull))).outputs,
    ).toMatchObject({ reason: 'not-allowed' })
    expect(scene.agentStarts()).toBe(0)
  })

  test('[row 3] a pull request that our own account opened is worked on only where it is listed', async () => {
    const scene = await openScene({ from: { author: 'loop-app[bot]' } })
    const result = await scene.turn(scene.failed)
    expect(result.outputs).toMatchObject({ decision: 'ignore', reason: 'not-allowed' })
    expect(result.summary).toContain('`loop-app[bot]`, who opened the pull request, has the permission `none`')
    expect([scene.agentStarts(), scene.world.state.comments]).toEqual([0, []])
    expect((await scene.turn(scene.failed, { inputs: { 'trusted-bots': 'loop-app[bot]' } })).outputs).toMatchObject({ outcome: 'pushed' })
  })

  test('[row 3] a listed program may start CI', async () => {
    const scene = await openScene({ inputs: { 'trusted-bots': 'renovate[bot]' } })
    expect((await scene.turn(failedRun(scene, { actor: program('renovate[bot]') }))).outputs).toMatchObject({ outcome: 'pushed' })
  })
})

describe('which pull request', () => {
  test('a run without `pull_requests` finds its pull request by the branch', async () => {
    const scene = await openScene()
    const payload = structuredClone(scene.failed.payload) as { workflow_run: { pull_requests: unknown[] } }
    payload.workflow_run.pull_requests = []
    expect((await scene.turn({ name: 'workflow_run', payload })).outputs).toMatchObject({
      outcome: 'pushed',
      'pull-number': String(scene.pull),
    })
  })

  test("[row 1] a fork's run is explained and nothing is asked or checked out", async () => {
    const scene = await openScene()
    scene.calls()
    const payload = structuredClone(scene.failed.payload) as { workflow_run: { head_repository: { full_name: string } } }
    payload.workflow_run.head_repository.full_name = 'stranger/shop'
    const result = await scene.turn({ name: 'workflow_run', payload })
    expect(result.outputs).toMatchObject({ decision: 'ignore', reason: 'fork' })
    expect(result.summary).toContain('comes from the fork `stranger/shop`')
    expect(scene.calls()).toEqual([])
    expect(scene.agentStarts()).toBe(0)
  })

  test("[row 1] a comment on a fork's pull request starts no agent", async () => {
    const scene = await openScene()
    const { world } = scene
    world.state.pulls.push({
      number: 9,
      title: 'From outside',
      state: 'open',
      author: 'stranger',
      headBranch: 'theirs',
      baseBranch: 'main',
      headRepository: 'stranger/shop',
      headSha: await world.head('main'),
      labels: [],
    })
    const comment = world.comment(9, 'maria', 'Please fix this')
    const pull = world.state.pulls.at(-1)
    if (pull === undefined) throw new Error('no pull request')
    expect((await scene.turn(issueCommentCreated(world.state, comment, pull))).outputs).toMatchObject({ reason: 'fork' })
    expect(scene.agentStarts()).toBe(0)
  })

  test('an unprotected base turns the loop off and says how to turn it on', async () => {
    const scene = await openScene()
    scene.world.state.protectedBranches.length = 0
    const result = await scene.turn(scene.failed)
    expect(result.outputs).toMatchObject({ reason: 'base-unprotected' })
    expect(result.summary).toContain('Protect it under Settings → Rules, or set `require-protected-base: false`')
    expect((await scene.turn(scene.failed, { inputs: { 'require-protected-base': 'false' } })).outputs).toMatchObject({ outcome: 'pushed' })
  })

  test('of two pull requests of one branch the one that the loop serves is taken, the oldest first', async () => {
    const scene = await openScene({ agent: changesSomething, inputs: { 'verify-rounds': '0' } })
    const { state } = scene.world
    state.pulls.push({ ...bare(state.pulls[0]), number: 2, title: 'The same, elsewhere' })
    const [first] = state.pulls
    if (first === undefined) throw new Error('no pull request')
    first.baseBranch = branch
    expect((await scene.turn(scene.failed)).outputs).toMatchObject({ outcome: 'pushed', 'pull-number': '2' })
    first.baseBranch = 'main'
    expect((await scene.turn(await nextRun(scene))).outputs).toMatchObject({ 'pull-number': '1' })
  })

  test.each([
    ['label:autofix', 'not-tracked'],
    ['branch:feature/*', 'not-tracked'],
    ['author:ben', 'not-tracked'],
    ['author:maria\nbranch:disc*', 'ci'],
  ])('`track: %s` leads to %s', async (track, reason) => {
    const scene = await openScene({ inputs: { track } })
    expect((await scene.turn(scene.failed)).outputs).toMatchObject({ reason })
  })

  test('[row 20] a closed pull request, and one whose branch has moved, are left alone', async () => {
    const scene = await openScene()
    const { world } = scene
    await world.pushAs('maria', branch, { 'NOTES.md': 'more\n' }, 'Write notes')
    await world.ci.idle()
    expect((await scene.turn(scene.failed)).outputs).toMatchObject({ reason: 'outdated' })
    const [pull] = world.state.pulls
    if (pull !== undefined) pull.state = 'closed'
    expect((await scene.turn(scene.failed)).outputs).toMatchObject({ reason: 'no-pull' })
    expect(scene.agentStarts()).toBe(0)
  })

  test('[row 35] a dispatch by a person starts an attempt, a second delivery of it none', async () => {
    const scene = await openScene({ agent: repairsAll })
    const { world } = scene
    const runId = world.state.nextId()
    world.state.runs.push({
      id: runId,
      workflow: world.state.workflows[0]?.id ?? 0,
      event: 'workflow_dispatch',
      headSha: await world.head('main'),
      headBranch: 'main',
      headRepository: world.state.repository,
      actor: 'maria',
      createdAt: '2026-01-02T03:04:05Z',
      attempt: 1,
      status: 'completed',
      conclusion: 'success',
      startedAt: '2026-01-02T03:04:05Z',
    })
    const event = workflowDispatch(world.state, scene.pull, 'maria')
    expect((await scene.turn(event, { runId })).outputs).toMatchObject({ outcome: 'pushed', attempt: '1' })
    expect((await scene.turn(event, { runId, runAttempt: 2 })).outputs).toMatchObject({ reason: 'already-handled' })
    expect(scene.agentStarts()).toBe(1)
  })
})
