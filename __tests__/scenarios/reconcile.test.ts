import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { reviewSubmitted, scheduled, workflowDispatch } from '../../testbed/events.ts'
import { bug } from '../../testbed/project-bug.ts'
import { turnIn } from '../support/forms.ts'
import { branch, openScene, type Scene } from '../support/scene.ts'

const refsOf = ({ world }: Scene): readonly string[] =>
  execFileSync(
    'git',
    ['--git-dir', join(world.root, 'bare.git'), 'for-each-ref', '--format=%(refname) %(objectname)', 'refs/codality', 'refs/heads'],
    { encoding: 'utf8' },
  )
    .trim()
    .split('\n')
const standing = (scene: Scene): readonly string[] => [
  ...refsOf(scene),
  ...scene.world.state.comments.map(({ id, body, updatedAt }) => `${id} ${updatedAt} ${body}`),
  `${scene.agentStarts()} starts`,
]

/** Loses the machine of a turn right before it pushes. */
async function loseMachine(scene: Scene): Promise<void> {
  const turn = scene.world.turn(scene.failed, { inputs: scene.inputs })
  scene.world.standIn.fault({ operation: 'push', act: { kind: 'kill', when: 'before', kill: () => turn.kill() } })
  expect((await turn.result).signal).toBe('SIGKILL')
}

test('what lost events left behind is mended in one job: a comment at work, a failure that nobody took on, a green end; then nothing is left', async () => {
  const scene = await openScene()
  const { world } = scene
  await loseMachine(scene)
  expect(scene.status()).toContain('Working on this')
  const other = await world.openPull({ branch: 'more', title: 'More', author: 'ben', files: bug })
  await world.openPull({ branch: 'fine', title: 'Fine', author: 'ben', files: { 'NOTES.md': 'fine\n' } })
  await world.ci.idle()

  // Both failures: the machine of one was lost after its attempt was claimed, the event of the other was.
  const first = await scene.turn(scheduled(world.state))
  expect(first.exitCode).toBe(0)
  expect(first.outputs).toMatchObject({ decision: 'reconcile', outcome: 'reconciled', 'pull-number': '' })
  expect(first.summary).toContain(`| #${scene.pull} | ignored | \`already-handled\` |`)
  expect(first.summary).toContain(`| #${other} | pushed | \`ci\` |`)
  expect(first.summary).not.toContain('| #3 |')
  expect(scene.status()).toContain('The run that worked on this ended without a word')
  expect(world.statusComment(other)?.body).toContain('Done — pushed new changes')

  await world.ci.idle()
  const second = await scene.turn(workflowDispatch(world.state, null, 'maria'))
  expect(second.summary).toContain(`| #${other} | settled | \`green\` |`)
  expect(world.statusComment(other)?.body).toContain('All checks pass')

  const before = standing(scene)
  scene.calls()
  const third = await scene.turn(scheduled(world.state))
  expect(third.summary).toContain('Nothing was left to do')
  expect(standing(scene)).toEqual(before)
  // Four questions about the repository and who we are; two looks at each pull request with something of ours, and one after a lost run.
  expect(scene.calls().length).toBeLessThanOrEqual(5 + 2 * 2 + 1)
}, 120_000)

test('what no run tells of is found: a commit status that failed, and a word on merging that has grown old', async () => {
  const scene = await openScene({
    files: { 'NOTES.md': 'fine\n' },
    early: true,
    jobs: (root) => [{ name: 'test', command: `while [ ! -e "${root}/go" ]; do sleep 0.02; done` }],
  })
  const { world } = scene
  const { state } = world
  const readiness = (): readonly string[] =>
    state.checks.filter(({ name }) => name === 'codality/merge-readiness').map(({ output }) => output.title ?? '')
  const review = await world.review(scene.pull, 'ben', { state: 'APPROVED', body: '', remarks: [] })
  expect((await scene.turn(reviewSubmitted(state, review))).outputs['outcome']).toBe('ignored')
  expect(readiness()).toEqual(['Waiting: CI is running'])
  writeFileSync(join(world.root, 'go'), '')
  const other = await world.openPull({ branch: 'more', title: 'More', author: 'ben', files: { 'NOTES.md': 'more\n' } })
  await world.ci.idle()
  state.statuses.push({ sha: await world.head('more'), context: 'coverage', state: 'failure', description: 'It has fallen.' })

  const found = await scene.turn(scheduled(state))
  expect(readiness()[0]).toBe('Ready to merge')
  expect(found.summary).toContain(`| #${other} | unchanged | \`ci\` |`)
  const before = standing(scene)
  expect((await scene.turn(scheduled(state))).summary).toContain('Nothing was left to do')
  expect([standing(scene), readiness()[0]]).toEqual([before, 'Ready to merge'])
}, 120_000)

test('in three jobs the gate settles what needs no agent, and hands the first of the others on', async () => {
  const scene = await openScene()
  const { world } = scene
  await loseMachine(scene)
  const others: number[] = []
  for (const name of ['more', 'most']) others.push(await world.openPull({ branch: name, title: name, author: 'ben', files: bug }))
  await world.ci.idle()
  const [gate, ...jobs] = await turnIn('three jobs', scene, scheduled(world.state))
  expect(gate.outputs).toMatchObject({ decision: 'repair', outcome: '', 'pull-number': String(others[0]) })
  expect(gate.summary).toContain(`| #${scene.pull} | ignored |`)
  expect(gate.summary).toContain(`| #${others[0] ?? 0} | handed-on |  |`)
  expect(gate.summary).toContain(`| #${others[1] ?? 0} | left | \`for the next time\` |`)
  expect(scene.status()).toContain('ended without a word')
  expect(jobs.at(-1)?.outputs).toMatchObject({ outcome: 'pushed', 'pull-number': String(others[0]) })
  expect(world.statusComment(others[1] ?? 0)).toBeUndefined()
}, 120_000)

test('claims of pull requests that were closed more than a day ago are removed, and no others', async () => {
  const scene = await openScene()
  const { world } = scene
  await scene.turn(scene.failed)
  await world.ci.idle()
  const head = await world.head(branch)
  const git = (...args: readonly string[]): string =>
    execFileSync('git', ['--git-dir', join(world.root, 'bare.git'), ...args], { encoding: 'utf8' })
  const [open] = world.state.pulls
  if (open === undefined) throw new Error('no pull request')
  const hoursAgo = (hours: number): string => new Date(Date.now() - hours * 3_600_000).toISOString().replace(/\.\d+/, '')
  world.state.pulls.push(
    { ...open, number: 8, headBranch: 'old', state: 'closed', closedAt: hoursAgo(25) },
    { ...open, number: 9, headBranch: 'new', state: 'closed', closedAt: hoursAgo(23) },
  )
  for (const name of ['8/0/1.1', '8/seen/' + head + '.2', '8/told/green.0.1', '9/0/1.1', '99/0/1.1'])
    git('update-ref', `refs/codality/${name}`, head)
  const kept = refsOf(scene).filter((ref) => !ref.startsWith('refs/codality/8/'))
  const result = await scene.turn(scheduled(world.state))
  expect(result.summary).toContain('Removed 3 claims of closed pull requests.')
  expect(refsOf(scene).filter((ref) => !ref.startsWith(`refs/codality/${scene.pull}/told/green.`))).toEqual(kept)
}, 60_000)
