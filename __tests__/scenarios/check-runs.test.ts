import { createHmac } from 'node:crypto'
import { createServer } from 'node:http'
import { describe, expect, onTestFinished, test } from 'vitest'
import { reviewSubmitted } from '../../testbed/events.ts'
import type { CheckState } from '../../testbed/github/state.ts'
import { turnIn } from '../support/forms.ts'
import { branch, changesSomething, nextRun, openScene, type Scene } from '../support/scene.ts'

/** Ours, oldest first. */
function checks({ world }: Scene, name: 'codality/agent' | 'codality/merge-readiness'): readonly CheckState[] {
  return world.state.checks.filter((check) => check.name === name)
}

/** What was asked for checks of ours, in order: how, as whom, and the title that was to be shown. */
function writes({
  world,
}: Scene): readonly { readonly how: string; readonly login: string | null; readonly name: string; readonly title: string }[] {
  return world.standIn.requests
    .filter(({ operation }) => operation === 'checks/create' || operation === 'checks/update')
    .map(({ operation, login, body }) => {
      const { name, output } = JSON.parse(body) as { readonly name: string; readonly output: { readonly title: string } }
      return { how: operation ?? '', login, name, title: output.title }
    })
}

/** A receiver of the webhook on this machine. */
async function receiver(): Promise<{ readonly url: string; readonly taken: { readonly signature: string; readonly body: string }[] }> {
  const taken: { signature: string; body: string }[] = []
  const server = createServer((request, response) => {
    let body = ''
    request
      .setEncoding('utf8')
      .on('data', (text: string) => void (body += text))
      .on('end', () => {
        taken.push({ signature: String(request.headers['x-codality-signature-256']), body })
        response.writeHead(200).end()
      })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.close())
  const address = server.address()
  return { url: `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}/hooks/of-the-shop`, taken }
}

test('a session shows itself live on the commit and on the one that it pushed, and green calls people once', async () => {
  const scene = await openScene({ inputs: { 'poll-seconds': '15' } })
  const { world } = scene
  const [pull] = world.state.pulls
  if (pull === undefined) throw new Error('no pull request')
  pull.standing = { requested: ['ben', 'renovate[bot]'] }
  const before = await world.head(branch)
  scene.calls()
  expect((await scene.turn(scene.failed)).outputs).toMatchObject({
    outcome: 'pushed',
    readiness: expect.stringMatching(/^waiting: /) as unknown,
  })
  const calls = scene.calls()
  expect(calls.length, calls.join('\n')).toBeLessThanOrEqual(28)
  expect(writes(scene).map(({ how, name, title }) => `${how.slice(7)} ${name.slice(9)}: ${title.replace(/\d\d:\d\d/, 'HH:MM')}`)).toEqual([
    'create agent: 🔧 CI auto-fix started',
    'update agent: 🔧 CI auto-fix: command at work since HH:MM UTC, attempt 1 of 3',
    'update agent: 🔧 CI auto-fix: verifying 3 failing tests',
    'update agent: 🔧 CI auto-fix: pushing the change',
    'update agent: ✅ Done — pushed new changes',
    'create agent: ✅ Done — pushed new changes',
    expect.stringMatching(/^create merge-readiness: Waiting: /),
  ])
  const after = await world.head(branch)
  expect(checks(scene, 'codality/agent')).toMatchObject([
    {
      sha: before,
      status: 'completed',
      conclusion: 'success',
      annotations: [{ level: 'notice' }, { level: 'notice' }, { level: 'notice' }],
    },
    { sha: after, status: 'completed', conclusion: 'success', annotations: [] },
  ])

  // Who has no write access neither holds a merge up nor is waited for.
  await world.review(scene.pull, 'rita', { state: 'CHANGES_REQUESTED', body: 'I would not.' })
  const green = await nextRun(scene)
  const { url, taken } = await receiver()
  const inputs = { 'notify-webhook': url, 'notify-webhook-secret': 'known-to-both' }
  const settled = await scene.turn(green, { inputs })
  expect(settled.outputs).toMatchObject({ outcome: 'settled', readiness: 'ready' })
  expect(checks(scene, 'codality/merge-readiness')).toMatchObject([
    { sha: after, conclusion: 'success', output: { title: 'Ready to merge' } },
  ])
  expect(scene.words().at(-1)).toContain('ready for review, @maria @ben.')
  expect(scene.words().at(-1)).toContain('<summary>The story of the attempts</summary>')
  const [{ signature, body } = { signature: '', body: '' }] = taken
  expect(signature).toBe(`sha256=${createHmac('sha256', 'known-to-both').update(body).digest('hex')}`)
  expect(JSON.parse(body)).toMatchObject({ event: 'green', pull: scene.pull, title: 'Add discounts', attempts: 1 })
  // Only the order to mask them names them.
  expect(settled.stdout.replaceAll(/^::add-mask::.*$/gm, '')).not.toMatch(/of-the-shop|known-to-both/)

  const written = writes(scene).length
  expect((await scene.turn(green, { inputs })).outputs).toMatchObject({ outcome: 'settled', readiness: 'ready' })
  expect(writes(scene)).toHaveLength(written)
  expect(taken).toHaveLength(1)
})

test('in three jobs the job with the agent writes no check, and the others write the same one', async () => {
  const scene = await openScene()
  const results = await turnIn('three jobs', scene, scene.failed)
  expect(results.at(-1)?.outputs).toMatchObject({ outcome: 'pushed' })
  expect(
    writes(scene)
      .map(({ login, title }) => `${login ?? ''} ${title}`)
      .slice(0, 4),
  ).toEqual([
    'loop-app[bot] 🔧 CI auto-fix started',
    'loop-app[bot] 🔧 CI auto-fix: pushing the change',
    'loop-app[bot] ✅ Done — pushed new changes',
    'loop-app[bot] ✅ Done — pushed new changes',
  ])
  expect(checks(scene, 'codality/agent').map(({ conclusion }) => conclusion)).toEqual(['success', 'success'])
})

test('a machine that was lost leaves no check at work: its own re-run, or whatever comes next, ends it', async () => {
  const scene = await openScene({ agent: changesSomething })
  const { world } = scene
  const runId = world.state.nextId()
  const run = world.turn(scene.failed, { inputs: scene.inputs, runId })
  world.standIn.fault({ operation: 'advance-check', act: { kind: 'kill', when: 'after', kill: () => run.kill() } })
  expect((await run.result).signal).toBe('SIGKILL')
  expect(checks(scene, 'codality/agent')).toMatchObject([{ status: 'in_progress', conclusion: null }])
  expect((await scene.turn(scene.failed, { runId, runAttempt: 2 })).outputs).toMatchObject({
    outcome: 'ignored',
    reason: 'already-handled',
  })
  expect(checks(scene, 'codality/agent')).toMatchObject([
    { status: 'completed', conclusion: 'neutral', output: { title: '⏹️ Interrupted' } },
  ])
})

test('an approval is told of in the readiness, and starts nothing', async () => {
  const scene = await openScene()
  const { world } = scene
  const review = await world.review(scene.pull, 'ben', { state: 'APPROVED', body: '' })
  expect((await scene.turn(reviewSubmitted(world.state, review))).outputs).toMatchObject({
    outcome: 'ignored',
    reason: 'nothing-asked',
    readiness: 'waiting: CI fails',
  })
  const [readiness] = checks(scene, 'codality/merge-readiness')
  expect(readiness).toMatchObject({ conclusion: 'neutral', output: { title: 'Waiting: CI fails' } })
  expect(readiness?.output.summary).toContain('- ✅ **Reviews:** approved by `ben`')
  expect(scene.agentStarts()).toBe(0)
})

describe('a token that may not write checks', () => {
  test.each<[string, (scene: Scene) => string, string]>([
    [
      'for want of a permission',
      ({ world: { state } }) => {
        const app = state.tokens.get('app-token')
        if (app === undefined) throw new Error('no token')
        state.tokens.set('app-token', { ...app, permissions: { ...app.permissions, checks: 'read' } })
        return 'app-token'
      },
      'Add the line `checks: write` under `permissions:`',
    ],
    ["because it is a person's", () => 'maria-token', 'GitHub takes them from Apps alone'],
  ])('%s costs one warning, and the turn goes on', async (_, tokenOf, sentence) => {
    const scene = await openScene()
    const token = tokenOf(scene)
    const result = await scene.turn(scene.failed, { token })
    expect(result.outputs).toMatchObject({ outcome: 'pushed' })
    expect(
      result.annotations
        .filter(({ message }) => message.includes('Check runs are left out'))
        .map(({ level, message }) => `${level} ${message}`),
    ).toEqual([expect.stringContaining(sentence)])
    expect(writes(scene)).toHaveLength(1)
    expect(scene.world.state.checks.filter(({ name }) => name.startsWith('codality/'))).toEqual([])
  })
})
