import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import type { Form } from '../../testbed/scoreboard/rows.ts'
import { openScene, repairsAll } from '../support/scene.ts'

const form: Form = 'one job'

/** A copy of the action that whoever runs a job may write. */
function copyAction(): string {
  const action = mkdtempSync(join(tmpdir(), 'action-'))
  onTestFinished(() => rmSync(action, { recursive: true, force: true }))
  for (const name of ['dist', 'action.yml']) cpSync(join(import.meta.dirname, '../..', name), join(action, name), { recursive: true })
  return join(action, 'dist')
}

/** The programs of a machine that has no `unshare`, so that nothing keeps the agent from what the job may write. */
function binWithoutUnshare(root: string): string {
  const bin = join(root, 'bin')
  mkdirSync(bin)
  for (const name of ['sh', 'git'])
    symlinkSync(realpathSync(spawnSync('/bin/sh', ['-c', `command -v ${name}`], { encoding: 'utf8' }).stdout.trim()), join(bin, name))
  symlinkSync(process.execPath, join(bin, 'node'))
  return bin
}

/** Source of a program that puts code before all that is in the scripts of the action. They work on as before, and each that is run says so. */
function plantsCode(dist: string, markers: string): string {
  return `
import { readdirSync as list, readFileSync as load, writeFileSync as save } from 'node:fs'
for (const name of list(${JSON.stringify(dist)}).filter((one) => one.endsWith('.js'))) {
  const path = ${JSON.stringify(`${dist}/`)} + name
  save(path, 'process.getBuiltinModule("node:fs").writeFileSync(' + JSON.stringify(${JSON.stringify(`${markers}/`)} + name) + ', "");\\n' + load(path, 'utf8').replace(/^#!.*/, ''))
}
`
}

test.each(['agent', 'set-up'] as const)(
  `[row 12, ${form}] where nothing keeps the %s from writing the files of the action, none of what it wrote is run by the same turn`,
  async (who) => {
    const dist = copyAction()
    const scene = await openScene({ entry: join(dist, 'index.js') })
    const { root } = scene.world
    const markers = join(root, 'markers')
    mkdirSync(markers)
    const planter = join(root, 'planter.mjs')
    writeFileSync(planter, plantsCode(dist, markers))
    scene.play(`${who === 'agent' ? `await import(${JSON.stringify(planter)})\n` : ''}${repairsAll}`)
    const result = await scene.turn(scene.failed, {
      inputs: who === 'agent' ? {} : { 'setup-command': `"${process.execPath}" "${planter}"` },
      // With a token to keep things with the run, there is still something to load when the agent has ended.
      mainEnv: { PATH: binWithoutUnshare(root), ACTIONS_RUNTIME_TOKEN: 'canary-runtime' },
    })
    expect(result.stdout).toContain('`unshare`')
    expect(result.outputs).toMatchObject({ outcome: 'pushed' })
    const written = readdirSync(dist).filter((name) => name.endsWith('.js'))
    expect(written.filter((name) => !readFileSync(join(dist, name), 'utf8').includes(markers))).toEqual([])
    expect(readdirSync(markers)).toEqual([])

    // The next turn would run it, so it is there and can be seen.
    spawnSync(process.execPath, [join(dist, 'index.js')], { env: {}, timeout: 30_000 })
    expect(readdirSync(markers)).toContain('index.js')
  },
  120_000,
)
