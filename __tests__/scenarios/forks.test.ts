import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { issueCommentCreated, reviewSubmitted, workflowDispatch, type WebhookEvent } from '../../testbed/events.ts'
import { git, openFork, pullState, refs, repaired, requestsOf, stranger, writes } from '../support/forks.ts'
import { branch, claims, commentEvent, nextRun, openScene, type Scene } from '../support/scene.ts'

/** The event of the failed run, with other people in it, or otherwise changed. */
function startedBy(
  { failed }: Scene,
  people: { readonly actor?: object; readonly triggering_actor?: object; readonly conclusion?: null },
): WebhookEvent {
  const payload = structuredClone(failed.payload) as { workflow_run: object }
  Object.assign(payload.workflow_run, people)
  return { name: 'workflow_run', payload }
}

describe("`ignore`, the default: a fork's failed CI", () => {
  test('[row 1] is explained, and no request of any kind is made', async () => {
    const scene = await openScene({ from: stranger })
    const requests = await requestsOf(scene, async () => {
      const result = await scene.turn(scene.failed)
      expect(result.outputs).toMatchObject({ decision: 'ignore', reason: 'fork' })
      expect(result.summary).toContain('comes from the fork `mallory/shop`')
    })
    expect(requests).toEqual([])
    expect(scene.agentStarts()).toBe(0)
  })
})

