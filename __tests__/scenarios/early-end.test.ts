import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { decodeRecord } from '../../src/core/model/marker.ts'
import { begunRun, early, held, letGo, reporters, twoJobs } from '../support/early.ts'
import { branch, changesSomething, commentEvent, openScene, type Scene } from '../support/scene.ts'

const ready = 'The change is ready; CI is waited for'

/** Lets CI go once the change is ready. */
function letGoWhenReady(scene: Scene): { readonly onOutput: (text: string) => void } {
  return {
    onOutput: (text) => {
      if (text.includes(ready)) letGo(scene)
    },
  }
}

const refused = { kind: 'reject', status: 403, body: { message: 'Resource not accessible by integration' } } as const

describe('nothing is pushed before CI has ended', () => {
  test('a look that fails is made again', async () => {
    const scene = await openScene({ early: true, jobs: twoJobs, inputs: early })
    const before = await scene.world.head(branch)
    let headAfterFault = ''
    const result = await scene.turn(scene.failed, {
      onOutput: (text) => {
        if (text.includes(ready))
          scene.world.standIn.fault({
            operation: 'checks/list-for-ref',
            act: { kind: 'reject', status: 400, body: { message: 'Bad day' } },
          })
        if (text.includes('CI could not be looked at'))
          void scene.world.head(branch).then((head) => {
            headAfterFault = head
            letGo(scene)
          })
      },
    })
    expect(headAfterFault).toBe(before)
    expect(result.outputs).toMatchObject({ outcome: 'pushed' })
    expect(result.annotations.filter(({ message }) => message.includes('CI could not be looked at'))).toHaveLength(1)
  })

  test('a CI that may not be looked at any more is told as what it is, and the attempt counts', async () => {
    const scene = await openScene({ early: true, jobs: twoJobs, inputs: early })
    const before = await scene.world.head(branch)
    const result = await scene.turn(scene.failed, {
      onOutput: (text) => {
        if (text.includes('is at work')) scene.world.standIn.fault({ operation: 'checks/list-for-ref', times: 100, act: refused })
      },
    })
    expect(result.outputs).toMatchObject({ outcome: 'interrupted', reason: 'ci-unknown', attempt: '1' })
    expect(await scene.world.head(branch)).toBe(before)
    expect(scene.status()).toContain('whether CI has ended could not be seen')
    expect(decodeRecord(scene.status())?.attempts).toMatchObject([{ number: 1, ended: 'interrupted' }])
    letGo(scene)
  })

  test('in a job of its own the push goes by what CI says, not by what the job with the agent said', async () => {
    const scene = await openScene({ early: true, jobs: twoJobs })
    const handover = join(scene.world.root, 'handover')
    const phase = (name: string): ReturnType<Scene['turn']> => scene.turn(scene.failed, { inputs: { ...early, phase: name, handover } })
    const edit = (name: string, change: (text: string) => string): void =>
      writeFileSync(join(handover, name), change(readFileSync(join(handover, name), 'utf8')))
    const before = await scene.world.head(branch)
    expect((await phase('triage')).outputs).toMatchObject({ decision: 'repair', outcome: '' })
    edit('triage.json', (text) => text.replace(/"settleBy": ?\d+/, '"settleBy":1'))
    await phase('fix')
    expect(readFileSync(join(handover, 'fix.json'), 'utf8')).toMatch(/"ci": ?"out-of-time"/)
    edit('fix.json', (text) => text.replace('"out-of-time"', '"ended"'))
    expect((await phase('publish')).outputs).toMatchObject({ outcome: 'interrupted', reason: 'ci-running' })
    expect(await scene.world.head(branch)).toBe(before)
    expect(scene.status()).toContain('A push would have cut it short')

    letGo(scene)
    await scene.world.ci.idle()
    expect((await phase('publish')).outputs).toMatchObject({ outcome: 'pushed', 'diagnostics-count': '3' })
  }, 120_000)

  /** A scene whose only attempt made things worse, while CI of its commit runs once more. */
  async function openWorsened(): Promise<Scene> {
    const addsFailure =
      "import { writeFileSync } from 'node:fs'\nwriteFileSync('test/price-more.test.js', \"import assert from 'node:assert/strict'\\nimport { it } from 'node:test'\\nit('fails from now on', () => assert.equal(1, 2))\\n\")"
    const jobs = (root: string) => [
      { name: 'prices', command: `node --test ${reporters} test/price*.test.js` },
      { name: 'slow', command: held(root) },
    ]
    const scene = await openScene({
      early: true,
      jobs,
      agent: addsFailure,
      inputs: { ...early, 'verify-rounds': '0', 'max-attempts': '1' },
    })
    expect((await scene.turn(scene.failed, letGoWhenReady(scene))).outputs).toMatchObject({ outcome: 'pushed' })
    await scene.world.ci.idle()
    rmSync(join(scene.world.root, 'go'))
    const run = scene.world.state.runs.at(-1)
    scene.world.ci.start(await scene.world.head(branch), branch, 'pull_request', 'maria')
    expect(scene.world.state.runs.at(-1)).not.toBe(run)
    return scene
  }

  test('and nothing is rolled back', async () => {
    const scene = await openWorsened()
    const bad = await scene.world.head(branch)
    let headWhileRunning = ''
    const result = await scene.turn(await begunRun(scene), {
      onOutput: (text) => {
        if (!text.includes('No attempt is left; the end of CI is waited for')) return
        void scene.world.head(branch).then((head) => {
          headWhileRunning = head
          letGo(scene)
        })
      },
    })
    expect(headWhileRunning).toBe(bad)
    expect(result.outputs).toMatchObject({ outcome: 'reverted' })
  })

  test('nor after a person said stop meanwhile', async () => {
    const scene = await openWorsened()
    const bad = await scene.world.head(branch)
    const stops: ReturnType<Scene['turn']>[] = []
    const result = await scene.turn(await begunRun(scene), {
      onOutput: (text) => {
        if (!text.includes('No attempt is left; the end of CI is waited for')) return
        const stop = scene.turn(commentEvent(scene, 'maria', '/codality stop'))
        stops.push(stop)
        void stop.then(() => letGo(scene))
      },
    })
    expect(await Promise.all(stops)).toMatchObject([{ outputs: { outcome: 'answered' } }])
    expect(result.outputs).toMatchObject({ outcome: 'halted' })
    expect(await scene.world.head(branch)).toBe(bad)
  })
})

