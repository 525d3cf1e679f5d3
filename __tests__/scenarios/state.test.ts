import { execFileSync } from 'node:child_process'
import { expect, test } from 'vitest'
import { issueCommentCreated } from '../../testbed/events.ts'
import { branch, changesSomething, nextRun, openScene, repairsAll, type Scene } from '../support/scene.ts'

/** The names of the claims in the repository, without their common beginning. */
function claims({ world, pull }: Scene): readonly string[] {
  const listed = execFileSync('git', ['--git-dir', `${world.root}/bare.git`, 'for-each-ref', '--format=%(refname)', `refs/codality/${pull}`], { encoding: 'utf8' })
  return listed.split('\n').filter((name) => name !== '').map((name) => name.replace(`refs/codality/${pull}/`, ''))
}

function commentEvent(scene: Scene, author: string, body: string): Parameters<Scene['turn']>[0] {
  const { state } = scene.world
  const [pull] = state.pulls
  if (pull === undefined) throw new Error('no pull request')
  return issueCommentCreated(state, scene.world.comment(scene.pull, author, body), pull)
}

test('an attempt is claimed by refs before the agent starts', async () => {
  const scene = await openScene()
  const head = await scene.world.head(branch)
  await scene.turn(scene.failed)
  expect(claims(scene)).toEqual(['0/1', `seen/${head}.1`])
})

test('a redelivered event and a re-run of the job never start the agent twice', async () => {
  const scene = await openScene({ agent: 'console.log("no idea")' })
  expect((await scene.turn(scene.failed)).outputs).toMatchObject({ outcome: 'unchanged' })
  expect((await scene.turn(scene.failed)).outputs).toMatchObject({ decision: 'ignore', reason: 'already-handled' })
  expect((await scene.turn(scene.failed, { runId: 77, runAttempt: 2 })).outputs).toMatchObject({ reason: 'already-handled' })
  expect(scene.agentStarts()).toBe(1)
  expect(scene.words()).toHaveLength(2)
})

test('two deliveries at the same moment start one agent', async () => {
  const scene = await openScene()
  const results = await Promise.all([scene.turn(scene.failed), scene.turn(scene.failed)])
  expect(results.map(({ outputs }) => outputs['outcome']).sort()).toEqual(['ignored', 'pushed'])
  expect(scene.agentStarts()).toBe(1)
  expect(scene.words()).toHaveLength(1)
})

test('a deleted, a forged and a damaged marker change no count', async () => {
  const scene = await openScene({ agent: changesSomething })
  const { state } = scene.world
  expect((await scene.turn(scene.failed)).outputs).toMatchObject({ attempt: '1' })
  state.comments.length = 0
  expect((await scene.turn(await nextRun(scene))).outputs).toMatchObject({ attempt: '2' })
  const status = scene.world.statusComment(scene.pull)
  if (status === undefined) throw new Error('no status comment')
  status.body = status.body.replace(/"attempts":\[.*\],"handled"/, '"attempts":[],"handled"')
  const forged = scene.world.comment(scene.pull, 'rita', status.body.replace('"epoch":"0"', '"epoch":"99999999999-ic1"'))
  expect((await scene.turn(await nextRun(scene))).outputs).toMatchObject({ attempt: '3' })
  expect(forged.body).toContain('99999999999-ic1')
  status.body = status.body.slice(0, -40)
  expect((await scene.turn(await nextRun(scene))).outputs).toMatchObject({ decision: 'halt', reason: 'exhausted' })
})

test('the story is rebuilt from the claims when the comment was deleted', async () => {
  const scene = await openScene({ agent: changesSomething })
  await scene.turn(scene.failed)
  scene.world.state.comments.length = 0
  await scene.turn(await nextRun(scene))
  expect(scene.status()).toContain('| 1 | `')
  expect(scene.status()).toContain('`unknown`')
})

test('a token that may not create refs still counts, in the comment alone, and says so', async () => {
  const scene = await openScene({ agent: changesSomething })
  scene.world.standIn.fault({ operation: 'git/create-ref', times: 100, act: { kind: 'reject', status: 403, body: { message: 'Resource not accessible by integration' } } })
  let event = scene.failed
  for (const attempt of ['1', '2', '3']) {
    expect((await scene.turn(event)).outputs).toMatchObject({ outcome: 'pushed', attempt })
    expect(scene.status()).toContain('may not create refs')
    event = await nextRun(scene)
  }
  expect((await scene.turn(event)).outputs).toMatchObject({ decision: 'halt', reason: 'exhausted' })
})

test('only people with write access start a new count', async () => {
  const scene = await openScene({ agent: changesSomething, inputs: { 'max-attempts': '1' } })
  await scene.turn(scene.failed)
  const red = await nextRun(scene)
  expect((await scene.turn(red)).outputs).toMatchObject({ reason: 'exhausted' })
  const refused = await scene.turn(commentEvent(scene, 'rita', '/codality retry'))
  expect(refused.outputs).toMatchObject({ decision: 'ignore', reason: 'not-allowed' })
  expect(refused.summary).toContain('`rita` has the permission `read`')
  expect((await scene.turn(commentEvent(scene, 'ben', '/codality retry'))).outputs).toMatchObject({ outcome: 'pushed', attempt: '1' })
  expect(scene.agentStarts()).toBe(2)
})

test("a person's comment gives the attempts back and is answered", async () => {
  const scene = await openScene({ agent: changesSomething, inputs: { 'max-attempts': '1' } })
  await scene.turn(scene.failed)
  await scene.turn(await nextRun(scene))
  scene.play(repairsAll)
  const event = commentEvent(scene, 'ben', 'Please look at the percentage again')
  expect((await scene.turn(event)).outputs).toMatchObject({ decision: 'repair', reason: 'comment', attempt: '', outcome: 'pushed' })
  expect(scene.words().at(-1)).toMatch(/^@ben ✅ Done — pushed new changes/)
  expect((await scene.turn(event)).outputs).toMatchObject({ reason: 'already-handled' })
  expect(claims(scene).some((name) => name.endsWith('/asked'))).toBe(true)
})

test('a failed run keeps its place when the answer to a write is lost', async () => {
  const scene = await openScene()
  for (const operation of ['git/create-ref', 'issues/create-comment', 'issues/update-comment']) scene.world.standIn.fault({ operation, act: { kind: 'lose' } })
  const result = await scene.turn(scene.failed)
  expect(scene.words().length).toBeLessThanOrEqual(1)
  expect(scene.agentStarts()).toBeLessThanOrEqual(1)
  expect(['pushed', 'ignored']).toContain(result.outputs['outcome'])
})

test('a rate limit is waited for as the server asks', async () => {
  const scene = await openScene()
  scene.world.standIn.fault({ operation: 'pulls/list', act: { kind: 'reject', status: 429, headers: { 'retry-after': '1' }, body: { message: 'You have exceeded a secondary rate limit.' } } })
  expect((await scene.turn(scene.failed)).outputs).toMatchObject({ outcome: 'pushed' })
})