describe("`diagnose`: a fork's failed CI", () => {
  test('[row 1] is told in one comment: no checkout, no agent, no claim, and nothing else is written', async () => {
    const scene = await openFork('diagnose')
    const before = refs(scene)
    const requests = await requestsOf(scene, async () => {
      const result = await scene.turn(scene.failed)
      expect(result.outputs).toMatchObject({
        decision: 'diagnose',
        outcome: 'diagnosed',
        reason: 'fork',
        attempt: '',
        'pull-number': '1',
        'diagnostics-count': '3',
      })
    })
    expect(writes(requests)).toEqual(['issues/create-comment'])
    expect(requests.filter(({ path }) => !path.startsWith('/api/') && path.includes('.git'))).toEqual([])
    expect(scene.agentStarts()).toBe(0)
    expect([refs(scene), claims(scene)]).toEqual([before, []])
    expect(scene.words()).toHaveLength(1)
    expect(scene.status()).toContain('### 🩺 CI has failed: this is what it says')
    expect(scene.status()).toContain('This pull request comes from the fork `mallory/shop`. So it is only read')
    expect(scene.status()).toContain('`test/price.test.js')
    expect(scene.status()).toContain('AssertionError')
  })

  test('[row 35] is told once, however often it is delivered', async () => {
    const scene = await openFork('diagnose')
    await scene.turn(scene.failed)
    const told = scene.status()
    const requests = await requestsOf(scene, async () => {
      expect((await scene.turn(scene.failed)).outputs).toMatchObject({ decision: 'ignore', reason: 'already-handled' })
    })
    expect(writes(requests)).toEqual([])
    expect(scene.status()).toBe(told)
  })

  test('is told anew in the same comment when it fails with other words, and the comment is mended when it passes', async () => {
    const scene = await openFork('diagnose')
    const { world, pull } = scene
    await scene.turn(scene.failed)
    await world.pushToFork(pull, { 'src/price.js': repaired['src/price.js'] })
    expect((await scene.turn(await nextRun(scene))).outputs).toMatchObject({ outcome: 'diagnosed' })
    expect(scene.status()).toContain('What failed: 1 failure')
    await world.pushToFork(pull, repaired)
    const green = await nextRun(scene)
    expect((await scene.turn(green)).outputs).toMatchObject({ decision: 'settle', outcome: 'settled', reason: 'green' })
    expect(scene.status()).toContain('### 🎉 All checks pass')
    expect((await scene.turn(green)).outputs).toMatchObject({ reason: 'nobody-waits' })
    expect(scene.words()).toHaveLength(1)
  })

  test('that is green and never was red is left alone', async () => {
    const scene = await openFork('diagnose')
    await scene.world.pushToFork(scene.pull, repaired)
    expect((await scene.turn(await nextRun(scene))).outputs).toMatchObject({ reason: 'nobody-waits' })
    expect(scene.words()).toEqual([])
  })

  test('[row 20] of a commit that was force-pushed away is not told', async () => {
    const scene = await openFork('diagnose')
    await scene.world.pushToFork(scene.pull, { 'NOTES.md': 'anew\n' }, 'anew')
    await scene.world.ci.idle()
    expect((await scene.turn(scene.failed)).outputs).toMatchObject({ reason: 'outdated' })
    expect(scene.words()).toEqual([])
  })

  test('[row 11] is not told when the branch is force-pushed while other checks are waited for', async () => {
    const scene = await openFork('diagnose')
    const { world, pull } = scene
    const check = {
      id: world.state.nextId(),
      name: 'scan',
      sha: git(scene, 'rev-parse', `refs/pull/${pull}/head`).trim(),
      app: 'scanner',
      status: 'in_progress' as 'in_progress' | 'completed',
      conclusion: null as string | null,
      run: null,
      startedAt: '2026-01-01T00:00:00Z',
      completedAt: null,
      output: { title: null, summary: null, text: null },
      annotations: [],
    }
    world.state.checks.push(check)
    const pushes: Promise<unknown>[] = []
    const result = await scene.turn(scene.failed, {
      onOutput: (text) => {
        if (pushes.length > 0 || !text.includes('Waiting for scan')) return
        pushes.push(
          world
            .pushToFork(pull, { 'NOTES.md': 'anew\n' }, 'anew')
            .then(() => Object.assign(check, { status: 'completed', conclusion: 'success' })),
        )
      },
    })
    expect(pushes).toHaveLength(1)
    await Promise.all(pushes)
    expect(result.outputs).toMatchObject({ reason: 'moved' })
    expect(scene.words()).toEqual([])
  })

  test('is told only of the branch in that very repository', async () => {
    const scene = await openFork('diagnose')
    const { state } = scene.world
    // The same owner has a branch of that name here, too.
    state.pulls.splice(0, 1, {
      ...pullState(scene),
      headRepository: 'mallory/other',
      headSha: git(scene, 'rev-parse', 'refs/pull/1/head').trim(),
    })
    expect((await scene.turn(scene.failed)).outputs).toMatchObject({ reason: 'no-pull' })
    expect(scene.words()).toEqual([])
  })

  test('that has only begun is not waited for', async () => {
    const scene = await openFork('diagnose', { inputs: { feedback: 'early' } })
    const begun = { ...startedBy(scene, { conclusion: null }).payload, action: 'in_progress' }
    const requests = await requestsOf(scene, async () => {
      expect((await scene.turn({ name: 'workflow_run', payload: begun })).outputs).toMatchObject({ reason: 'end-awaited' })
    })
    expect(requests).toEqual([])
  })

  test('[row 43] is told as far as it can be had', async () => {
    const scene = await openFork('diagnose')
    const { state } = scene.world
    for (const job of state.jobs) job.log = null
    state.artifacts.length = 0
    for (const check of state.checks) check.annotations.length = 0
    expect((await scene.turn(scene.failed)).outputs).toMatchObject({ outcome: 'diagnosed' })
    expect(scene.status()).toContain('What could not be read:')
  })

  test('a dispatch by a person tells it again', async () => {
    const scene = await openFork('diagnose')
    await scene.turn(scene.failed)
    const told = scene.status()
    expect((await scene.turn(workflowDispatch(scene.world.state, scene.pull, 'maria'))).outputs).toMatchObject({ outcome: 'diagnosed' })
    expect(scene.status().replaceAll(/runs\/\d+/g, '')).toBe(told.replaceAll(/runs\/\d+/g, ''))
    expect((await scene.turn(workflowDispatch(scene.world.state, scene.pull, 'rita'))).outputs).toMatchObject({ reason: 'not-allowed' })
  })
})

