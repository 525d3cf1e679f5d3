import { existsSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { decodeRecord } from '../../src/core/model/marker.ts'
import { branch, changesNothing, changesSomething, claims, nextRun, openScene, repairsAll } from '../support/scene.ts'
import { begunRun, early, held, letGo, reporters, twoJobs } from '../support/early.ts'

/** Repairs the prices and lets the other job go; the cart only when it is told of it. */
const repairsWhatItIsTold = `
import { readFileSync, writeFileSync } from 'node:fs'
const brief = readFileSync(process.env.CODALITY_BRIEF, 'utf8')
const repair = (path, wrong, right) => writeFileSync(path, readFileSync(path, 'utf8').replace(wrong, right))
if (brief.includes('What failed while you worked')) repair('src/cart.js', 'cart.lines.length', 'cart.lines.reduce((sum, line) => sum + line.count, 0)')
else repair('src/price.js', 'Math.round(cents - percent)', 'Math.round(cents * (1 - percent / 100))')
console.log(brief.includes('CI is still running') ? 'BRIEFED WHILE CI RAN' : 'BRIEFED AFTER CI')
`

/** Lets the other job go, looks into the feed until its failure is there, and repairs everything. */
function readsTheFeed(root: string): string {
  return `
import { readFileSync as read, writeFileSync as write } from 'node:fs'
write(${JSON.stringify(join(root, 'go'))}, '')
const lines = () => read(process.env.CODALITY_FEED + '/failures.jsonl', 'utf8').split('\\n').length - 1
for (let looks = 0; looks < 3_000 && lines() < 3; looks += 1) await new Promise((resolve) => setTimeout(resolve, 20))
if (!read(process.env.CODALITY_FEED + '/failures.jsonl', 'utf8').includes('gives one for every tenth')) process.exit(1)
${repairsAll}`
}

describe('with `feedback: early`', () => {
  test('the agent starts on the first failed job, and one push covers what fails after it', async () => {
    const scene = await openScene({ early: true, jobs: twoJobs, inputs: early, agent: repairsWhatItIsTold })
    const before = await scene.world.head(branch)
    let headWhenReady = ''
    const result = await scene.turn(scene.failed, {
      onOutput: (text) => {
        if (!text.includes('The change is ready; CI is waited for')) return
        void scene.world.head(branch).then((head) => {
          headWhenReady = head
          letGo(scene)
        })
      },
    })
    expect(result.outputs).toMatchObject({ outcome: 'pushed', attempt: '1', 'diagnostics-count': '3' })
    expect(headWhenReady).toBe(before)
    expect(result.stdout).toContain('BRIEFED WHILE CI RAN')
    expect(result.stdout).toContain('BRIEFED AFTER CI')
    expect(scene.agentStarts()).toBe(2)
    expect(scene.status()).toContain('3 of 3 failing tests now pass here. The agent was asked 2 times.')

    const green = await nextRun(scene)
    expect((await scene.turn(green)).outputs).toMatchObject({ outcome: 'settled' })
  })

  test('an agent that reads the feed repairs later failures as well, and is not asked again for them', async () => {
    const scene = await openScene({ early: true, jobs: twoJobs, inputs: early })
    scene.play(readsTheFeed(scene.world.root))
    expect((await scene.turn(scene.failed)).outputs).toMatchObject({ outcome: 'pushed', attempt: '1' })
    expect(scene.agentStarts()).toBe(1)
    expect(scene.status()).toContain('3 of 3 failing tests now pass here.')
  })

  test('the end of the same run starts no second agent', async () => {
    const scene = await openScene({ early: true, jobs: twoJobs, inputs: { ...early, 'verify-rounds': '0' }, agent: changesNothing })
    letGo(scene)
    expect((await scene.turn(scene.failed)).outputs).toMatchObject({ outcome: 'unchanged' })
    const ended = await nextRun(scene)
    expect((await scene.turn(ended)).outputs).toMatchObject({ decision: 'ignore', reason: 'already-handled' })
    expect(scene.agentStarts()).toBe(1)
  })

  test('nothing is pushed over a commit that came while the agent worked', async () => {
    const scene = await openScene({ early: true, jobs: twoJobs, inputs: early, agent: repairsWhatItIsTold })
    let theirs = ''
    const result = await scene.turn(scene.failed, {
      onOutput: (text) => {
        if (text.includes('The change is ready; CI is waited for'))
          void scene.world.pushAs('maria', branch, { 'notes.txt': 'mine\n' }, 'Take notes').then((sha) => (theirs = sha))
      },
    })
    expect(result.outputs).toMatchObject({ outcome: 'superseded' })
    expect(theirs).not.toBe('')
    expect(await scene.world.head(branch)).toBe(theirs)
    letGo(scene)
  })

  test('CI that goes well to its end leaves nothing to do', async () => {
    const scene = await openScene({ early: true, inputs: early, jobs: (root) => [{ name: 'slow', command: held(root) }] })
    const result = await scene.turn(scene.failed, {
      onOutput: (text) => {
        if (text.includes('Waiting for the first failed job')) letGo(scene)
      },
    })
    expect(result.outputs).toMatchObject({ decision: 'ignore', reason: 'passed' })
    expect(scene.words()).toEqual([])
  })

  test('what no edit repairs waits for the end of CI before its jobs run again', async () => {
    const scene = await openScene({
      early: true,
      inputs: early,
      jobs: (root) => [
        {
          name: 'network',
          command: `if [ ! -e "${root}/go" ]; then echo "curl: (6) Could not resolve host: registry.example"; exit 6; fi`,
        },
        { name: 'slow', command: held(root) },
      ],
    })
    let wasRunning = false
    const result = await scene.turn(scene.failed, {
      onOutput: (text) => {
        if (!text.includes('asks for no repair, so the end of CI is waited for')) return
        wasRunning = scene.world.ci.busy()
        letGo(scene)
      },
    })
    expect(wasRunning).toBe(true)
    expect(result.outputs).toMatchObject({ outcome: 'restarted', reason: 'flaky' })
    expect(scene.agentStarts()).toBe(0)
    expect((await scene.turn(await nextRun(scene))).outputs).toMatchObject({ outcome: 'settled' })
  })
})

test('[row 34, one job] a job that is cancelled while it waits for the end of CI takes nothing from the attempt before it', async () => {
  const scene = await openScene({
    early: true,
    inputs: { ...early, 'verify-rounds': '0' },
    agent: changesSomething,
    jobs: (root) => [
      {
        name: 'prices',
        command: `if grep -q touched src/price.js; then echo "curl: (6) Could not resolve host: registry.example"; exit 6; fi; node --test ${reporters} test/price.test.js`,
      },
      { name: 'slow', command: held(root) },
    ],
  })
  letGo(scene)
  expect((await scene.turn(scene.failed)).outputs).toMatchObject({ outcome: 'pushed', attempt: '1' })
  const pushed = decodeRecord(scene.status())?.attempts
  await scene.world.ci.idle()
  rmSync(join(scene.world.root, 'go'))
  await scene.world.pushAs('maria', branch, { 'NOTES.md': 'x\n' }, 'Write notes')
  const running = scene.world.turn(await begunRun(scene), {
    inputs: scene.inputs,
    onOutput: (text) => {
      if (text.includes('so the end of CI is waited for')) running.cancel({ interruptMs: 7_500, terminateMs: 2_500 })
    },
  })
  expect((await running.result).outputs).toMatchObject({ outcome: 'interrupted', reason: 'cancelled-waiting', attempt: '' })
  expect(pushed).toMatchObject([{ number: 1, ended: 'pushed' }])
  expect(decodeRecord(scene.status())?.attempts).toEqual(pushed)
  expect(scene.status()).toContain('No agent was asked and no attempt was used.')
  expect(claims(scene).filter((name) => name.startsWith('0/'))).toEqual(['0/1.1'])
  letGo(scene)
  expect((await scene.turn(await nextRun(scene))).outputs).toMatchObject({ outcome: 'restarted' })
})

test('without it a run that has only begun is left alone', async () => {
  const scene = await openScene({ early: true, jobs: twoJobs })
  expect((await scene.turn(scene.failed)).outputs).toMatchObject({ decision: 'ignore', reason: 'run-only-begun' })
  expect(existsSync(join(scene.world.root, 'go'))).toBe(false)
  letGo(scene)
})
