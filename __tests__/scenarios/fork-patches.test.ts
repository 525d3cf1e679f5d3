import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { WebhookEvent } from '../../testbed/events.ts'
import type { RunResult } from '../../testbed/runner.ts'
import { openFork, operations, refs, repaired, requestsOf, writes } from '../support/forks.ts'
import { claims, commentEvent, nextRun, openScene, repairsAll, type Scene } from '../support/scene.ts'

describe('`patch`', () => {
  test.each([
    [{}, 'The input `untrusted-pulls` is `patch`, and all phases run in one job'],
    [{ phase: 'triage', 'upload-report': 'false' }, '`upload-report` is `false`, so a patch could not be kept'],
  ])('[row 1] is refused where it would not be safe, or for nothing: %j', async (inputs, words) => {
    const scene = await openFork('patch', { inputs })
    const requests = await requestsOf(scene, async () => {
      const result = await scene.turn(scene.failed)
      expect(result.exitCode).toBe(1)
      expect(result.annotations[0]?.message).toContain(words)
    })
    expect(requests).toEqual([])
  })
})

/** Takes the phases of a turn one by one; only the jobs around the agent have a token that can write. */
function inPhases(
  scene: Scene,
  event: WebhookEvent = scene.failed,
): Readonly<Record<'triage' | 'fix' | 'publish', () => Promise<RunResult>>> & { readonly handover: string } {
  const handover = join(scene.world.root, 'handover')
  const take = (phase: string, token: string) => () => scene.turn(event, { inputs: { phase, handover }, token })
  return { handover, triage: take('triage', 'app-token'), fix: take('fix', 'read-token'), publish: take('publish', 'app-token') }
}

/** Applies what was kept to the commit of the fork; gives the folder. */
function applyPatch(scene: Scene, result: RunResult): string {
  const clone = join(scene.world.root, 'clone')
  const run = (...args: readonly string[]): string =>
    execFileSync('git', [...args], {
      cwd: scene.world.root,
      encoding: 'utf8',
      env: { PATH: process.env['PATH'], HOME: '/nonexistent', GIT_CONFIG_NOSYSTEM: '1' },
    })
  run('init', '--quiet', clone)
  run('-C', clone, 'fetch', '--quiet', join(scene.world.root, 'bare.git'), `refs/pull/${scene.pull}/head`)
  run('-C', clone, 'checkout', '--quiet', 'FETCH_HEAD')
  run('-C', clone, 'apply', '--index', join(dirname(result.outputs['report-path'] ?? ''), 'change.patch'))
  return clone
}

