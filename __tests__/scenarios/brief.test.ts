import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { changesSomething, failOnBase, nextRun, openScene, type Scene } from '../support/scene.ts'

/** An agent that leaves what it was told in the branch. */
const leavesBrief =
  "import { readFileSync, writeFileSync } from 'node:fs'\nwriteFileSync('BRIEF.md', readFileSync(0, 'utf8'))\nwriteFileSync('failures.json', readFileSync(process.env.CODALITY_FAILURES))"

interface Told {
  readonly diagnostics: readonly {
    readonly test: { readonly name: string } | null
    readonly origin: { readonly kind: string; readonly because: string }
  }[]
}

async function failures({ world }: Scene): Promise<Told> {
  return JSON.parse(await world.read('discounts', 'failures.json')) as Told
}

test('shows the code around each failure and the command that runs only what failed', async () => {
  const scene = await openScene({ agent: leavesBrief })
  expect((await scene.turn(scene.failed)).outputs).toMatchObject({ outcome: 'pushed' })
  const brief = await scene.world.read('discounts', 'BRIEF.md')
  const [line] = readFileSync('testbed/project/test/price.test.js', 'utf8')
    .split('\n')
    .filter((one) => one.includes('assert'))
    .slice(-1)
  expect(brief).toMatch(/^> +\d+ \|/m)
  expect(brief).toContain((line ?? '').trim())
  expect(brief).toMatch(/node --test '--test-name-pattern=\(\?:.*takes a quarter off.*\)' .*test\/price\.test\.js/)
})

test('shows what an earlier attempt changed', async () => {
  const scene = await openScene({ agent: changesSomething })
  await scene.turn(scene.failed)
  scene.play(leavesBrief)
  expect((await scene.turn(await nextRun(scene))).outputs).toMatchObject({ attempt: '2' })
  const brief = await scene.world.read('discounts', 'BRIEF.md')
  expect(brief).toMatch(/- Attempt 1, from \w{7} with 3 failures: pushed as \w{7}; CI then: 0 fixed, 3 still failing, 0 new:/)
  expect(brief).toContain('+// touched')
  expect(brief).toContain('CI fails on the newest commit all the same')
})

test('tells what failed before the pull request from what it brought', async () => {
  const scene = await openScene({ agent: leavesBrief, inputs: { 'fix-preexisting': 'true' } })
  await failOnBase(scene)
  await scene.turn(scene.failed)
  const { diagnostics } = await failures(scene)
  expect(diagnostics.map(({ origin }) => origin.kind)).toEqual(['pre-existing', 'pre-existing', 'pre-existing'])
  expect(await scene.world.read('discounts', 'BRIEF.md')).toContain('the commit that the pull request branched off.')
})

test("a base whose CI passed makes a failure the pull request's own", async () => {
  const scene = await openScene({ agent: leavesBrief })
  const { state } = scene.world
  const run = state.runs.at(-1)
  if (run === undefined) throw new Error('CI did not run')
  state.runs.unshift({
    ...run,
    id: state.nextId(),
    event: 'push',
    headBranch: 'main',
    headSha: await scene.world.head('main'),
    conclusion: 'success',
  })
  await scene.turn(scene.failed)
  expect((await failures(scene)).diagnostics.map(({ origin }) => origin.kind)).toEqual(['introduced', 'introduced', 'introduced'])
})

test('a job that passed on the same commit in an earlier attempt is flaky, which no agent is asked about', async () => {
  const scene = await openScene({ agent: leavesBrief })
  const { state } = scene.world
  const run = state.runs.at(-1)
  const job = state.jobs.find((known) => known.run === run?.id)
  if (run === undefined || job === undefined) throw new Error('CI did not run')
  state.jobs.push({ ...job, id: state.nextId(), conclusion: 'success' })
  state.jobs.splice(state.jobs.indexOf(job), 1, { ...job, attempt: 2 })
  run.attempt = 2
  expect((await scene.turn(await nextRun(scene))).outputs).toMatchObject({ outcome: 'restarted' })
  expect(scene.status().match(/\(flaky: /g)).toHaveLength(3)
  expect(scene.agentStarts()).toBe(0)
})
