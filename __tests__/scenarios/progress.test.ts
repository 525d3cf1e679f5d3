import { describe, expect, test } from 'vitest'
import { fixes } from '../../testbed/project-bug.ts'
import {
  branch,
  changesNothing,
  changesSomething,
  claims,
  commentEvent,
  nextRun,
  openScene,
  repairsAll,
  type Scene,
} from '../support/scene.ts'

const once = { 'verify-rounds': '0' }

/** Source of an agent that repairs the first bug and none of the others. */
const repairsOne = `
import { readFileSync, writeFileSync } from 'node:fs'
writeFileSync('src/price.js', readFileSync('src/price.js', 'utf8').replace(${JSON.stringify(fixes[0].wrong)}, ${JSON.stringify(fixes[0].right)}))
`

/** Source of an agent that adds a test that fails and repairs nothing. */
const addsFailure = `
import { writeFileSync } from 'node:fs'
writeFileSync('test/more.test.js', "import assert from 'node:assert/strict'\\nimport { it } from 'node:test'\\nit('fails from now on', () => assert.equal(1, 2))\\n")
`

/** Source of an agent that leaves what it was told in the branch. */
const leavesBrief = "import { readFileSync, writeFileSync } from 'node:fs'\nwriteFileSync('BRIEF.md', readFileSync(0, 'utf8'))"

const stopped = 'Two attempts in a row got nowhere. Needs human attention.'

function stops(scene: Scene): readonly string[] {
  return scene.words().filter((body) => body.startsWith(stopped))
}

describe('two attempts in a row that got nowhere', () => {
  test('end the loop when they left the same failures: once, with what to do, and without using an attempt', async () => {
    const scene = await openScene({ agent: changesSomething, inputs: { ...once, 'max-attempts': '9' } })
    await scene.turn(scene.failed)
    expect((await scene.turn(await nextRun(scene))).outputs).toMatchObject({ outcome: 'pushed', attempt: '2' })
    const third = await nextRun(scene)
    expect((await scene.turn(third)).outputs).toMatchObject({ decision: 'halt', outcome: 'halted', reason: 'no-progress', attempt: '' })
    expect(scene.status()).toContain(`### 🧱 ${stopped}`)
    expect(scene.status()).toContain('before it uses up the 7 attempts that are left')
    expect(scene.status().match(/\| 3 → 3 \(0 fixed, 3 still failing, 0 new\) \|/g)).toHaveLength(2)
    expect(stops(scene)).toHaveLength(1)
    expect(claims(scene).filter((name) => name.startsWith('0/'))).toEqual(['0/1.1', '0/2.1'])

    expect((await scene.turn(third)).outputs).toMatchObject({ reason: 'already-handled' })
    await scene.world.pushAs('maria', branch, { 'NOTES.md': 'still the same\n' }, 'Write notes')
    expect((await scene.turn(await nextRun(scene))).outputs).toMatchObject({ reason: 'no-progress' })
    expect(stops(scene)).toHaveLength(1)
    expect(scene.agentStarts()).toBe(2)

    expect((await scene.turn(commentEvent(scene, 'maria', '/codality retry'))).outputs).toMatchObject({ outcome: 'pushed', attempt: '1' })
  })

  test('end it when they pushed nothing', async () => {
    const scene = await openScene({ agent: changesNothing, inputs: once })
    let event = scene.failed
    for (const attempt of ['1', '2']) {
      expect((await scene.turn(event)).outputs).toMatchObject({ outcome: 'unchanged', attempt })
      await scene.world.pushAs('maria', branch, { 'NOTES.md': `after ${attempt}\n` }, 'Write notes')
      event = await nextRun(scene)
    }
    expect((await scene.turn(event)).outputs).toMatchObject({ outcome: 'halted', reason: 'no-progress' })
    expect(stops(scene)).toHaveLength(1)
    expect(scene.agentStarts()).toBe(2)
  })
})

test('what was fixed, what still fails and what is new is told in the story and in the brief', async () => {
  const scene = await openScene({ agent: repairsOne, inputs: once })
  await scene.turn(scene.failed)
  scene.play(`${leavesBrief}\n${repairsAll.replace(/import .*\n/, '')}`)
  expect((await scene.turn(await nextRun(scene))).outputs).toMatchObject({ outcome: 'pushed', attempt: '2' })
  expect(scene.status()).toContain('| 3 → 1 (2 fixed, 1 still failing, 0 new) |')
  expect(await scene.world.read(branch, 'BRIEF.md')).toMatch(
    /- Attempt 1, from \w{7} with 3 failures: pushed as \w{7}; CI then: 2 fixed, 1 still failing, 0 new:/,
  )
  await scene.turn(await nextRun(scene))
  expect(scene.status()).toContain('| 1 → 0 (1 fixed, 0 still failing, 0 new) |')
})