describe('`patch` in three jobs', () => {
  test("[row 1, three jobs] a fork's failed CI leads to a patch that applies, and nothing is pushed", async () => {
    const scene = await openFork('patch')
    const before = refs(scene)
    const phases = inPhases(scene)
    expect((await phases.triage()).outputs).toMatchObject({ decision: 'repair', outcome: '', attempt: '1' })
    expect(claims(scene)).toEqual(['0/1.1', expect.stringMatching(/^turn\/\d+$/)])
    const fixing = await requestsOf(scene, async () => {
      expect((await phases.fix()).outputs).toMatchObject({ decision: 'repair', outcome: '' })
    })
    expect([
      writes(fixing).filter((operation) => operation !== 'git-upload-pack'),
      new Set(fixing.map(({ login }) => login).filter((login) => login !== null)),
    ]).toEqual([[], new Set(['rita'])])
    const results: RunResult[] = []
    const publishing = await requestsOf(scene, async () => void results.push(await phases.publish()))
    const [result] = results
    if (result === undefined) throw new Error('nothing was published')
    expect(result.outputs).toMatchObject({ decision: 'repair', outcome: 'offered', 'commit-sha': '' })
    expect(operations(publishing)).not.toContain('git-receive-pack')
    expect(writes(publishing).filter((operation) => operation !== 'git-upload-pack')).toEqual([
      'issues/update-comment',
      'issues/create-comment',
      'git/delete-ref',
    ])
    expect(refs(scene)).toEqual(before)
    const clone = applyPatch(scene, result)
    for (const [path, content] of Object.entries(repaired)) expect(readFileSync(join(clone, path), 'utf8')).toBe(content)
    expect(scene.status()).toContain('### 🩹 A patch is ready')
    expect(scene.status()).toMatch(
      /gh run download \d+ --repo \S*acme\/shop --name codality-report-publish-\d+-1 --dir codality-change && git apply --index codality-change\/change\.patch/,
    )
    expect(scene.words()[1]).toContain('A patch is ready: attempt 1 of 3. The status comment has it')
    expect((await inPhases(scene).triage()).outputs).toMatchObject({ reason: 'already-handled' })
    expect(scene.agentStarts()).toBe(1)
  })

  test('[row 1, three jobs] a pull request of Dependabot gets a patch, and its branch stays', async () => {
    const scene = await openScene({ from: { author: 'dependabot[bot]' }, inputs: { 'untrusted-pulls': 'patch' } })
    const before = refs(scene)
    const phases = inPhases(scene)
    await phases.triage()
    await phases.fix()
    expect((await phases.publish()).outputs).toMatchObject({ outcome: 'offered' })
    expect(refs(scene)).toEqual(before)
  })

  test('[row 1, three jobs] a triage.json that does not say so wins no push to a fork', async () => {
    const scene = await openFork('patch')
    const before = refs(scene)
    const phases = inPhases(scene)
    await phases.triage()
    await phases.fix()
    const file = join(phases.handover, 'triage.json')
    const claimed = JSON.parse(readFileSync(file, 'utf8')) as { readonly context: object }
    writeFileSync(file, JSON.stringify({ ...claimed, context: { ...claimed.context, untrusted: null } }))
    expect((await phases.publish()).outputs).toMatchObject({ outcome: 'rejected' })
    expect(refs(scene)).toEqual(before)
  })

  test('[row 10, three jobs] what a guard blocks is told as that', async () => {
    const scene = await openFork('patch', {
      agent: "import { writeFileSync } from 'node:fs'\nwriteFileSync('package.json', '{}\\n')",
      inputs: { 'verify-rounds': '0' },
    })
    const before = refs(scene)
    const phases = inPhases(scene)
    await phases.triage()
    await phases.fix()
    const result = await phases.publish()
    expect(result.outputs).toMatchObject({ outcome: 'blocked', reason: 'dependency-changes' })
    expect(scene.status()).toContain('- **dependency-changes**: ')
    expect(readFileSync(join(applyPatch(scene, result), 'package.json'), 'utf8')).toBe('{}\n')
    expect(refs(scene)).toEqual(before)
  })

  test('[row 11, three jobs] nothing is offered for a commit that was force-pushed away meanwhile', async () => {
    const scene = await openFork('patch')
    const phases = inPhases(scene)
    await phases.triage()
    await phases.fix()
    await scene.world.pushToFork(scene.pull, { 'NOTES.md': 'anew\n' }, 'anew')
    const result = await phases.publish()
    expect(result.outputs).toMatchObject({ outcome: 'superseded', reason: 'moved' })
    expect(existsSync(join(dirname(result.outputs['report-path'] ?? ''), 'change.patch'))).toBe(false)
  })

  test('no more attempts are made than `max-attempts`, and a person who has write access gives more', async () => {
    const scene = await openFork('patch', { agent: repairsAll, inputs: { 'max-attempts': '1' } })
    const first = inPhases(scene)
    await first.triage()
    await first.fix()
    await first.publish()
    await scene.world.pushToFork(scene.pull, { 'NOTES.md': 'more\n' })
    expect((await inPhases(scene, await nextRun(scene)).triage()).outputs).toMatchObject({ decision: 'halt', reason: 'exhausted' })
    expect((await inPhases(scene, commentEvent(scene, 'mallory', '/codality retry')).triage()).outputs).toMatchObject({
      reason: 'not-allowed',
    })
    expect((await inPhases(scene, commentEvent(scene, 'maria', '/codality retry')).triage()).outputs).toMatchObject({
      decision: 'repair',
      attempt: '1',
    })
    expect(scene.agentStarts()).toBe(1)
  })

  test('what no edit repairs is told, and the jobs of a stranger are not run again', async () => {
    const scene = await openFork('patch', {
      jobs: () => [{ name: 'test', command: 'echo "curl: (6) Could not resolve host: registry.example"; exit 6' }],
    })
    const requests = await requestsOf(scene, async () => {
      expect((await inPhases(scene).triage()).outputs).toMatchObject({ decision: 'diagnose', outcome: 'diagnosed', reason: 'flaky' })
    })
    expect(operations(requests)).not.toContain('actions/re-run-workflow-failed-jobs')
    expect(scene.status()).toContain('No edit repairs what failed')
    expect(claims(scene).filter((name) => !name.startsWith('seen/'))).toEqual([])
  })
})
