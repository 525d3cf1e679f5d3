import { describe, expect, test } from 'vitest'
import { passUntil } from '../../testbed/in-process/time.ts'
import type { Turn } from '../../testbed/in-process/turn.ts'
import { type Form, forms } from '../../testbed/scoreboard/rows.ts'
import { changesALine, openQuickScene, type QuickScene, repairs } from '../support/quick-scene.ts'

const nothing = (): string => 'Nothing to do here.'

describe.each(forms)('in %s', (form) => {
  test('status tells what was used, how it ended and what is waited for', async () => {
    const scene = await openQuickScene({ form, agent: nothing })
    await scene.turn(scene.failed)
    await scene.say('ben', '/codality status')
    expect(scene.words().at(-1)).toContain('| Attempts used since the last human action | 1 of 3 |')
    expect(scene.words().at(-1)).toContain('| Last outcome | unchanged (attempt 1), [told here](')
    expect(scene.words().at(-1)).toContain('| Waits for | the next failing check, comment or review |')
  })

  test('stop leaves the pull request alone until retry', async () => {
    const scene = await openQuickScene({ form, agent: changesALine })
    expect(await scene.say('maria', '/codality stop')).toMatchObject({ reason: 'stop' })
    expect(await scene.turn(scene.failed)).toMatchObject({ decision: 'ignore', reason: 'stopped' })
    expect(await scene.say('maria', 'Please fix it')).toMatchObject({ reason: 'stopped' })
    await scene.say('maria', '/codality status')
    expect(scene.words().at(-1)).toContain('| State | stopped;')
    expect(await scene.say('maria', '/codality retry')).toMatchObject({ outcome: 'pushed', attempt: '1' })
  })

  test('resume goes on with the attempts that are left, once, and does not lift a stop that came after it', async () => {
    const scene = await openQuickScene({ form, agent: changesALine, inputs: { 'max-attempts': '2', 'on-stall': 'continue' } })
    await scene.turn(scene.failed)
    const red = await scene.nextRun()
    await scene.say('maria', '/codality stop')
    expect(await scene.turn(red)).toMatchObject({ reason: 'stopped' })
    const [resume, stop] = ['/codality resume', '/codality stop'].map((body) => scene.comment('ben', body).event)
    if (resume === undefined || stop === undefined) throw new Error('nothing was said')
    expect(await scene.turn(resume)).toMatchObject({ outcome: 'pushed', attempt: '2' })
    expect(await scene.turn(resume)).toMatchObject({ reason: 'already-handled' })
    const last = await scene.nextRun()
    expect(await scene.say('ben', '/codality resume')).toMatchObject({ decision: 'answer', reason: 'resume-exhausted' })
    expect(await scene.turn(stop)).toMatchObject({ reason: 'stop' })
    // The stop is older than the second `resume`, whenever it is heard of.
    expect(await scene.turn(last)).toMatchObject({ decision: 'halt', reason: 'exhausted' })
    expect(scene.claims().filter((name) => /\/(?:stop|resume)$/.test(name))).toHaveLength(4)
    expect(scene.agentStarts()).toBe(2)
  })

  test('retry with nothing to repair says so', async () => {
    const scene = await openQuickScene({ form, agent: repairs })
    await scene.turn(scene.failed)
    await scene.nextRun()
    expect(await scene.say('maria', '/codality retry')).toMatchObject({ decision: 'answer', reason: 'nothing-to-retry' })
  })

  test('the prefix can be chosen', async () => {
    const scene = await openQuickScene({ form, agent: nothing, inputs: { 'command-prefix': '/fixit' } })
    expect(await scene.say('maria', '/fixit status')).toMatchObject({ reason: 'status' })
    expect(scene.words().at(-1)).toContain('0 of 3')
  })

  test('an approval starts no session but a new count', async () => {
    const scene = await openQuickScene({ form, agent: changesALine, inputs: { 'max-attempts': '1' } })
    await scene.turn(scene.failed)
    expect(await scene.turn(scene.review('ben', 'APPROVED', 'Nice idea'))).toMatchObject({ decision: 'ignore', reason: 'nothing-asked' })
    expect(await scene.turn(await scene.nextRun())).toMatchObject({ outcome: 'pushed', attempt: '1' })
  })
})

