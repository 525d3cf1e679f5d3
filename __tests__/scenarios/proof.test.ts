import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { branch, changesNothing, changesSomething, commentEvent, openScene, repairsAll, type Scene } from '../support/scene.ts'

/** Repairs one of the two bugs when it is first asked, the other one when it is told that tests still fail. */
const repairsInSteps = `
import { readFileSync, writeFileSync } from 'node:fs'
const brief = readFileSync(process.env.CODALITY_BRIEF, 'utf8')
const [path, wrong, right] = brief.includes('What your change came to') ? ['src/cart.js', 'cart.lines.length', 'cart.lines.reduce((sum, line) => sum + line.count, 0)'] : ['src/price.js', 'Math.round(cents - percent)', 'Math.round(cents * (1 - percent / 100))']
writeFileSync(path, readFileSync(path, 'utf8').replace(wrong, right))
`

/** Takes every assertion for true instead of repairing anything. */
const bendsTests = `
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
for (const name of readdirSync('test')) writeFileSync('test/' + name, readFileSync('test/' + name, 'utf8').replaceAll('assert.equal(', 'assert.ok(true || '))
`

/** Skips every test instead of repairing anything. */
const skipsTests = bendsTests.replace("'assert.equal(', 'assert.ok(true || '", `"  it('", "  it.skip('"`)

function program(name: string, source: string, scene: Scene): string {
  const path = join(scene.world.root, name)
  writeFileSync(path, source)
  return `"${process.execPath}" "${path}"`
}

/** A file at the head of the branch. */
function pushed(scene: Scene, path: string): string {
  return execFileSync('git', ['--git-dir', join(scene.world.root, 'bare.git'), 'show', `${branch}:${path}`], { encoding: 'utf8' })
}

describe('the failing tests', () => {
  test('are run before the push, and people read what came of it', async () => {
    const scene = await openScene()
    expect((await scene.turn(scene.failed)).outputs).toMatchObject({ outcome: 'pushed' })
    expect(scene.status()).toContain('3 of 3 failing tests now pass here.')
    expect(scene.agentStarts()).toBe(1)
  })

  test('that still fail are told to the agent within the same attempt', async () => {
    const scene = await openScene({ agent: repairsInSteps })
    expect((await scene.turn(scene.failed)).outputs).toMatchObject({ outcome: 'pushed', attempt: '1' })
    expect(scene.agentStarts()).toBe(2)
    expect(scene.status()).toContain('3 of 3 failing tests now pass here. The agent was asked 2 times.')
  })

  test('that fail in every round are told of honestly, and the change is pushed for CI to judge', async () => {
    const scene = await openScene({ agent: changesSomething })
    expect((await scene.turn(scene.failed)).outputs).toMatchObject({ outcome: 'pushed' })
    expect(scene.agentStarts()).toBe(3)
    expect(scene.status()).toContain('0 of 3 failing tests now pass here.')
  })

  test('that still fail keep the change from being pushed where a proof is required', async () => {
    const scene = await openScene({ agent: changesSomething, inputs: { 'require-proof': 'true', 'verify-rounds': '0' } })
    const before = await scene.world.head(branch)
    expect((await scene.turn(scene.failed)).outputs).toMatchObject({ outcome: 'blocked', reason: 'require-proof' })
    expect(await scene.world.head(branch)).toBe(before)
    expect(scene.status()).toContain('3 of 3 still fail here.')
  })

  test('that nothing can run are named, and the change is pushed for CI to judge', async () => {
    const scene = await openScene({ inputs: { 'verify-command': 'no-such-program-anywhere' } })
    expect((await scene.turn(scene.failed)).outputs).toMatchObject({ outcome: 'pushed' })
    expect(scene.status()).toContain('the failing tests could not be run in this checkout')
  })
})

