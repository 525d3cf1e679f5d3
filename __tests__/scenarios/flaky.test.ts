import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { JobRecipe } from '../../testbed/github/state.ts'
import { changesSomething, claims, commentEvent, failOnBase, nextRun, openScene, type Scene } from '../support/scene.ts'

/** A job that finds no host until somebody mends the network. */
const network = (root: string): JobRecipe => ({
  name: 'test',
  command: `if [ ! -e "${root}/mended" ]; then echo "curl: (6) Could not resolve host: registry.example"; exit 6; fi`,
})

/** A job whose one failing test passed when it was tried again, and that fails for it all the same. */
const shaky = (): JobRecipe => ({
  name: 'test',
  command: `cat > junit.xml <<'END'
<testsuite name="shop" tests="2"><testcase classname="price" name="keeps time"><flakyFailure message="took 31 ms" type="TimeoutError">took 31 ms</flakyFailure></testcase><testcase classname="price" name="adds"/></testsuite>
END
exit 1`,
})

function mend({ world }: Scene): void {
  writeFileSync(join(world.root, 'mended'), '')
}

describe('when nothing that failed can be repaired by an edit', () => {
  test('the failed jobs run again, no agent is asked, nobody is called, and no attempt is used', async () => {
    const scene = await openScene({ jobs: (root) => [network(root)] })
    mend(scene)
    const head = await scene.world.head('discounts')
    expect((await scene.turn(scene.failed)).outputs).toMatchObject({
      decision: 'repair',
      outcome: 'restarted',
      reason: 'flaky',
      attempt: '',
      'commit-sha': '',
    })
    expect(scene.status()).toContain('### 🔁 Running the failed jobs again')
    expect(scene.status()).toContain('Could not resolve host: registry.example`: `The machine or a service failed, not the code.`')
    expect(claims(scene)).toEqual([`restarted/${head}`, `seen/${head}.1`])

    const green = await nextRun(scene)
    expect(scene.world.state.runs.at(-1)).toMatchObject({ attempt: 2, conclusion: 'success' })
    expect((await scene.turn(green)).outputs).toMatchObject({ decision: 'settle', outcome: 'settled' })
    expect(scene.status()).toContain('### 🎉 All checks pass')
    expect(scene.agentStarts()).toBe(0)
    expect(scene.words()).toHaveLength(1)
  })

  test("what fails in the same way again is a person's, who is called once and may have the agent asked", async () => {
    const scene = await openScene({ agent: changesSomething, jobs: (root) => [network(root)], inputs: { 'verify-rounds': '0' } })
    await scene.turn(scene.failed)
    const again = await nextRun(scene)
    expect((await scene.turn(again)).outputs).toMatchObject({ decision: 'halt', outcome: 'halted', reason: 'flaky' })
    expect((await scene.turn(again)).outputs).toMatchObject({ reason: 'already-handled' })
    expect(scene.status()).toContain('### 🎲 Flaky or infrastructure again: needs a person')
    expect(scene.words().filter((body) => body.startsWith('Flaky or infrastructure again: needs a person'))).toHaveLength(1)
    expect(scene.world.state.runs.at(-1)).toMatchObject({ attempt: 2 })
    expect(scene.agentStarts()).toBe(0)

    expect((await scene.turn(commentEvent(scene, 'maria', '/codality retry'))).outputs).toMatchObject({ outcome: 'pushed', attempt: '1' })
  })

  test('the flaky tests are listed with what is known of them', async () => {
    const scene = await openScene({ jobs: () => [shaky()] })
    expect((await scene.turn(scene.failed)).outputs).toMatchObject({ outcome: 'restarted' })
    expect(scene.status()).toContain('- `keeps time`: `It passed in another try within the same run.`')
  })

  test('a token that may not start them leaves it to people, and says so once', async () => {
    const scene = await openScene({ jobs: (root) => [network(root)] })
    scene.world.standIn.fault({
      operation: 'actions/re-run-workflow-failed-jobs',
      act: { kind: 'reject', status: 403, body: { message: 'Resource not accessible by integration' } },
    })
    const result = await scene.turn(scene.failed)
    expect(result.exitCode).toBe(0)
    expect(result.outputs).toMatchObject({ outcome: 'halted', reason: 'flaky' })
    expect(scene.status()).toContain('the token lacks the permission actions: write.')
    expect(scene.words().filter((body) => body.includes('**Re-run failed jobs**'))).toHaveLength(2)
    expect(scene.agentStarts()).toBe(0)
    expect((await scene.turn(commentEvent(scene, 'maria', '/codality retry'))).outputs).toMatchObject({ outcome: 'restarted' })
  })

  test('a job of which nothing is known beside it is reason enough to ask the agent', async () => {
    const scene = await openScene({
      agent: changesSomething,
      jobs: (root) => [network(root), { name: 'build', command: 'exit 3' }],
      inputs: { 'verify-rounds': '0' },
    })
    expect((await scene.turn(scene.failed)).outputs).toMatchObject({ outcome: 'pushed', attempt: '1' })
  })
})