describe.each(forms)('undo in %s', (form) => {
  test('takes the last commits back one by one, never twice, and starts a new count', async () => {
    const scene = await openQuickScene({ form, agent: changesALine, inputs: { 'max-attempts': '2', 'on-stall': 'continue' } })
    const trees = (): readonly string[] => scene.log().map(({ tree }) => tree)
    await scene.turn(scene.failed)
    await scene.turn(await scene.nextRun())
    await scene.nextRun()
    const [second, first, original] = trees()
    // The push is applied, and its answer is lost.
    scene.site.fault({ operation: 'roll-back', act: { kind: 'drop', when: 'after' } })
    const { event } = scene.comment('ben', '/codality undo')
    expect(await scene.turn(event)).toMatchObject({ decision: 'undo', outcome: 'reverted', reason: 'undo' })
    expect(scene.words().at(-1)).toContain('⏪ Took back attempt 2, as a person asked')
    expect(scene.status()).toContain('| 2 | ')
    expect(scene.status()).toContain('`reverted`')
    expect(await scene.turn(event)).toMatchObject({ reason: 'already-handled' })
    expect(trees().slice(0, 4)).toEqual([first, second, first, original])
    expect(scene.log()[0]?.message).toContain('revert: take back attempt 2, as a person asked')
    const red = await scene.nextRun()
    expect(await scene.say('ben', '/codality undo')).toMatchObject({ outcome: 'reverted' })
    expect(trees().slice(0, 2)).toEqual([original, first])
    expect(await scene.say('ben', '/codality undo')).toMatchObject({ decision: 'answer', reason: 'undo-nothing' })
    expect(await scene.turn(red)).toMatchObject({ reason: 'outdated' })
    expect(await scene.turn(await scene.nextRun())).toMatchObject({ outcome: 'pushed', attempt: '1' })
    const mine = scene.log()[0]?.sha ?? ''
    scene.push('maria', { 'notes.txt': 'more\n' })
    const asked = scene.comment('ben', '/codality undo')
    expect(await scene.turn(asked.event)).toMatchObject({ decision: 'answer', reason: 'undo-moved' })
    expect(scene.words().at(-1)).toContain(`git revert --no-edit -m 1 ${mine}\n`)
    expect(asked.comment.reactions.map(({ content }) => content)).toEqual(['eyes', 'confused'])
  })

  test('that the server refuses gives back what was claimed for it, and may be asked for again; one that was cut off may not', async () => {
    const scene = await openQuickScene({ form, agent: changesALine })
    const { site } = scene
    await scene.turn(scene.failed)
    await scene.nextRun()
    const before = [scene.log()[0]?.sha, scene.claims()]
    site.fault({ operation: 'roll-back', act: { kind: 'reject', status: 403 } })
    expect(await scene.say('ben', '/codality undo')).toMatchObject({ decision: 'answer', reason: 'undo-refused' })
    expect([scene.log()[0]?.sha, scene.claims()]).toEqual(before)
    const { event } = scene.comment('ben', '/codality undo')
    const cut: Turn = scene.begin(event)
    site.fault({ operation: 'roll-back', act: { kind: 'kill', when: 'before', kill: () => cut.kill(true) } })
    await scene.outputs(cut)
    expect(await scene.turn(event)).toMatchObject({ reason: 'already-handled' })
    expect(await scene.say('ben', '/codality undo')).toMatchObject({ reason: 'undo-begun' })
    expect(scene.log()[0]?.sha).toBe(before[0])
  })
})

/** A turn whose agent is at work until it is released. */
async function atWork(form: Form): Promise<{ readonly scene: QuickScene; readonly first: Turn }> {
  const scene = await openQuickScene({ form, agent: changesALine })
  scene.hold()
  const first = scene.begin(scene.failed)
  await passUntil(scene.site.time, () => scene.agentStarts() === 1)
  return { scene, first }
}

describe.each(forms)('while an agent is at work, in %s', (form) => {
  test('stop is heard at once, and the change is dropped', async () => {
    const { scene, first } = await atWork(form)
    const [before] = scene.log()
    expect(await scene.say('ben', '/codality stop')).toMatchObject({ decision: 'answer', reason: 'stop' })
    scene.release()
    expect(await scene.outputs(first)).toMatchObject({ outcome: 'interrupted', reason: 'stopped' })
    expect(scene.log()[0]).toEqual(before)
    expect(scene.status()).toContain('A person stopped the loop while the agent was at work')
    expect(await scene.turn(scene.failed)).toMatchObject({ reason: 'stopped' })
  })

  test('a retry that waited starts nothing when someone said stop meanwhile', async () => {
    const { scene, first } = await atWork(form)
    const second = scene.begin(scene.comment('ben', '/codality retry').event)
    expect(await scene.say('maria', '/codality stop')).toMatchObject({ reason: 'stop' })
    scene.release()
    expect(await scene.outputs(first)).toMatchObject({ reason: 'stopped' })
    expect(await scene.outputs(second)).toMatchObject({ decision: 'answer', reason: 'stopped' })
    expect(scene.agentStarts()).toBe(1)
  })

  test('status says so', async () => {
    const { scene, first } = await atWork(form)
    await scene.say('ben', '/codality status')
    expect(scene.words().at(-1)).toContain('| Waits for | the agent, which is at work ([its run](')
    expect(scene.status()).toContain('🔄 Working on this')
    scene.release()
    expect(await scene.outputs(first)).toMatchObject({ outcome: 'pushed' })
  })

  test('a comment that has waited for too long is answered, and may be asked again', async () => {
    const { scene, first } = await atWork(form)
    const { event } = scene.comment('ben', 'Rename it')
    expect(await scene.turn(event, { 'settle-timeout-minutes': '0' })).toMatchObject({ decision: 'answer', reason: 'busy' })
    expect(scene.words().at(-1)).toContain('Another turn was still at work')
    scene.release()
    await scene.outputs(first)
    expect(await scene.turn(event)).toMatchObject({ outcome: 'pushed', reason: 'comment' })
  })
})

describe.each(forms)('[row 20, %s] a branch that moved after a person asked', (form) => {
  const later = async (scene: QuickScene): Promise<void> => {
    scene.site.time.pass(60_000)
    scene.push('maria', { 'notes.txt': 'more\n' })
    await scene.nextRun()
  }

  test('is not worked on in the name of who commented: they are told, and may ask again', async () => {
    const scene = await openQuickScene({ form, agent: changesALine })
    const { event } = scene.comment('ben', 'Rename it')
    await later(scene)
    expect(await scene.turn(event)).toMatchObject({ decision: 'answer', reason: 'moved' })
    expect(scene.words().at(-1)).toContain('which was pushed after you asked, so nothing was started')
    expect(scene.agentStarts()).toBe(0)
    expect(await scene.say('ben', 'Rename it')).toMatchObject({ outcome: 'pushed', reason: 'comment' })
  })

  test('is not worked on in the name of who reviewed', async () => {
    const scene = await openQuickScene({ form, agent: changesALine })
    const event = scene.review('ben', 'CHANGES_REQUESTED', 'Rename it')
    await later(scene)
    expect(await scene.turn(event)).toMatchObject({ decision: 'answer', reason: 'moved' })
    expect(scene.agentStarts()).toBe(0)
  })
})
