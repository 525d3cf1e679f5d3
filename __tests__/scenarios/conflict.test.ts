import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { scheduled } from '../../testbed/events.ts'
import { bug } from '../../testbed/project-bug.ts'
import type { Form } from '../../testbed/scoreboard/rows.ts'
import { turnIn } from '../support/forms.ts'
import { branch, claims, commentEvent, openScene, type Scene } from '../support/scene.ts'

const git = ({ world }: Scene, ...args: readonly string[]): string =>
  execFileSync('git', ['--git-dir', join(world.root, 'bare.git'), ...args], { encoding: 'utf8' }).trim()

/** Moves the base branch on, in a way that conflicts, and with what an agent may not change. Gives its commit. */
async function moveBase({ world }: Scene, ending = '// The end of prices.\n'): Promise<string> {
  const { state } = world
  const kept = state.protectedBranches
  state.protectedBranches = []
  const sha = await world.pushAs(
    'maria',
    'main',
    { 'src/price.js': `${await world.read('main', 'src/price.js')}${ending}`, '.github/CODEOWNERS': `* @maria\n${ending}` },
    'Mark the end',
  )
  state.protectedBranches = kept
  return sha
}

const repaired = (bug['src/price.js'] ?? '').replace('Math.round(cents - percent)', 'Math.round(cents * (1 - percent / 100))')

/** Source of an agent that notes what it found, and leaves a text in the file in conflict. */
const resolves = (text: string): string => `
import { readFileSync, writeFileSync } from 'node:fs'
console.log('FOUND ' + JSON.stringify({ file: readFileSync('src/price.js', 'utf8'), owners: readFileSync('.github/CODEOWNERS', 'utf8'), brief: readFileSync(0, 'utf8') }))
writeFileSync('src/price.js', ${JSON.stringify(text)})
writeFileSync('src/cart.js', readFileSync('src/cart.js', 'utf8').replace('cart.lines.length', 'cart.lines.reduce((sum, line) => sum + line.count, 0)'))
console.log('Both sides are kept.')
`

test('a conflict is told in the status comment with the files and the commands, once for each pair of commits, and to whoever asks', async () => {
  const scene = await openScene()
  await scene.turn(scene.failed)
  await scene.world.ci.idle()
  await scene.turn(scheduled(scene.world.state))
  expect(scene.words()).toHaveLength(2)

  await moveBase(scene)
  const told = await scene.turn(scheduled(scene.world.state))
  expect(told.summary).toContain(`| #${scene.pull} | halted | \`conflict\` |`)
  expect(scene.status()).toContain('This pull request conflicts with its base branch')
  expect(scene.status()).toContain('- `src/price.js`')
  expect(scene.status()).toContain(`git switch ${branch}\ngit merge origin/main\n`)
  expect(scene.words()).toHaveLength(2)

  const before = scene.words()
  expect((await scene.turn(scheduled(scene.world.state))).summary).toContain('Nothing was left to do')
  expect(scene.words()).toEqual(before)

  const [pull] = scene.world.state.pulls
  if (pull !== undefined) pull.looksUntilMergeable = 2
  expect((await scene.turn(commentEvent(scene, 'maria', '/codality retry'))).outputs).toMatchObject({
    outcome: 'halted',
    reason: 'conflict',
  })
  expect(scene.words().at(-1)).toContain('This pull request conflicts with its base branch')

  await moveBase(scene, '// The very end.\n')
  expect((await scene.turn(scheduled(scene.world.state))).summary).toContain('| halted | `conflict` |')
  expect(scene.agentStarts()).toBe(1)
}, 180_000)

