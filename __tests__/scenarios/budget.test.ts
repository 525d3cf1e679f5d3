import { describe, expect, test } from 'vitest'
import { decodeRecord, encodeRecord } from '../../src/core/model/marker.ts'
import { branch, changesSomething, claims, commentEvent, nextRun, openScene, type Scene } from '../support/scene.ts'

const once = { 'verify-rounds': '0', 'on-stall': 'continue' }

/** Lets the attempts so far look as if their agents had told what they cost. */
function bill({ world, pull }: Scene, costUsd: number): void {
  const comment = world.statusComment(pull)
  const record = decodeRecord(comment?.body ?? '')
  if (comment === undefined || record === null) throw new Error('no status comment')
  comment.body = `${comment.body.slice(0, comment.body.lastIndexOf('\n'))}\n${encodeRecord({ ...record, attempts: record.attempts.map((attempt) => ({ ...attempt, costUsd })) })}`
}

describe('the budget of a pull request', () => {
  test('of money ends the loop before an agent starts: once, with what was spent and what to do; a person opens a new one', async () => {
    const scene = await openScene({ agent: changesSomething, inputs: { ...once, 'max-cost-usd': '0.5' } })
    await scene.turn(scene.failed)
    bill(scene, 0.51)
    const red = await nextRun(scene)
    expect((await scene.turn(red)).outputs).toMatchObject({ decision: 'halt', outcome: 'halted', reason: 'over-budget' })
    expect((await scene.turn(red)).outputs).toMatchObject({ reason: 'over-budget' })
    expect(scene.status()).toContain('### 💸 The budget of this pull request is spent')
    expect(scene.status()).toContain('Since the last human action agents took $0.51 of $0.50')
    expect(scene.words().filter((body) => body.startsWith('The budget of this pull request is spent'))).toHaveLength(1)
    expect(scene.words().at(-1)).toContain('`max-cost-usd` raises it')
    expect(claims(scene)).toEqual(['0/1.1', 'told/overbudget.0'])
    expect(scene.agentStarts()).toBe(1)

    expect((await scene.turn(commentEvent(scene, 'maria', '/codality retry'))).outputs).toMatchObject({ outcome: 'pushed', attempt: '1' })
    expect(scene.status()).toContain(
      '**Budget since the last human action:** $0.00 of $0.50 (what 1 attempt cost was not told by the agent)',
    )
  })

  test('of minutes ends an agent that would use more than is left', async () => {
    const scene = await openScene({
      agent: 'await new Promise((resolve) => setTimeout(resolve, 600_000))',
      inputs: { ...once, 'max-minutes': '0.02' },
    })
    const result = await scene.turn(scene.failed)
    expect(result.outputs).toMatchObject({ outcome: 'agent-failed', reason: 'timeout' })
    expect(result.stdout).toContain('for at most 0.1 minutes')
    expect(scene.status()).toMatch(/\*\*Budget since the last human action:\*\* 0\.0[2-9] of 0\.02 minutes/)
    await scene.world.pushAs('maria', branch, { 'NOTES.md': 'again\n' }, 'Write notes')
    expect((await scene.turn(await nextRun(scene))).outputs).toMatchObject({ outcome: 'halted', reason: 'over-budget' })
    expect(scene.words().at(-1)).toContain('`max-minutes` raises it')
    expect(scene.agentStarts()).toBe(1)
  })

  test('is spent by an agent whose change git cannot read, too', async () => {
    const scene = await openScene({
      agent: "import { execFileSync } from 'node:child_process'\nexecFileSync('git', ['init', '--quiet', 'nested'])",
      inputs: { ...once, 'max-minutes': '30' },
    })
    expect((await scene.turn(scene.failed)).outputs).toMatchObject({ outcome: 'blocked', reason: 'change-size' })
    expect(scene.status()).toContain('does not have a commit checked out')
    const [attempt] = decodeRecord(scene.status())?.attempts ?? []
    expect(attempt).toMatchObject({ number: 1, ended: 'blocked' })
    expect(attempt?.seconds).toBeGreaterThan(0)
    expect(attempt?.seconds).toBeLessThan(600)
  })

  test('is spent in full by an attempt whose machine was lost', async () => {
    const scene = await openScene({
      agent: 'setInterval(() => {}, 1000)',
      inputs: { ...once, 'max-minutes': '30', 'agent-timeout-minutes': '20' },
    })
    const running = scene.world.turn(scene.failed, {
      inputs: scene.inputs,
      onOutput: (text) => {
        if (text.includes('is at work')) running.cancel({ interruptMs: 0, terminateMs: 0 })
      },
    })
    expect((await running.result).signal).toBe('SIGKILL')
    expect(scene.status()).toContain('**Budget since the last human action:** 0 of 30 minutes')
    scene.play(changesSomething)
    await scene.world.pushAs('maria', branch, { 'NOTES.md': 'again\n' }, 'Write notes')
    expect((await scene.turn(await nextRun(scene))).outputs).toMatchObject({ outcome: 'pushed', attempt: '2' })
    expect(scene.status()).toMatch(/\*\*Budget since the last human action:\*\* 20(?:\.\d)? of 30 minutes/)
    expect(decodeRecord(scene.status())?.attempts[0]).toMatchObject({ ended: 'interrupted', seconds: 1_200 })
  })

  test('is not spoken of where there is none', async () => {
    const scene = await openScene({ agent: changesSomething, inputs: once })
    await scene.turn(scene.failed)
    expect(scene.status()).not.toContain('Budget')
  })
})
