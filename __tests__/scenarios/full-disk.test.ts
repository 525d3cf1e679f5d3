import { mkdirSync, rmSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { turnIn } from '../support/forms.ts'
import { branch, claims, nextRun, openScene, type Scene } from '../support/scene.ts'

/** Whatever is written there finds the disk full. */
function fill(scene: Scene, path: string): void {
  const file = join(scene.world.root, path)
  mkdirSync(join(file, '..'), { recursive: true })
  symlinkSync('/dev/full', file)
}

describe('a disk that is full', () => {
  test('[row 41, three jobs] when the gate hands over: the comment ends, the attempt counts, and the next event goes on', async () => {
    const scene = await openScene()
    const before = await scene.world.head(branch)
    fill(scene, 'handover-gate/triage.json')
    const results = await turnIn('three jobs', scene, scene.failed)
    expect(results.map(({ outputs }) => outputs['outcome'])).toEqual(['crashed'])
    expect(scene.status()).toContain('ENOSPC')
    expect(scene.status()).not.toContain('Working on this')
    expect([scene.agentStarts(), await scene.world.head(branch)]).toEqual([0, before])
    expect(claims(scene)).toEqual(['0/1.1'])

    rmSync(join(scene.world.root, 'handover-gate/triage.json'))
    await scene.world.pushAs('maria', branch, { 'NOTES.md': 'x\n' }, 'Write notes')
    const next = await turnIn('three jobs', scene, await nextRun(scene))
    expect(next.at(-1)?.outputs).toMatchObject({ outcome: 'pushed', attempt: '2' })
  })

  test('[row 41, three jobs] when the job with the agent hands over: the last job says that nothing came', async () => {
    const scene = await openScene()
    const before = await scene.world.head(branch)
    fill(scene, 'handover-agent/fix.json')
    const results = await turnIn('three jobs', scene, scene.failed)
    expect(results.map(({ exitCode, outputs }) => [exitCode, outputs['outcome'] ?? ''])).toEqual([
      [0, ''],
      [1, ''],
      [0, 'agent-failed'],
    ])
    expect(results[1]?.annotations[0]?.message).toContain('ENOSPC')
    expect(scene.status()).toContain('The agent left no result')
    expect(scene.status()).not.toContain('Working on this')
    expect(await scene.world.head(branch)).toBe(before)
  })

  test('[row 41, one job] when the report is written: all else is done and said, and a warning tells of it', async () => {
    const scene = await openScene()
    fill(scene, 'report/report.json')
    const result = await scene.turn(scene.failed, { inputs: { handover: join(scene.world.root, 'report') } })
    expect(result.outputs).toMatchObject({ outcome: 'pushed', 'commit-sha': await scene.world.head(branch), 'report-path': '' })
    expect(result.annotations.map(({ level, message }) => [level, message.includes('could not be kept') && message.includes('ENOSPC')])).toContainEqual(['warning', true])
    expect(scene.status()).toContain('Done — pushed new changes')
  })

  test.each(['gate', 'apply'])('[row 41, three jobs] when the %s tells how it ended: people are not left with a comment that says work goes on', async (job) => {
    const scene = await openScene()
    const outputs = join(scene.world.root, 'full-output')
    symlinkSync('/dev/full', outputs)
    const results = await turnIn('three jobs', scene, scene.failed, { mainEnvOf: (name) => (name === job ? { GITHUB_OUTPUT: outputs } : {}) })
    expect(results.at(-1)?.exitCode).toBe(1)
    expect(scene.status()).toContain(job === 'gate' ? 'ENOSPC' : 'Done — pushed new changes')
    expect(scene.status()).not.toContain('Working on this')
  })
})