describe("`diagnose`: people on a fork's pull request", () => {
  test.each(['/codality retry', 'Please repair this'])('[row 2] who have no write access are not heard: %j', async (words) => {
    const scene = await openFork('diagnose')
    for (const author of ['mallory', 'rita']) {
      const event = commentEvent(scene, author, words)
      const requests = await requestsOf(scene, async () => {
        expect((await scene.turn(event)).outputs).toMatchObject({ decision: 'ignore', reason: 'not-allowed' })
      })
      expect(writes(requests)).toEqual([])
    }
    expect(scene.agentStarts()).toBe(0)
  })

  test('[row 35] who have it are told what can be had, each command once, and nothing is done', async () => {
    const scene = await openFork('diagnose')
    const event = commentEvent(scene, 'maria', '/codality retry')
    const requests = await requestsOf(scene, async () => {
      expect((await scene.turn(event)).outputs).toMatchObject({ decision: 'answer', outcome: 'answered', reason: 'read-only' })
    })
    expect(writes(requests)).toEqual(['reactions/create-for-issue-comment', 'issues/create-comment', 'reactions/create-for-issue-comment'])
    expect(scene.words()[0]).toContain('This pull request comes from the fork `mallory/shop`, and such pull requests are only read here')
    expect(scene.words()[0]).toContain('push the branch to this repository')
    expect((await scene.turn(event)).outputs).toMatchObject({ reason: 'already-handled' })
    expect((await scene.turn(commentEvent(scene, 'maria', '/codality stop'))).outputs).toMatchObject({ reason: 'read-only' })
    expect(scene.words()).toHaveLength(2)
    expect([scene.agentStarts(), claims(scene)]).toEqual([0, []])
  })

  test('who have it are explained what failed, read through the API alone', async () => {
    const scene = await openFork('diagnose')
    const event = commentEvent(scene, 'maria', '/codality explain quarter')
    const requests = await requestsOf(scene, async () => {
      expect((await scene.turn(event)).outputs).toMatchObject({ decision: 'answer', reason: 'explain' })
    })
    expect(writes(requests)).toEqual(['reactions/create-for-issue-comment', 'issues/create-comment', 'reactions/create-for-issue-comment'])
    expect(requests.filter(({ path }) => !path.startsWith('/api/') && path.includes('.git'))).toEqual([])
    expect(scene.words()[0]).toContain('1 failure with `quarter`, and 2 without')
    expect(scene.words()[0]).toContain('shown again by `node --test')
    expect((await scene.turn(event)).outputs).toMatchObject({ reason: 'already-handled' })
    expect((await scene.turn(commentEvent(scene, 'maria', '/codality explain deploy'))).outputs).toMatchObject({ reason: 'unmatched' })
    expect(scene.words()[1]).toContain('Nothing that has failed has `deploy` in the name')
    expect([scene.agentStarts(), claims(scene)]).toEqual([0, []])
  })

  test('who have it get that word once for all that they say to each other', async () => {
    const scene = await openFork('diagnose')
    expect((await scene.turn(commentEvent(scene, 'maria', 'Please rename this'))).outputs).toMatchObject({ reason: 'read-only' })
    expect((await scene.turn(commentEvent(scene, 'ben', 'I agree'))).outputs).toMatchObject({ reason: 'already-handled' })
    const [review, approval] = [
      await scene.world.review(scene.pull, 'ben', { state: 'CHANGES_REQUESTED', body: 'Rename it' }),
      await scene.world.review(scene.pull, 'ben', { state: 'APPROVED', body: '' }),
    ]
    expect((await scene.turn(reviewSubmitted(scene.world.state, review))).outputs).toMatchObject({ reason: 'already-handled' })
    expect((await scene.turn(reviewSubmitted(scene.world.state, approval))).outputs).toMatchObject({ reason: 'nothing-asked' })
    expect(scene.words()).toHaveLength(1)
  })
})

