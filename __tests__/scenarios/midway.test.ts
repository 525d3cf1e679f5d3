import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { forms } from '../../testbed/scoreboard/rows.ts'
import { type JobResults, turnIn } from '../support/forms.ts'
import { branch, changesWhen, claims, openScene, repairsAll, type Scene } from '../support/scene.ts'

interface Midway {
  readonly scene: Scene
  readonly results: JobResults
}

const git = ({ world }: Scene, ...args: readonly string[]): string =>
  execFileSync('git', ['--git-dir', join(world.root, 'bare.git'), ...args], { encoding: 'utf8' })

/** Lets something happen on GitHub while the agent is at work. */
async function meanwhile(
  form: (typeof forms)[number],
  happens: (scene: Scene, pull: Scene['world']['state']['pulls'][number]) => void,
): Promise<Midway> {
  const scene = await openScene()
  const go = join(scene.world.root, 'go')
  scene.play(`console.log('The agent has begun.')\n${changesWhen(go)}`)
  const [pull] = scene.world.state.pulls
  if (pull === undefined) throw new Error('no pull request')
  let hasHappened = false
  const results = await turnIn(form, scene, scene.failed, {
    onOutput: (text) => {
      if (hasHappened || !text.includes('The agent has begun.')) return
      hasHappened = true
      happens(scene, pull)
      writeFileSync(go, '')
    },
  })
  expect(hasHappened).toBe(true)
  return { scene, results }
}

describe.each(forms)('in %s', (form) => {
  test.each<readonly [string, string, Parameters<typeof meanwhile>[1]]>([
    ['closed', 'closed', (_, pull) => void (pull.state = 'closed')],
    [
      'merged',
      'closed',
      (scene, pull) => {
        git(scene, 'update-ref', 'refs/heads/main', `refs/heads/${branch}`)
        pull.state = 'closed'
      },
    ],
    [
      'closed with its branch deleted',
      'closed',
      (scene, pull) => {
        git(scene, 'update-ref', '-d', `refs/heads/${branch}`)
        pull.state = 'closed'
      },
    ],
    [
      'put on another base',
      'retargeted',
      (scene, pull) => {
        git(scene, 'branch', 'release', 'main')
        pull.baseBranch = 'release'
      },
    ],
  ])(`[row 39, ${form}] a pull request that is %s while the agent works gets no push, and one last comment`, async (_, reason, happens) => {
    let branches = ''
    const look = (scene: Scene): string => git(scene, 'for-each-ref', '--format=%(refname) %(objectname)', 'refs/heads')
    const { scene, results } = await meanwhile(form, (at, pull) => {
      happens(at, pull)
      branches = look(at)
    })
    expect(results.at(-1)?.outputs).toMatchObject({ outcome: 'superseded', reason })
    expect(look(scene)).toBe(branches)
    expect(scene.world.standIn.requests.filter(({ operation, login }) => operation === 'git-receive-pack' && login !== 'maria')).toEqual([])
    expect(scene.agentStarts()).toBe(1)
    expect(scene.words()).toHaveLength(1)
    expect(scene.status()).toContain('Stood down')
    expect(scene.status()).not.toContain('Working on this')
    // Nothing is told a second time, and nothing is begun.
    await turnIn(form, scene, scene.failed)
    expect([scene.words().length, scene.agentStarts(), look(scene)]).toEqual([1, 1, branches])
  })

  // Each by its name: how often it is written is what matters.
  test.each(['claim-turn', 'create-status', 'edit-status', 'push'])(
    `[row 37, ${form}] the turn goes on when the answer of %s is lost, and writes nothing twice`,
    async (operation) => {
      const scene = await openScene({ agent: repairsAll })
      scene.world.standIn.fault({ operation, act: { kind: 'lose' } })
      const results = await turnIn(form, scene, scene.failed)
      expect(results.at(-1)?.outputs).toMatchObject({ outcome: 'pushed', attempt: '1', 'commit-sha': await scene.world.head(branch) })
      expect(scene.words()).toHaveLength(1)
      expect(scene.status()).toContain('Done — pushed new changes')
      expect(scene.agentStarts()).toBe(1)
      expect(await scene.world.log(branch)).toHaveLength(3)
    },
  )

  test(`[row 37, ${form}] first words that were written without an answer, while GitHub stumbled, are not written a second time`, async () => {
    const scene = await openScene({ agent: repairsAll })
    scene.world.standIn.fault({ operation: 'create-status', times: 2, act: { kind: 'reject', status: 502 } })
    scene.world.standIn.fault({ operation: 'create-status', act: { kind: 'lose' } })
    const results = await turnIn(form, scene, scene.failed)
    expect(results[0].stdout).toContain('::warning::The status comment could not be written, so work goes on without it')
    expect(results.at(-1)?.outputs).toMatchObject({ outcome: 'pushed' })
    expect(scene.words()).toHaveLength(1)
    expect(scene.status()).toContain('Done — pushed new changes')
    expect(claims(scene)).toEqual(['0/1.1'])
  })

  test(`[row 37, ${form}] a claim whose answer is lost is used up: it counts too much, never too little`, async () => {
    const scene = await openScene()
    scene.world.standIn.fault({ operation: 'claim-attempt', act: { kind: 'lose' } })
    const results = await turnIn(form, scene, scene.failed)
    expect(results[0].outputs).toMatchObject({ attempt: '2' })
    expect(results.at(-1)?.outputs).toMatchObject({ outcome: 'pushed' })
    expect(scene.agentStarts()).toBe(1)
  })
})

test('[row 33, three jobs] [row 34, three jobs] the machine with the agent dies: the job after it ends the comment, and the attempt counts', async () => {
  const scene = await openScene({ agent: 'setInterval(() => {}, 1000)' })
  const before = await scene.world.head(branch)
  let isKilled = false
  let kill = (): void => undefined
  const results = await turnIn('three jobs', scene, scene.failed, {
    begun: (job, name) => {
      if (name === 'agent') kill = () => job.kill()
    },
    onOutput: (text) => {
      if (!text.includes('is at work')) return
      isKilled = true
      kill()
    },
  })
  expect([isKilled, ...results.map(({ signal }) => signal)]).toEqual([true, null, 'SIGKILL', null])
  expect(results.at(-1)?.outputs).toMatchObject({ outcome: 'agent-failed', reason: 'no-result', attempt: '1' })
  expect([await scene.world.head(branch), scene.words().length]).toEqual([before, 2])
  expect(scene.status()).toContain('The agent left no result')
  expect(scene.status()).not.toContain('Working on this')
  expect(claims(scene)).toEqual(['0/1.1'])
})
