import { execFile, execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { promisify } from 'node:util'
import { describe, expect, test } from 'vitest'
import type { RunResult } from '../../testbed/runner.ts'
import { branch, changesNothing, changesSomething, nextRun, openScene, type Scene } from '../support/scene.ts'

const run = promisify(execFile)

test('a failing run is repaired, pushed and reported, and green checks are answered with one ping', async () => {
  const scene = await openScene()
  const { world, pull } = scene
  const result = await scene.turn(scene.failed)
  expect(result.exitCode).toBe(0)
  expect(result.outputs).toMatchObject({
    decision: 'repair',
    reason: 'ci',
    attempt: '1',
    outcome: 'pushed',
    'pull-number': String(pull),
    'commit-sha': await world.head(branch),
    'diagnostics-count': '3',
  })
  expect(result.outputs['report-path']).toMatch(/report\.json$/)
  expect(result.summary).toContain('Done — pushed new changes')
  expect(scene.words()).toHaveLength(1)
  expect(scene.status()).toContain('✅ Done — pushed new changes')
  expect(scene.status()).toContain('CI auto-fix attempt 1/3')

  const [commit] = await world.log(branch)
  expect(commit?.author).toBe('loop-app[bot]')
  expect(commit?.message).toMatch(/^fix: repair 3 failing tests\n\n- test\/cart\.test\.js:\d+: gives one for every tenth/)
  expect(commit?.message).toMatch(/\n\nCodality-Attempt: 1\/3\nCodality-Run: \d+\.1\nCodality-Trigger: ci$/)

  const green = await nextRun(scene)
  expect((await scene.turn(green)).outputs).toMatchObject({ decision: 'settle', outcome: 'settled' })
  expect((await scene.turn(green)).outputs).toMatchObject({ decision: 'settle', outcome: 'settled' })
  expect(scene.words().filter((body) => body.includes('ready for review'))).toHaveLength(2)
  expect(scene.words()).toHaveLength(2)
  expect(scene.agentStarts()).toBe(1)
})

// Of these, one keeps turns of one pull request apart. What its own checks add is told where they are tested.
test('a repair turn with one failed job and no checks of its own needs at most 20 calls of the API', async () => {
  // At its usual pace the loop does not look whether a quick agent's work is still wanted.
  const scene = await openScene({ inputs: { 'check-runs': 'false', 'poll-seconds': '15' } })
  await scene.turn(scene.failed)
  const calls = scene.calls()
  expect(scene.world.state.checks.filter(({ name }) => name.startsWith('codality/'))).toEqual([])
  expect(calls.length, calls.join('\n')).toBeLessThanOrEqual(20)
})

test('after three attempts the loop stops, tells people once, and a retry gives three more', async () => {
  const scene = await openScene({ agent: changesSomething, inputs: { 'on-stall': 'continue', 'verify-rounds': '0' } })
  let event = scene.failed
  for (const attempt of ['1', '2', '3']) {
    expect((await scene.turn(event)).outputs).toMatchObject({ outcome: 'pushed', attempt })
    event = await nextRun(scene)
  }
  expect((await scene.turn(event)).outputs).toMatchObject({ decision: 'halt', reason: 'exhausted', outcome: 'halted' })
  expect((await scene.turn(event)).outputs).toMatchObject({ decision: 'halt', reason: 'exhausted', outcome: 'halted' })
  expect(
    scene.words().filter((body) => body.startsWith("I've attempted 3 fixes and it's still not passing. Needs human attention.")),
  ).toHaveLength(1)
  expect(scene.status()).toContain("I've attempted 3 fixes and it's still not passing. Needs human attention.")
  expect(scene.agentStarts()).toBe(3)

  scene.world.autopilot((asked) => scene.world.turn(asked, { inputs: scene.inputs }))
  scene.world.comment(scene.pull, 'maria', '/codality retry')
  const results = await scene.world.settled()
  expect(results.map(({ outputs }) => `${outputs['outcome'] ?? ''} ${outputs['attempt'] ?? ''}`.trim())).toEqual([
    'pushed 1',
    'pushed 2',
    'pushed 3',
    'halted',
  ])
  expect(scene.agentStarts()).toBe(6)
})

test('an agent that changes nothing is told of honestly, whatever it says and however it exits', async () => {
  const scene = await openScene({ agent: changesNothing })
  expect((await scene.turn(scene.failed)).outputs).toMatchObject({ outcome: 'unchanged', attempt: '1' })
  expect(scene.status()).toContain('Ended without a change')
  expect(scene.words()).toHaveLength(2)
  expect(scene.words()[1]).toContain('attempt 1 of 3 pushed nothing')
})

test('an agent that fails after it changed something is judged by the change', async () => {
  const scene = await openScene({ agent: `${changesSomething}\nprocess.exit(3)` })
  expect((await scene.turn(scene.failed)).outputs).toMatchObject({ outcome: 'pushed' })
})

test('an agent that fails without a change is told of with its last words', async () => {
  const scene = await openScene({ agent: 'console.error("no key was found"); process.exit(3)' })
  expect((await scene.turn(scene.failed)).outputs).toMatchObject({ outcome: 'agent-failed', reason: 'crashed' })
  expect(scene.status()).toContain('no key was found')
})

test('an agent out of time is ended with all that it started', async () => {
  const daemon =
    "import { spawn } from 'node:child_process'\nspawn('setsid', ['sleep', '600'], { detached: true, stdio: 'ignore' }).unref()\nprocess.on('SIGTERM', () => {})\nsetInterval(() => {}, 1000)"
  const scene = await openScene({ agent: daemon, inputs: { 'agent-timeout-minutes': '0.02' } })
  expect((await scene.turn(scene.failed)).outputs).toMatchObject({ outcome: 'agent-failed', reason: 'timeout' })
  expect(scene.status()).toContain('The agent ran out of time')
})

test('a change of a protected path is not pushed and says why', async () => {
  const scene = await openScene({
    agent:
      "import { mkdirSync, writeFileSync } from 'node:fs'\nmkdirSync('.github/workflows', { recursive: true })\nwriteFileSync('.github/workflows/ci.yml', 'on: push')",
  })
  const before = await scene.world.head(branch)
  expect((await scene.turn(scene.failed)).outputs).toMatchObject({ outcome: 'blocked', reason: 'protected-paths' })
  expect(await scene.world.head(branch)).toBe(before)
  expect(scene.status()).toContain('`.github/workflows/ci.yml` is a protected path')
})

/** An agent that changes something once the gate is opened. */
const waits = `import { existsSync } from 'node:fs'\nimport { setTimeout as wait } from 'node:timers/promises'\nwhile (!existsSync(process.env.GATE)) await wait(20)\n${changesSomething}`

/** Plays a turn and lets something happen while its agent is at work. */
async function meanwhile(scene: Scene, happens: () => Promise<unknown>): Promise<RunResult> {
  const gate = `${scene.world.root}/gate`
  const begun: Promise<unknown>[] = []
  const result = await scene.turn(scene.failed, {
    environment: { GATE: gate },
    onOutput: (text) => {
      if (text.includes('is at work') && begun.length === 0) begun.push(happens().finally(() => writeFileSync(gate, '')))
    },
  })
  await Promise.all(begun)
  return result
}

describe('while the agent is at work', () => {
  const open = (): Promise<Scene> => openScene({ agent: waits, inputs: { 'agent-env': 'GATE' } })

  test('[row 11, one job] a branch that moves keeps the human commit', async () => {
    const scene = await open()
    let pushed = ''
    const result = await meanwhile(
      scene,
      async () => (pushed = await scene.world.pushAs('maria', branch, { 'NOTES.md': 'mine\n' }, 'Write notes')),
    )
    expect(result.outputs).toMatchObject({ outcome: 'superseded', reason: 'moved' })
    expect(await scene.world.head(branch)).toBe(pushed)
    expect(scene.status()).toContain('Stood down')
  })

  test('[row 11, one job] a branch that is moved back is not brought forward again', async () => {
    const scene = await open()
    const { root } = scene.world
    const main = await scene.world.head('main')
    const result = await meanwhile(scene, () => run('git', ['--git-dir', `${root}/bare.git`, 'update-ref', `refs/heads/${branch}`, main]))
    expect(result.outputs).toMatchObject({ outcome: 'superseded', reason: 'moved' })
    expect(await scene.world.head(branch)).toBe(main)
  })

  test('[row 39, one job] a pull request that is closed gets no push', async () => {
    const scene = await open()
    const before = await scene.world.head(branch)
    const [pull] = scene.world.state.pulls
    const result = await meanwhile(scene, () => {
      if (pull !== undefined) pull.state = 'closed'
      return Promise.resolve()
    })
    expect(result.outputs).toMatchObject({ outcome: 'superseded', reason: 'closed' })
    expect(await scene.world.head(branch)).toBe(before)
  })
})

test.each([
  ['moved back', 'moved'],
  ['deleted', 'gone'],
])('a branch that is %s between the last look and the push stays as people left it', async (_, reason) => {
  // Another round would look, too, and so would a quicker pace.
  const scene = await openScene({ agent: changesSomething, inputs: { 'verify-rounds': '0', 'poll-seconds': '15' } })
  const { root, standIn } = scene.world
  const main = await scene.world.head('main')
  const change = reason === 'moved' ? ['update-ref', `refs/heads/${branch}`, main] : ['update-ref', '-d', `refs/heads/${branch}`]
  // The last look is a request to this very process, and the push needs several more: what happens here comes in between.
  const look = setInterval(() => {
    if (!standIn.requests.some(({ method, path }) => method === 'GET' && path.endsWith(`/pulls/${scene.pull}`))) return
    clearInterval(look)
    execFileSync('git', ['--git-dir', `${root}/bare.git`, ...change])
  }, 1)
  const result = await scene.turn(scene.failed)
  expect(result.outputs).toMatchObject({ outcome: 'superseded', reason })
  if (reason === 'moved') expect(await scene.world.head(branch)).toBe(main)
  else await expect(scene.world.head(branch)).rejects.toThrow()
})
