import { expect, test } from 'vitest'
import { branch, changesSomething, claims, commentEvent, nextRun, openScene, repairsAll } from '../support/scene.ts'

test('an attempt is claimed by refs before the agent starts', async () => {
  const scene = await openScene()
  await scene.turn(scene.failed)
  expect(claims(scene)).toEqual(['0/1.1'])
})

test('[row 35] a redelivered event and a re-run of the job never start the agent twice', async () => {
  const scene = await openScene({ agent: 'console.log("no idea")' })
  expect((await scene.turn(scene.failed)).outputs).toMatchObject({ outcome: 'unchanged' })
  expect((await scene.turn(scene.failed)).outputs).toMatchObject({ decision: 'ignore', reason: 'already-handled' })
  expect((await scene.turn(scene.failed, { runId: 77, runAttempt: 2 })).outputs).toMatchObject({ reason: 'already-handled' })
  expect(scene.agentStarts()).toBe(1)
  expect(scene.words()).toHaveLength(2)
})

test('[row 35] [row 36, one job] two deliveries at the same moment start one agent', async () => {
  const scene = await openScene()
  const results = await Promise.all([scene.turn(scene.failed), scene.turn(scene.failed)])
  expect(results.map(({ outputs }) => outputs['outcome']).sort()).toEqual(['ignored', 'pushed'])
  expect(scene.agentStarts()).toBe(1)
  expect(scene.words()).toHaveLength(1)
})