test.each<Form>(['one job', 'three jobs'])(
  'with `on-conflict: merge` an agent resolves the merge, and it is pushed with both parents (%s)',
  async (form) => {
    const scene = await openScene({ agent: resolves(`${repaired}\n// The end of prices.\n`), inputs: { 'on-conflict': 'merge' } })
    const head = await scene.world.head(branch)
    const base = await moveBase(scene)
    const results = await turnIn(form, scene, scheduled(scene.world.state))
    const output = results.map(({ stdout }) => stdout).join('')
    const found = JSON.parse(/FOUND (\{.*\})/.exec(output)?.[1] ?? '{}') as {
      readonly file: string
      readonly owners: string
      readonly brief: string
    }
    expect(found.file).toContain(`<<<<<<< ${head}\n`)
    expect(found.owners).toContain('@maria')
    expect(found.brief).toContain('conflicts with its base branch `main`')
    expect(found.brief).toContain('## Files in conflict\n- `src/price.js`')
    expect(found.brief).toContain('CI fails on the pull request, too')

    expect(scene.status()).toContain('Done — pushed new changes')
    expect(scene.status()).toContain('Triggered by a conflict with the base branch · attempt 1/3')
    expect(git(scene, 'rev-list', '--parents', '-1', branch).split(' ').slice(1)).toEqual([head, base])
    expect(git(scene, 'log', '-1', '--format=%B', branch)).toMatch(
      /^merge: bring in main\n[\s\S]*- src\/price\.js[\s\S]*\nCodality-Attempt: 1\/3\nCodality-Run: [\d.]+\nCodality-Trigger: conflict$/,
    )
    expect(await scene.world.read(branch, 'src/price.js')).toBe(`${repaired}\n// The end of prices.\n`)
    expect(git(scene, 'diff', '--name-only', base, branch, '--', '.github')).toBe('')
    expect(claims(scene).filter((name) => name.startsWith('0/'))).toHaveLength(1)
    await scene.world.ci.idle()
    expect(scene.world.state.runs.at(-1)).toMatchObject({ headSha: await scene.world.head(branch), conclusion: 'success' })
  },
  120_000,
)

test('with `on-conflict: rebase` the resolved tree is pushed as the commits of the pull request on the base, and one on top', async () => {
  const text = `${repaired}\n// The end of prices.\n`
  const scene = await openScene({ agent: resolves(text), inputs: { 'on-conflict': 'rebase' } })
  const head = await scene.world.head(branch)
  const described = (from: string): readonly string[] =>
    git(scene, 'log', '--reverse', '--format=%an %ad: %s', '--date=raw', `${from}..${branch}`).split('\n')
  const before = described('main')
  const base = await moveBase(scene)
  expect((await scene.turn(scheduled(scene.world.state))).summary).toContain('| pushed | `conflict` |')
  expect(await scene.world.read(branch, 'src/price.js')).toBe(text)
  expect(git(scene, 'merge-base', branch, 'main')).toBe(base)
  expect(git(scene, 'log', '--merges', '--format=%H', `${base}..${branch}`)).toBe('')
  const after = described(base)
  expect(after.slice(0, -1)).toEqual(before)
  expect(after.at(-1)).toContain(': fix: resolve conflicts with main')
  expect(git(scene, 'diff', '--name-only', base, branch, '--', '.github')).toBe('')
  expect(scene.status()).toContain(`as it was before, the branch ends with ${head}`)
  await scene.world.ci.idle()
  expect(scene.world.state.runs.at(-1)).toMatchObject({ headSha: await scene.world.head(branch), conclusion: 'success' })

  // The old commits are no parents of the new ones, so it is nothing that a commit on top could take back.
  const now = await scene.world.head(branch)
  expect((await scene.turn(commentEvent(scene, 'maria', '/codality undo'))).outputs).toMatchObject({
    outcome: 'answered',
    reason: 'undo-refused',
  })
  expect(await scene.world.head(branch)).toBe(now)
}, 120_000)

test('marks that are left are not pushed, and what git merges alone takes no agent', async () => {
  const scene = await openScene({ agent: resolves(`<<<<<<< mine\n${repaired}`), inputs: { 'on-conflict': 'merge' } })
  const head = await scene.world.head(branch)
  await moveBase(scene)
  expect((await scene.turn(scheduled(scene.world.state))).summary).toContain('| blocked | `conflict-markers` |')
  expect(scene.status()).toContain('`src/price.js` still has the marks of a conflict.')
  expect(await scene.world.head(branch)).toBe(head)

  // The person's own commit takes the conflict away; GitHub has not noticed.
  const base = await scene.world.head('main')
  await scene.world.pushAs('maria', branch, { 'src/price.js': await scene.world.read('main', 'src/price.js') }, 'Take over')
  const mine = await scene.world.head(branch)
  const [pull] = scene.world.state.pulls
  if (pull !== undefined) pull.mergeable = false
  await scene.world.ci.idle()
  expect((await scene.turn(commentEvent(scene, 'maria', '/codality retry'))).outputs).toMatchObject({
    outcome: 'pushed',
    reason: 'conflict',
  })
  expect(scene.status()).toContain('Git merged both sides by itself, so no agent was asked.')
  expect(git(scene, 'rev-list', '--parents', '-1', branch).split(' ').slice(1)).toEqual([mine, base])
  expect(scene.agentStarts()).toBe(1)
}, 120_000)