describe('a branch of this repository that nobody with write access vouches for', () => {
  const dependabot = { author: 'dependabot[bot]' }

  test('[row 3] of Dependabot is ignored by default', async () => {
    const scene = await openScene({ from: dependabot })
    expect((await scene.turn(scene.failed)).outputs).toMatchObject({ decision: 'ignore', reason: 'not-allowed' })
    expect(scene.words()).toEqual([])
  })

  test('[row 3] of Dependabot is diagnosed where the maintainer says so; its comments start nothing', async () => {
    const scene = await openScene({ from: dependabot, inputs: { 'untrusted-pulls': 'diagnose' } })
    const before = refs(scene)
    const requests = await requestsOf(scene, async () => {
      expect((await scene.turn(scene.failed)).outputs).toMatchObject({ decision: 'diagnose', outcome: 'diagnosed', reason: 'stranger' })
    })
    expect(writes(requests)).toEqual(['issues/create-comment'])
    expect(requests.filter(({ path }) => !path.startsWith('/api/') && path.includes('.git'))).toEqual([])
    expect(scene.status()).toContain('This pull request was opened by `dependabot[bot]`, who has no write access here. So it is only read')
    const nothing = await requestsOf(scene, async () => {
      expect(
        (
          await scene.turn(
            issueCommentCreated(scene.world.state, scene.world.comment(scene.pull, 'dependabot[bot]', '/codality retry'), pullState(scene)),
          )
        ).outputs,
      ).toMatchObject({ reason: 'bot' })
    })
    expect(nothing).toEqual([])
    expect((await scene.turn(commentEvent(scene, 'maria', '/codality retry'))).outputs).toMatchObject({ reason: 'read-only' })
    expect(scene.words().at(-1)).toContain('list a program that you trust in `trusted-bots`')
    expect([refs(scene), claims(scene), scene.agentStarts()]).toEqual([before, [], 0])
  })

  test('[row 3] of a person who may only read, or whose CI a stranger ran again, is only read', async () => {
    const scene = await openScene({ inputs: { 'untrusted-pulls': 'diagnose' } })
    expect((await scene.turn(startedBy(scene, { triggering_actor: { login: 'mallory', type: 'User' } }))).outputs).toMatchObject({
      outcome: 'diagnosed',
      reason: 'stranger',
    })
    expect(scene.status()).toContain('has a CI that was started by `mallory`, who has no write access here')
    scene.world.state.pulls.splice(0, 1, { ...pullState(scene), author: 'rita' })
    expect((await scene.turn(scene.failed)).outputs).toMatchObject({ reason: 'already-handled' })
    expect(scene.agentStarts()).toBe(0)
  })

  test('of people with write access is repaired as ever', async () => {
    const scene = await openScene({ inputs: { 'untrusted-pulls': 'diagnose' } })
    expect((await scene.turn(scene.failed)).outputs).toMatchObject({ outcome: 'pushed' })
  })
})

test("nobody's push reaches the refs that stand for pull requests of forks", async () => {
  const scene = await openFork('ignore')
  const before = refs(scene)
  await scene.world.pushAs('maria', branch, { 'NOTES.md': 'x\n' }, 'Write')
  const clone = join(scene.world.root, 'pusher')
  const run = (...args: readonly string[]): string =>
    execFileSync('git', [...args], {
      encoding: 'utf8',
      stdio: 'pipe',
      env: { PATH: process.env['PATH'], HOME: '/nonexistent', GIT_CONFIG_NOSYSTEM: '1' },
    })
  run('clone', '--quiet', join(scene.world.root, 'bare.git'), clone)
  expect(() => run('-C', clone, 'push', '--force', 'origin', 'HEAD:refs/pull/1/head')).toThrow(/hidden ref/)
  expect(refs(scene).filter((line) => line.includes('refs/pull/'))).toEqual(before.filter((line) => line.includes('refs/pull/')))
})
