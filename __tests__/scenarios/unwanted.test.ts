import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Form } from '../../testbed/scoreboard/rows.ts'
import { turnIn } from '../support/forms.ts'
import { branch, commentEvent, openScene, type Scene } from '../support/scene.ts'

/** Is ended, or else the test runs into its own limit. */
const neverEnds = 'console.log("The agent has begun.")\nsetInterval(() => {}, 1000)'

type Happens = (scene: Scene, pull: Scene['world']['state']['pulls'][number]) => unknown

const pushes: Happens = ({ world }) => world.pushAs('maria', branch, { 'NOTES.md': 'mine\n' }, 'Write notes')
const git = ({ world }: Scene, ...args: readonly string[]): string =>
  execFileSync('git', ['--git-dir', join(world.root, 'bare.git'), ...args], { encoding: 'utf8' })

test.each<readonly [string, Form, string, string, string, Happens]>([
  ['gets a push of a person', 'one job', 'superseded', 'moved', 'The branch got a new commit', pushes],
  ['gets a push of a person', 'three jobs', 'superseded', 'moved', 'The branch got a new commit', pushes],
  [
    'is stopped',
    'one job',
    'interrupted',
    'stopped',
    'A person stopped the loop',
    (scene) => scene.turn(commentEvent(scene, 'maria', '/codality stop')),
  ],
  [
    'is merged',
    'one job',
    'superseded',
    'closed',
    'The pull request was closed',
    (scene, pull) => {
      git(scene, 'update-ref', 'refs/heads/main', `refs/heads/${branch}`)
      pull.state = 'closed'
    },
  ],
  [
    'is closed and its branch deleted',
    'one job',
    'superseded',
    'closed',
    'The pull request was closed',
    (scene, pull) => {
      git(scene, 'update-ref', '-d', `refs/heads/${branch}`)
      pull.state = 'closed'
    },
  ],
  [
    'is made a draft, which are left alone,',
    'one job',
    'superseded',
    'draft',
    'The pull request was made a draft',
    (_, pull) => void (pull.draft = true),
  ],
  [
    'is put on another base',
    'one job',
    'superseded',
    'retargeted',
    'got another base branch',
    (scene, pull) => {
      git(scene, 'branch', 'release', 'main')
      pull.baseBranch = 'release'
    },
  ],
])(
  'a pull request that %s while the agent works ends it early, with one last comment (%s)',
  async (_, form, outcome, reason, told, happens) => {
    const scene = await openScene({ agent: neverEnds, inputs: { drafts: 'false' } })
    const [pull] = scene.world.state.pulls
    if (pull === undefined) throw new Error('no pull request')
    let happened: Promise<unknown> | null = null
    const results = await turnIn(form, scene, scene.failed, {
      onOutput: (text) => {
        if (happened === null && text.includes('The agent has begun.')) happened = Promise.resolve(happens(scene, pull))
      },
    })
    await Promise.resolve(happened)
    expect(results.at(-1)?.outputs).toMatchObject({ outcome, reason, attempt: '1' })
    expect(results.map(({ stdout }) => stdout).join('')).toContain(`This work is not wanted any more (${reason})`)
    expect(scene.world.standIn.requests.filter(({ operation, login }) => operation === 'git-receive-pack' && login !== 'maria')).toEqual([])
    expect(scene.agentStarts()).toBe(1)
    expect(scene.status()).toContain(told)
    expect(scene.status()).not.toContain('Working on this')
    // A command is answered besides.
    expect(scene.words()).toHaveLength(reason === 'stopped' ? 2 : 1)
  },
  60_000,
)

test('a draft is served like others unless `drafts` is false', async () => {
  const scene = await openScene()
  const [pull] = scene.world.state.pulls
  if (pull === undefined) throw new Error('no pull request')
  pull.draft = true
  expect((await scene.turn(scene.failed, { inputs: { drafts: 'false' } })).outputs).toMatchObject({ decision: 'ignore', reason: 'draft' })
  expect(scene.words()).toEqual([])
  expect((await scene.turn(scene.failed)).outputs).toMatchObject({ outcome: 'pushed' })
})