describe('changed test files', () => {
  test('do not decide: with the files as they were the tests still fail, and people are told', async () => {
    const scene = await openScene({ agent: bendsTests, inputs: { 'verify-rounds': '0' } })
    expect((await scene.turn(scene.failed)).outputs).toMatchObject({ outcome: 'pushed' })
    expect(scene.status()).toContain('but only with the test files that the agent changed')
    expect(scene.status()).toContain('Look at this twice')
  })

  test('do not decide when they are new and loaded unasked, either', async () => {
    const agent = `import { writeFileSync } from 'node:fs'\nwriteFileSync('test/setup.js', "import assert from 'node:assert/strict'\\nassert.equal = assert.deepEqual = () => {}\\n")`
    const command = 'if [ -e test/setup.js ]; then node --import ./test/setup.js --test {files}; else node --test {files}; fi'
    const scene = await openScene({ agent, inputs: { 'verify-rounds': '0', 'verify-command': command } })
    expect((await scene.turn(scene.failed)).outputs).toMatchObject({ outcome: 'pushed' })
    expect(scene.status()).toContain('but only with the test files that the agent changed')
    expect(scene.status()).toContain('A file is new that a test runner loads by itself')
    expect(pushed(scene, 'test/setup.js')).toContain('assert.equal')
  })

  test('[row 29, one job] that are skipped have passed nothing', async () => {
    const scene = await openScene({ agent: skipsTests, inputs: { 'verify-rounds': '0' } })
    expect((await scene.turn(scene.failed)).outputs).toMatchObject({ outcome: 'pushed' })
    expect(scene.status()).toContain('0 of 3 failing tests now pass here.')
    expect(scene.status()).toContain('Look at this twice')
  })

  test('[row 29, one job] block the push where that is asked for', async () => {
    const scene = await openScene({ agent: bendsTests, inputs: { 'verify-rounds': '0', 'test-changes': 'block' } })
    const before = await scene.world.head(branch)
    expect((await scene.turn(scene.failed)).outputs).toMatchObject({ outcome: 'blocked' })
    expect(await scene.world.head(branch)).toBe(before)
  })

  test('are pushed as the agent left them', async () => {
    const scene = await openScene({
      agent: `${repairsAll}\nwriteFileSync('test/cart.test.js', readFileSync('test/cart.test.js', 'utf8') + '// looked at\\n')`,
    })
    expect((await scene.turn(scene.failed)).outputs).toMatchObject({ outcome: 'pushed' })
    expect(scene.status()).toContain('with the test files as they were, too')
    expect(pushed(scene, 'test/cart.test.js')).toMatch(/\/\/ looked at\n$/)
  })
})

describe('commands of the maintainer', () => {
  test('that repair everything save the agent', async () => {
    const scene = await openScene({ agent: 'process.exit(1)' })
    const result = await scene.turn(scene.failed, { inputs: { 'fix-commands': program('fixer.mjs', repairsAll, scene) } })
    expect(result.outputs).toMatchObject({ outcome: 'pushed' })
    expect(scene.agentStarts()).toBe(0)
    expect(scene.status()).toContain('The commands in `fix-commands` did it, so no model was asked.')
  })

  test('that repair a part leave the rest to the agent, on top of what they did', async () => {
    const scene = await openScene({ agent: repairsAll })
    const fixer = program(
      'fixer.mjs',
      "import { readFileSync, writeFileSync } from 'node:fs'\nwriteFileSync('src/cart.js', readFileSync('src/cart.js', 'utf8') + '// formatted\\n')",
      scene,
    )
    expect((await scene.turn(scene.failed, { inputs: { 'fix-commands': `${fixer}\nno-such-fixer` } })).outputs).toMatchObject({
      outcome: 'pushed',
    })
    expect(scene.agentStarts()).toBe(1)
    expect(pushed(scene, 'src/cart.js')).toMatch(/\/\/ formatted\n$/)
  })

  test('see no secret, and run before anything is proven', async () => {
    const scene = await openScene()
    const seen = join(scene.world.root, 'seen.json')
    const setup = program(
      'setup.mjs',
      `import { writeFileSync } from 'node:fs'\nwriteFileSync(${JSON.stringify(seen)}, JSON.stringify(process.env))`,
      scene,
    )
    const result = await scene.turn(scene.failed, {
      inputs: { 'setup-command': setup, 'agent-env': 'MODEL_KEY' },
      environment: { MODEL_KEY: 'very-secret-key' },
    })
    expect(result.outputs).toMatchObject({ outcome: 'pushed' })
    const environment = readFileSync(seen, 'utf8')
    expect(environment).toContain('"HOME"')
    expect(environment).not.toContain('very-secret-key')
    expect(environment).not.toMatch(/GITHUB_|ACTIONS_|INPUT_|app-token/)
  })

  test("leave files behind that are nobody's repair", async () => {
    const scene = await openScene({ agent: changesNothing })
    const setup = program('setup.mjs', "import { writeFileSync } from 'node:fs'\nwriteFileSync('junk.txt', 'left behind')", scene)
    expect((await scene.turn(scene.failed, { inputs: { 'setup-command': setup } })).outputs).toMatchObject({ outcome: 'unchanged' })
    scene.play(repairsAll)
    expect(
      (await scene.turn(commentEvent(scene, 'maria', '/codality retry'), { inputs: { 'setup-command': setup } })).outputs,
    ).toMatchObject({ outcome: 'pushed' })
    expect(() => pushed(scene, 'junk.txt')).toThrow(/junk\.txt/)
  })

  test("show the failures again in the maintainer's own way", async () => {
    const scene = await openScene({ inputs: { 'verify-command': 'node --test {files}' } })
    expect((await scene.turn(scene.failed)).outputs).toMatchObject({ outcome: 'pushed' })
    expect(scene.status()).toContain('3 of 3 failing tests now pass here.')
  })
})
