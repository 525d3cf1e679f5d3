import { expect, test } from 'vitest'
import type { RunState } from '../../testbed/github/state.ts'
import { branch, nextRun, openScene, repairsAll, type Scene } from '../support/scene.ts'

/** Puts another run beside the one that failed, as it would stand while it is at work. */
async function addRun({ world }: Scene, over: Partial<RunState> = {}): Promise<RunState> {
  const workflow = { id: world.state.nextId(), name: 'Lint', path: '.github/workflows/lint.yml', on: ['pull_request'], jobs: [] } as const
  world.state.workflows.push(workflow)
  const run: RunState = {
    id: world.state.nextId(),
    workflow: workflow.id,
    event: 'pull_request',
    headSha: await world.head(branch),
    headBranch: branch,
    headRepository: world.state.repository,
    actor: 'maria',
    createdAt: '2026-01-01T00:00:00Z',
    attempt: 1,
    status: 'in_progress',
    conclusion: null,
    startedAt: '2026-01-01T00:00:00Z',
    ...over,
  }
  world.state.runs.push(run)
  return run
}

test('the agent starts only when every run of the commit has ended', async () => {
  const scene = await openScene()
  const run = await addRun(scene)
  let waited = false
  const result = await scene.turn(scene.failed, {
    onOutput: (text) => {
      if (!text.includes('Waiting for Lint')) return
      waited = true
      expect(scene.agentStarts()).toBe(0)
      Object.assign(run, { status: 'completed', conclusion: 'success' })
    },
  })
  expect(waited).toBe(true)
  expect(result.outputs).toMatchObject({ outcome: 'pushed' })
})

test("another app's check and a commit status are waited for, too", async () => {
  const scene = await openScene()
  const { state } = scene.world
  const sha = await scene.world.head(branch)
  // Whoever may report a status chooses what it is called.
  state.statuses.push({
    sha,
    context: 'ci/other\n::set-output name=outcome::forged\n##[error]x\u001b[2K\u202e',
    state: 'pending',
    description: null,
  })
  const result = await scene.turn(scene.failed, {
    onOutput: (text) => {
      const [status] = state.statuses
      if (text.includes('Waiting for ci/other') && status !== undefined) status.state = 'success'
    },
  })
  expect(result.stdout).toContain(
    'Waiting for ci/other\n\\u{003A}:set-output name=outcome::forged\n#\\u{0023}[error]x\\u{001B}[2K\\u{202E} on ',
  )
  expect(result.outputs).toMatchObject({ outcome: 'pushed' })
})

test('ignored checks and runs that wait for an approval are not waited for', async () => {
  const scene = await openScene({ inputs: { 'ignore-checks': 'ci/other, Deploy*' } })
  const { state } = scene.world
  state.statuses.push({ sha: await scene.world.head(branch), context: 'ci/other', state: 'pending', description: null })
  await addRun(scene, { status: 'waiting' })
  await addRun(scene, { status: 'completed', conclusion: 'action_required' })
  const result = await scene.turn(scene.failed)
  expect(result.stdout).not.toContain('Waiting for')
  expect(result.outputs).toMatchObject({ outcome: 'pushed' })
})

test('a run that is ignored hides nothing while it is at work', async () => {
  const scene = await openScene({ inputs: { 'ignore-checks': 'Lint' } })
  await addRun(scene)
  const result = await scene.turn(scene.failed)
  expect(result.stdout).not.toContain('Waiting for')
  expect(result.outputs).toMatchObject({ outcome: 'pushed', 'diagnostics-count': '3' })
})

test('checks that never end are told where people wait for them', async () => {
  const scene = await openScene({ inputs: { 'settle-timeout-minutes': '0.005' } })
  await scene.turn(scene.failed)
  const green = await nextRun(scene)
  await addRun(scene)
  expect((await scene.turn(green)).outputs).toMatchObject({ decision: 'halt', reason: 'still-running' })
  expect(scene.status()).toContain('### ⏳ CI is still running')
  expect(scene.status()).toContain('`Lint`')
  expect(scene.words()).toHaveLength(1)
})

test('after `settle-timeout-minutes` the loop goes on with what there is and says so', async () => {
  const scene = await openScene({ inputs: { 'settle-timeout-minutes': '0.01' } })
  await addRun(scene)
  expect((await scene.turn(scene.failed)).outputs).toMatchObject({ outcome: 'pushed' })
  expect(scene.status()).toContain('Not every check ended within `settle-timeout-minutes`')
})

test('[row 34, one job] a job that is cancelled while it waits uses nothing up', async () => {
  const scene = await openScene({ inputs: { 'poll-seconds': '30' } })
  const run = await addRun(scene)
  const running = scene.world.turn(scene.failed, {
    inputs: scene.inputs,
    onOutput: (text) => {
      if (!text.includes('Waiting for Lint')) return
      Object.assign(run, { status: 'completed', conclusion: 'success' })
      running.cancel({ interruptMs: 7_500, terminateMs: 2_500 })
    },
  })
  expect((await running.result).outputs).toMatchObject({ decision: 'ignore', reason: 'cancelled' })
  expect(scene.words()).toEqual([])
  expect((await scene.turn(scene.failed)).outputs).toMatchObject({ outcome: 'pushed', attempt: '1' })
})

test('[row 20] a head that moves while checks are waited for ends the turn', async () => {
  const scene = await openScene()
  await addRun(scene)
  let pushed = false
  const result = await scene.turn(scene.failed, {
    onOutput: (text) => {
      if (!text.includes('Waiting for') || pushed) return
      pushed = true
      void scene.world.pushAs('maria', branch, { 'NOTES.md': 'x\n' }, 'Write notes')
    },
  })
  expect(result.outputs).toMatchObject({ decision: 'ignore', reason: 'moved' })
  expect(scene.agentStarts()).toBe(0)
  expect(scene.words()).toEqual([])
})

test('several workflows that failed on one commit are one turn, which is kept to `paths` and hears of all failures', async () => {
  const scene = await openScene({
    inputs: { paths: 'src/price.js' },
    agent: `${repairsAll}\nimport { readFileSync as read } from 'node:fs'\nconsole.log('BRIEF ' + JSON.stringify(read(0, 'utf8')))`,
  })
  const { state } = scene.world
  const [ci] = state.workflows
  const [first] = state.runs.slice(-1)
  if (ci === undefined || first === undefined) throw new Error('CI did not run')
  state.workflows.push({ ...ci, id: state.nextId(), name: 'More', path: '.github/workflows/more.yml' })
  const more = await addRun(scene, { workflow: state.workflows.at(-1)?.id ?? 0, status: 'completed', conclusion: 'failure' })
  for (const check of state.checks.filter(({ run }) => run === first.id))
    state.checks.push({ ...check, id: state.nextId(), run: more.id, name: 'more' })

  const result = await scene.turn(scene.failed)
  expect(result.outputs).toMatchObject({ outcome: 'blocked', reason: 'outside-paths', attempt: '1', 'diagnostics-count': '4' })
  expect(result.stdout).toContain('Change only files that fit `src/price.js`')
  expect(scene.status()).toContain('`src/cart.js` lies outside of `src/price.js`.')
  expect((await scene.turn(await scene.world.runEvent(more))).outputs).toMatchObject({ decision: 'ignore', reason: 'already-handled' })
  expect(scene.agentStarts()).toBe(1)
}, 60_000)
