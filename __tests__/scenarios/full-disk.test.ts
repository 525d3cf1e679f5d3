import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { forms } from '../../testbed/scoreboard/rows.ts'
import { turnIn } from '../support/forms.ts'
import { branch, claims, nextRun, openScene, repairsAll, type Scene } from '../support/scene.ts'

/** Whatever is written there finds the disk full. */
function fill(scene: Scene, path: string): void {
  const file = join(scene.world.root, path)
  mkdirSync(join(file, '..'), { recursive: true })
  symlinkSync('/dev/full', file)
}

const namespaces = [...(process.getuid?.() === 0 ? [] : ['--user', '--map-root-user']), '--mount', '--']
const mayMount = spawnSync('unshare', [...namespaces, 'mount', '-t', 'tmpfs', 'tmpfs', '/mnt'], { stdio: 'ignore' }).status === 0
if (!mayMount)
  process.stderr.write('SKIPPED: this machine lets nobody mount a small disk, so a disk that an agent really fills is not tried here.\n')

/** The action on a machine whose disk for temporary files holds 16 MB. The mount goes with the process. */
function onSmallDisk(): string {
  const folder = mkdtempSync(join(tmpdir(), 'small-disk-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const [entry, inside] = [join(folder, 'index.mjs'), join(folder, 'inside.mjs')]
  // No shell in between: it would drop the inputs, whose names are none of a variable.
  const runs = (program: string, args: readonly string[]): string =>
    `process.exitCode = spawnSync(${program}, ${JSON.stringify(args)}, { stdio: 'inherit' }).status ?? 1\n`
  writeFileSync(entry, `import { spawnSync } from 'node:child_process'\n${runs("'unshare'", [...namespaces, process.execPath, inside])}`)
  writeFileSync(
    inside,
    `import { execFileSync, spawnSync } from 'node:child_process'\nexecFileSync('mount', ['-t', 'tmpfs', '-o', 'size=16m,mode=0755', 'tmpfs', process.env.RUNNER_TEMP])\n${runs('process.execPath', [join(import.meta.dirname, '../../dist/index.js')])}`,
  )
  return entry
}

/** Repairs, then writes until nothing more can be written, first where git and then where its own temporary files are. */
const fillsTheDisk = `${repairsAll}
import { openSync, writeSync } from 'node:fs'
for (const path of ['.git/fill', process.env.TMPDIR + '/fill'])
  for (let size = 1 << 20; size > 0; size >>= 1)
    try {
      const file = openSync(path, 'a')
      for (;;) writeSync(file, Buffer.alloc(size, 1))
    } catch ({ code }) {
      if (size === 1) console.log('met', code, 'in', path)
    }
`

describe.each(forms)('[row 41, %s] an agent that fills the disk to its last byte', (form) => {
  test.skipIf(!mayMount)('has its comment ended and its attempt counted, and nothing of its work is pushed', async () => {
    const scene = await openScene({ entry: onSmallDisk(), agent: fillsTheDisk, inputs: { 'verify-rounds': '0' } })
    const before = await scene.world.head(branch)
    const results = await turnIn(form, scene, scene.failed)
    const said = results.map(({ stdout }) => stdout).join('\n')
    expect(said).toContain('met ENOSPC in .git/fill')
    expect(results.at(-1)?.outputs).toMatchObject(
      form === 'one job' ? { outcome: 'crashed' } : { outcome: 'agent-failed', reason: 'no-result' },
    )
    expect(form === 'one job' ? scene.status() : said).toContain('ENOSPC: no space left on device')
    expect(scene.status()).not.toContain('Working on this')
    expect(await scene.world.head(branch)).toBe(before)
    expect(claims(scene)).toEqual(['0/1.1'])
  })
})

describe('a disk that is full', () => {
  test('[row 41, three jobs] when the gate hands over: the comment ends, the attempt counts, and the next event goes on', async () => {
    const scene = await openScene()
    const before = await scene.world.head(branch)
    fill(scene, 'handover-gate/triage.json')
    const results = await turnIn('three jobs', scene, scene.failed)
    expect(results.map(({ outputs }) => outputs['outcome'])).toEqual(['crashed'])
    expect(scene.status()).toContain('ENOSPC')
    expect(scene.status()).not.toContain('Working on this')
    expect([scene.agentStarts(), await scene.world.head(branch)]).toEqual([0, before])
    expect(claims(scene)).toEqual(['0/1.1'])

    rmSync(join(scene.world.root, 'handover-gate/triage.json'))
    await scene.world.pushAs('maria', branch, { 'NOTES.md': 'x\n' }, 'Write notes')
    const next = await turnIn('three jobs', scene, await nextRun(scene))
    expect(next.at(-1)?.outputs).toMatchObject({ outcome: 'pushed', attempt: '2' })
  })

  test('[row 41, three jobs] when the job with the agent hands over: the last job says that nothing came', async () => {
    const scene = await openScene()
    const before = await scene.world.head(branch)
    fill(scene, 'handover-agent/fix.json')
    const results = await turnIn('three jobs', scene, scene.failed)
    expect(results.map(({ exitCode, outputs }) => [exitCode, outputs['outcome'] ?? ''])).toEqual([
      [0, ''],
      [1, ''],
      [0, 'agent-failed'],
    ])
    expect(results[1]?.annotations[0]?.message).toContain('ENOSPC')
    expect(scene.status()).toContain('The agent left no result')
    expect(scene.status()).not.toContain('Working on this')
    expect(await scene.world.head(branch)).toBe(before)
  })

  test('[row 41, one job] when the report is written: all else is done and said, and a warning tells of it', async () => {
    const scene = await openScene()
    fill(scene, 'report/report.json')
    const result = await scene.turn(scene.failed, { inputs: { handover: join(scene.world.root, 'report') } })
    expect(result.outputs).toMatchObject({ outcome: 'pushed', 'commit-sha': await scene.world.head(branch), 'report-path': '' })
    expect(
      result.annotations.map(({ level, message }) => [level, message.includes('could not be kept') && message.includes('ENOSPC')]),
    ).toContainEqual(['warning', true])
    expect(scene.status()).toContain('Done — pushed new changes')
  })

  test.each(['gate', 'apply'])(
    '[row 41, three jobs] when the %s tells how it ended: people are not left with a comment that says work goes on',
    async (job) => {
      const scene = await openScene()
      const outputs = join(scene.world.root, 'full-output')
      symlinkSync('/dev/full', outputs)
      const results = await turnIn('three jobs', scene, scene.failed, {
        mainEnvOf: (name) => (name === job ? { GITHUB_OUTPUT: outputs } : {}),
      })
      expect(results.at(-1)?.exitCode).toBe(1)
      expect(scene.status()).toContain(job === 'gate' ? 'ENOSPC' : 'Done — pushed new changes')
      expect(scene.status()).not.toContain('Working on this')
    },
  )
})
