import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'

/** Nothing outside is touched by what is tried within. */
const namespace = ['--user', '--map-current-user', '--pid', '--fork', '--kill-child', '--mount-proc', '--']
const isIsolated = spawnSync('unshare', [...namespace, 'true']).status === 0

test.runIf(isIsolated).each([
  ["is ended where the machine is the job's own, and nobody else's process is", 'end', ['others-child']],
  ["lives on where the machine is somebody's", 'leave', ['daemon', 'others-child']],
])('without namespaces a daemon that wiped its environment %s', (_, what, living) => {
  const root = mkdtempSync(join(tmpdir(), 'strays-'))
  onTestFinished(() => rmSync(root, { recursive: true, force: true }))
  const bin = join(root, 'bin')
  mkdirSync(bin)
  for (const program of ['sh', 'sleep', 'setsid', 'env'])
    symlinkSync(spawnSync('/bin/sh', ['-c', `command -v ${program}`], { encoding: 'utf8' }).stdout.trim(), join(bin, program))
  // The shell is the first process there, which adopts what is left behind.
  const inner = [
    '/bin/sh',
    '-c',
    'PATH="$1"; shift; "$@"; exit $?',
    'sh',
    bin,
    process.execPath,
    join(import.meta.dirname, '../support/stray-driver.ts'),
    root,
    what,
  ]
  const { stdout, stderr } = spawnSync('unshare', [...namespace, ...inner], { encoding: 'utf8', timeout: 60_000 })
  expect(stdout, stderr).toBe(JSON.stringify({ code: 7, living }))
})