describe('an attempt that made things worse', () => {
  test('is rolled back by a commit of its own, uses no attempt, and the next agent is told', async () => {
    const scene = await openScene({ agent: addsFailure, inputs: once })
    const { world } = scene
    await scene.turn(scene.failed)
    const bad = await world.head(branch)
    const red = await nextRun(scene)
    const result = await scene.turn(red)
    expect(result.outputs).toMatchObject({ decision: 'repair', outcome: 'reverted', reason: 'regression', attempt: '' })
    expect(scene.status()).toContain('### ⏪ Rolled back attempt 1')
    expect(scene.status()).toContain('it fixed nothing and brought new failures (0 fixed, 3 still failing, 1 new)')
    const [top, second] = await world.log(branch)
    expect(second?.sha).toBe(bad)
    expect(top?.message).toMatch(
      new RegExp(
        `^revert: take back attempt 1, which made things worse\\n\\nThis puts every file back as it was before ${bad}\\. [^\\n]*\\n\\nCodality-Reverts: ${bad}\\nCodality-Run: \\d+\\.1\\nCodality-Trigger: ci$`,
      ),
    )
    await expect(world.read(branch, 'test/more.test.js')).rejects.toThrow()
    expect(claims(scene)).toEqual(['0/1.1', `reverted/${bad}`, `seen/${bad}.1`].toSorted())
    expect((await scene.turn(red)).outputs).toMatchObject({ decision: 'ignore' })
    expect(scene.words()).toHaveLength(1)

    scene.play(leavesBrief)
    expect((await scene.turn(await nextRun(scene))).outputs).toMatchObject({ outcome: 'pushed', attempt: '2' })
    expect(await world.read(branch, 'BRIEF.md')).toMatch(
      /- Attempt 1, from \w{7} with 3 failures: pushed as \w{7} and rolled back, because it made things worse; CI then: 0 fixed, 3 still failing, 1 new/,
    )
    expect(scene.status()).toContain('`reverted`')
  })

  test('is rolled back when it broke what was whole, however few failures that makes', async () => {
    // A file that cannot be loaded is a failure of its own where each has a process to itself.
    const job = {
      name: 'test',
      command:
        'node --test --test-reporter=spec --test-reporter-destination=stdout --test-reporter=junit --test-reporter-destination=junit.xml',
      reports: ['junit.xml'],
    }
    const scene = await openScene({
      agent:
        "import { writeFileSync } from 'node:fs'\nwriteFileSync('src/price.js', 'export function {\\n')\nwriteFileSync('src/cart.js', 'export function {\\n')",
      inputs: once,
      jobs: () => [job],
    })
    await scene.turn(scene.failed)
    expect((await scene.turn(await nextRun(scene))).outputs).toMatchObject({ outcome: 'reverted' })
    expect(scene.status()).toContain('it broke the build, which was whole before')
  })

  test('stands with `on-regression: keep`, and that is told', async () => {
    const scene = await openScene({ agent: addsFailure, inputs: { ...once, 'on-regression': 'keep' } })
    await scene.turn(scene.failed)
    scene.play(changesSomething)
    expect((await scene.turn(await nextRun(scene))).outputs).toMatchObject({ outcome: 'pushed', attempt: '2' })
    expect(scene.status()).toContain(
      '> Attempt 1 made things worse: it fixed nothing and brought new failures (0 fixed, 3 still failing, 1 new). It was left as it is',
    )
  })

  test('is rolled back even when no attempt is left to mend it', async () => {
    const scene = await openScene({ agent: addsFailure, inputs: { ...once, 'max-attempts': '1' } })
    await scene.turn(scene.failed)
    const red = await nextRun(scene)
    expect((await scene.turn(red)).outputs).toMatchObject({ outcome: 'reverted' })
    expect((await scene.turn(await nextRun(scene))).outputs).toMatchObject({ outcome: 'halted', reason: 'exhausted' })
    expect(scene.status()).toContain('`reverted`')
    await expect(scene.world.read(branch, 'test/more.test.js')).rejects.toThrow()
  })

  test('stands when a person has pushed since', async () => {
    const scene = await openScene({ agent: addsFailure, inputs: once })
    await scene.turn(scene.failed)
    const commit = await scene.world.pushAs('maria', branch, { 'NOTES.md': 'mine\n' }, 'Write notes')
    scene.play(changesSomething)
    expect((await scene.turn(await nextRun(scene))).outputs).toMatchObject({ outcome: 'pushed', attempt: '2' })
    expect((await scene.world.log(branch))[1]?.sha).toBe(commit)
  })

  test('is gone on from where the server refuses to take it back', async () => {
    const scene = await openScene({ agent: addsFailure, inputs: once })
    await scene.turn(scene.failed)
    const bad = await scene.world.head(branch)
    const red = await nextRun(scene)
    scene.world.standIn.fault({ operation: 'git-receive-pack', act: { kind: 'reject', status: 403 } })
    scene.play(changesSomething)
    expect((await scene.turn(red)).outputs).toMatchObject({ outcome: 'pushed', attempt: '2' })
    expect((await scene.world.log(branch))[1]?.sha).toBe(bad)
    expect(scene.status()).toContain('> Attempt 1 made things worse')
  })
})
