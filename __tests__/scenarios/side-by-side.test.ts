import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { manyBugs, repaired, repairsWhatItIsTold } from '../../testbed/many-bugs.ts'
import { forms } from '../../testbed/scoreboard/rows.ts'
import { turnIn } from '../support/forms.ts'
import { branch, openScene } from '../support/scene.ts'

const modules = 8

/** None of them begins before four are there: it fails where they come one after the other. */
function meetsOthers(folder: string): string {
  return `
import { mkdirSync, readdirSync } from 'node:fs'
mkdirSync(${JSON.stringify(folder)} + '/' + process.env.HOME.replaceAll('/', '_'), { recursive: true })
for (let looks = 0; readdirSync(${JSON.stringify(folder)}).length < 4; looks += 1) {
  if (looks > 3_000) throw new Error('nobody else came')
  await new Promise((resolve) => setTimeout(resolve, 20))
}`
}

describe.each(forms)('in %s', (form) => {
  test('eight failures that know nothing of each other are repaired by four agents at the same time, and pushed once', async () => {
    const scene = await openScene({ files: manyBugs(modules), inputs: { 'max-parallel-agents': '4', 'verify-rounds': '0' } })
    const { world } = scene
    scene.play(repairsWhatItIsTold({ before: meetsOthers(join(world.root, 'meeting')) }))
    const before = await world.head(branch)
    const results = await turnIn(form, scene, scene.failed)
    expect(results.map(({ exitCode }) => exitCode)).toEqual(results.map(() => 0))
    expect(results.at(-1)?.outputs).toMatchObject({ outcome: 'pushed', attempt: '1' })
    expect(scene.agentStarts()).toBe(4)
    for (const [path, text] of Object.entries(repaired(modules))) expect(await world.read(branch, path)).toBe(text)
    const [pushed, parent] = await world.log(branch)
    expect([pushed?.sha, parent?.sha]).toEqual([results.at(-1)?.outputs['commit-sha'], before])
    expect(scene.status()).toContain('8 of 8 failing tests now pass here')
    expect(scene.status()).toContain('4 agents worked side by side.')
    await world.ci.idle()
    expect(world.state.runs.at(-1)?.conclusion).toBe('success')
  })
})

test('where changes conflict the first stands, what the other was to repair stays red, and the comment says so', async () => {
  const scene = await openScene({ files: manyBugs(2), inputs: { 'max-parallel-agents': '2', 'verify-rounds': '0' } })
  scene.play(
    `${repairsWhatItIsTold()}\nwriteFileSync('README.md', JSON.parse(readFileSync(process.env.CODALITY_FAILURES, 'utf8')).diagnostics[0].file)\n`,
  )
  const { outputs } = await scene.turn(scene.failed)
  expect(outputs).toMatchObject({ outcome: 'pushed' })
  const [first, second] = Object.keys(repaired(2)).map((path) => scene.world.read(branch, path))
  expect([(await first)?.includes(' + 1'), (await second)?.includes(' + 1')]).toEqual([false, true])
  expect(scene.status()).toContain('1 change conflicts with the others and is left out.')
  expect(scene.status()).toContain('1 of 2 failing tests now passes here')
})

test('a change that passes alone and breaks what another repairs is left out, and the comment says so', async () => {
  const scene = await openScene({ files: manyBugs(2), inputs: { 'max-parallel-agents': '2', 'verify-rounds': '0' } })
  scene.play(`${repairsWhatItIsTold()}
const [{ file }] = JSON.parse(readFileSync(process.env.CODALITY_FAILURES, 'utf8')).diagnostics
if (file.includes('part1')) writeFileSync('src/part0.js', readFileSync('src/part0.js', 'utf8').replace('/** Gives 0. */', "throw new Error('not yet')"))
`)
  const { outputs } = await scene.turn(scene.failed)
  expect(outputs).toMatchObject({ outcome: 'pushed' })
  const [first, second] = await Promise.all(Object.keys(repaired(2)).map((path) => scene.world.read(branch, path)))
  expect([first, second?.includes(' + 1')]).toEqual([repaired(2)['src/part0.js'], true])
  expect(scene.status()).toContain('1 change breaks what the others repair, so it is left out: src/part0.js, src/part1.js.')
  expect(scene.status()).toContain('⚠️ Pushed, but not everything is repaired — 1 of 2 failing tests now passes here')
})