test('what a part of CI says is no measure of the attempts before', async () => {
  const scene = await openScene({
    early: true,
    jobs: twoJobs,
    agent: changesSomething,
    inputs: { ...early, 'verify-rounds': '0', 'max-attempts': '9' },
  })
  expect((await scene.turn(scene.failed, letGoWhenReady(scene))).outputs).toMatchObject({ outcome: 'pushed', attempt: '1' })
  const again = async (): ReturnType<Scene['turn']> => {
    await scene.world.ci.idle()
    rmSync(join(scene.world.root, 'go'))
    scene.world.ci.start(await scene.world.head(branch), branch, 'pull_request', 'maria')
    return scene.turn(await begunRun(scene), letGoWhenReady(scene))
  }
  scene.play(
    "import { existsSync, readFileSync, writeFileSync } from 'node:fs'\nif (!existsSync('BRIEF.md')) writeFileSync('BRIEF.md', readFileSync(0, 'utf8'))",
  )
  expect((await again()).outputs).toMatchObject({ outcome: 'pushed', attempt: '2', 'diagnostics-count': '3' })
  const brief = await scene.world.read(branch, 'BRIEF.md')
  expect(brief).toMatch(/- Attempt 1, from \w{7} with 3 failures: pushed as \w{7}(?!; CI then)/)
  expect(brief).not.toContain('1 fixed')
  expect(scene.status()).toContain('| 3 → 3 (0 fixed, 3 still failing, 0 new) |')

  const head = await scene.world.head(branch)
  scene.play(changesSomething)
  expect((await again()).outputs).toMatchObject({ outcome: 'halted', reason: 'no-progress' })
  expect(await scene.world.head(branch)).toBe(head)
  expect(decodeRecord(scene.status())).toMatchObject({ working: null, attempts: [{}, {}, { number: 3, ended: 'halted' }] })
}, 240_000)