test('[row 17] [row 42] a deleted, a forged and a damaged marker change no count', async () => {
  const scene = await openScene({ agent: changesSomething, inputs: { 'verify-rounds': '0' } })
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

test('[row 42] the story is rebuilt from the claims when the comment was deleted', async () => {
  const scene = await openScene({ agent: changesSomething, inputs: { 'verify-rounds': '0' } })
  await scene.turn(scene.failed)
  scene.world.state.comments.length = 0
  await scene.turn(await nextRun(scene))
  expect(scene.status()).toContain('| 1 | [`')
  expect(scene.status()).toContain('`unknown`')
})

test('a token that may not create refs still counts, in the comment alone, and says so', async () => {
  const scene = await openScene({ agent: changesSomething, inputs: { 'on-stall': 'continue', 'verify-rounds': '0' } })
  scene.world.standIn.fault({
    operation: 'git/create-ref',
    times: 100,
    act: { kind: 'reject', status: 403, body: { message: 'Resource not accessible by integration' } },
  })
  let event = scene.failed
  for (const attempt of ['1', '2', '3']) {
    expect((await scene.turn(event)).outputs).toMatchObject({ outcome: 'pushed', attempt })
    expect(scene.status()).toContain('may not create refs')
    event = await nextRun(scene)
  }
  expect((await scene.turn(event)).outputs).toMatchObject({ decision: 'halt', reason: 'exhausted' })
})

test('[row 2] [row 44] only people with write access start a new count', async () => {
  const scene = await openScene({ agent: changesSomething, inputs: { 'max-attempts': '1', 'verify-rounds': '0' } })
  await scene.turn(scene.failed)
  const red = await nextRun(scene)
  expect((await scene.turn(red)).outputs).toMatchObject({ reason: 'exhausted' })
  const refused = await scene.turn(commentEvent(scene, 'rita', '/codality retry'))
  expect(refused.outputs).toMatchObject({ decision: 'ignore', reason: 'not-allowed' })
  expect(refused.summary).toContain('`rita`, who asked, has the permission `read`')
  expect((await scene.turn(commentEvent(scene, 'ben', '/codality retry'))).outputs).toMatchObject({ outcome: 'pushed', attempt: '1' })
  expect(scene.agentStarts()).toBe(2)
})

test("a person's comment gives the attempts back and is answered", async () => {
  const scene = await openScene({ agent: changesSomething, inputs: { 'max-attempts': '1', 'verify-rounds': '0' } })
  await scene.turn(scene.failed)
  await scene.turn(await nextRun(scene))
  scene.play(repairsAll)
  const event = commentEvent(scene, 'ben', 'Please look at the percentage again')
  expect((await scene.turn(event)).outputs).toMatchObject({ decision: 'repair', reason: 'comment', attempt: '', outcome: 'pushed' })
  expect(scene.words().at(-1)).toMatch(/^@ben ✅ Done — pushed new changes/)
  expect((await scene.turn(event)).outputs).toMatchObject({ reason: 'already-handled' })
  expect(claims(scene).some((name) => name.endsWith('/asked'))).toBe(true)
})

test('[row 38] a rate limit on claims never turns the counting over to the comment', async () => {
  const scene = await openScene()
  const reset = Math.floor(Date.now() / 1_000) + 7_200
  scene.world.standIn.fault({
    operation: 'git/create-ref',
    after: 1,
    act: {
      kind: 'reject',
      status: 403,
      headers: { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(reset) },
      body: { message: 'API rate limit exceeded for installation.' },
    },
  })
  const limited = await scene.turn(scene.failed)
  expect(limited.exitCode).toBe(1)
  expect(limited.annotations[0]?.message).toContain('API rate limit exceeded')
  expect(scene.words()).toEqual([])
  expect((await scene.turn(scene.failed)).outputs).toMatchObject({ outcome: 'pushed', attempt: '1' })
  expect(scene.status()).not.toContain('may not create refs')
})

test('as long as GitHub does not say who the token is, nothing is claimed and nothing written', async () => {
  const scene = await openScene()
  scene.world.standIn.fault({ operation: 'graphql', times: 3, act: { kind: 'reject', status: 502 } })
  expect((await scene.turn(scene.failed)).exitCode).toBe(1)
  expect(claims(scene)).toEqual([])
  expect((await scene.turn(scene.failed)).outputs).toMatchObject({ outcome: 'pushed', attempt: '1' })
  expect(scene.words()).toHaveLength(1)
})

test('an outage while work begins loses nothing: the end creates the comment', async () => {
  const scene = await openScene()
  scene.world.standIn.fault({ operation: 'issues/create-comment', times: 3, act: { kind: 'reject', status: 500 } })
  const result = await scene.turn(scene.failed)
  expect(result.stdout).toContain('::warning::The status comment could not be written, so work goes on without it')
  expect(result.outputs).toMatchObject({ outcome: 'pushed', attempt: '1' })
  expect(scene.status()).toContain('Done — pushed new changes')
})

test('an outage at the end leaves outputs, report and a failed step that says so; the next turn mends the comment', async () => {
  const scene = await openScene({ agent: changesSomething, inputs: { 'verify-rounds': '0' } })
  scene.world.standIn.fault({ operation: 'issues/update-comment', times: 3, act: { kind: 'reject', status: 500 } })
  const result = await scene.turn(scene.failed)
  expect(result.exitCode).toBe(1)
  expect(result.outputs).toMatchObject({ decision: 'repair', outcome: 'pushed', 'commit-sha': await scene.world.head(branch) })
  expect(result.outputs['report-path']).not.toBe('')
  expect(result.annotations[0]?.message).toContain('People could not be told on the pull request how this turn ended. GitHub answered 500')
  expect(scene.status()).toContain('🔄 Working on this')
  expect((await scene.turn(await nextRun(scene))).outputs).toMatchObject({ outcome: 'pushed', attempt: '2' })
  expect(scene.status()).not.toContain('Working on this')
})

test('an outage at the ping loses it only until the job is run again', async () => {
  const scene = await openScene()
  await scene.turn(scene.failed)
  const green = await nextRun(scene)
  scene.world.standIn.fault({ operation: 'issues/create-comment', times: 3, act: { kind: 'reject', status: 500 } })
  expect((await scene.turn(green)).exitCode).toBe(1)
  expect(scene.words()).toHaveLength(1)
  expect((await scene.turn(green)).outputs).toMatchObject({ outcome: 'settled' })
  expect(scene.words().filter((body) => body.includes('ready for review, @maria.'))).toHaveLength(1)
})

test('an outage at a claim, or between two, uses nothing up', async () => {
  const scene = await openScene()
  const limited = {
    kind: 'reject',
    status: 403,
    headers: { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(Math.floor(Date.now() / 1_000) + 7_200) },
    body: { message: 'API rate limit exceeded for installation.' },
  } as const
  scene.world.standIn.fault({ operation: 'git/create-ref', after: 1, act: limited })
  expect((await scene.turn(scene.failed)).exitCode).toBe(1)
  expect(claims(scene)).toEqual([])
  const retry = commentEvent(scene, 'maria', '/codality retry')
  scene.world.standIn.fault({ operation: 'git/create-ref', after: 2, act: limited })
  expect((await scene.turn(retry)).exitCode).toBe(1)
  expect((await scene.turn(retry)).outputs).toMatchObject({ outcome: 'pushed', attempt: '1' })
})

test('green in two turns at the same moment pings once', async () => {
  const scene = await openScene()
  await scene.turn(scene.failed)
  const green = await nextRun(scene)
  const results = await Promise.all([scene.turn(green), scene.turn(green)])
  expect(results.map(({ outputs }) => outputs['outcome'])).toEqual(['settled', 'settled'])
  expect(scene.words().filter((body) => body.includes('ready for review, @maria.'))).toHaveLength(1)
})

test('[row 38] a rate limit is waited for as the server asks', async () => {
  const scene = await openScene()
  scene.world.standIn.fault({
    operation: 'pulls/list',
    act: { kind: 'reject', status: 429, headers: { 'retry-after': '1' }, body: { message: 'You have exceeded a secondary rate limit.' } },
  })
  expect((await scene.turn(scene.failed)).outputs).toMatchObject({ outcome: 'pushed' })
})