describe('what the base branch fails in, too', () => {
  test('is left alone: people are told once for a commit, and no attempt is used', async () => {
    const scene = await openScene()
    await failOnBase(scene)
    const head = await scene.world.head('discounts')
    expect((await scene.turn(scene.failed)).outputs).toMatchObject({ decision: 'halt', outcome: 'halted', reason: 'pre-existing' })
    expect(scene.status()).toContain('### 🏚️ The base branch fails in the same way')
    expect(claims(scene)).toEqual([`seen/${head}.1`, `told/preexisting.${head}`])

    for (const run of scene.world.state.runs.filter(({ headSha }) => headSha === head)) run.attempt += 1
    expect((await scene.turn(scene.failed)).outputs).toMatchObject({ reason: 'pre-existing' })
    expect(scene.words().filter((body) => body.startsWith('The base branch fails in the same way'))).toHaveLength(1)
    expect(scene.agentStarts()).toBe(0)
  })

  test('is answered to a person who asks for an attempt', async () => {
    const scene = await openScene()
    await failOnBase(scene)
    await scene.turn(scene.failed)
    expect((await scene.turn(commentEvent(scene, 'maria', '/codality retry'))).outputs).toMatchObject({ reason: 'pre-existing' })
    expect(scene.words().filter((body) => body.startsWith('The base branch fails in the same way'))).toHaveLength(2)
  })

  test('is not given to the agent beside what the pull request brought, which is told to leave it', async () => {
    const scene = await openScene({
      agent:
        "import { readFileSync, writeFileSync } from 'node:fs'\nwriteFileSync('BRIEF.md', readFileSync(0, 'utf8'))\nwriteFileSync('failures.json', readFileSync(process.env.CODALITY_FAILURES))",
      inputs: { 'verify-rounds': '0' },
    })
    await failOnBase(scene)
    const { world } = scene
    await world.pushAs(
      'maria',
      'discounts',
      {
        'test/new.test.js':
          "import assert from 'node:assert/strict'\nimport { it } from 'node:test'\nit('is brought by the pull request', () => assert.equal(1, 2))\n",
      },
      'Test more',
    )
    expect((await scene.turn(await nextRun(scene))).outputs).toMatchObject({ outcome: 'pushed' })
    const brief = await world.read('discounts', 'BRIEF.md')
    expect(brief).toContain('## What failed: 1 failure\n')
    expect(brief).toContain('## Not to be repaired: 3 failures of the base branch\n')
    expect(JSON.parse(await world.read('discounts', 'failures.json'))).toMatchObject({
      diagnostics: [{ test: { name: 'is brought by the pull request' } }],
    })
    expect((await world.log('discounts'))[0]?.message).toMatch(/^fix: repair is brought by the pull request\n/)
  })
})
