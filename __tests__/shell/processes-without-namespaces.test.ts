import { spawnSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Exit } from '../../src/core/model/agent.ts'
import { processes } from '../../src/shell/processes.ts'

const path = process.env['PATH']
const root = mkdtempSync(join(tmpdir(), 'processes-'))

/** A machine whose PATH has no `unshare`, so that nothing but groups and marks holds a process. */
beforeAll(() => {
  mkdirSync(join(root, 'bin'))
  mkdirSync(join(root, 'checkout'))
  for (const program of ['sh', 'sleep', 'setsid'])
    symlinkSync(spawnSync('/bin/sh', ['-c', `command -v ${program}`], { encoding: 'utf8' }).stdout.trim(), join(root, 'bin', program))
  process.env['PATH'] = join(root, 'bin')
})
afterAll(() => {
  process.env['PATH'] = path
  rmSync(root, { recursive: true, force: true, maxRetries: 3 })
})

function run(script: string, minutes = 1): Promise<Exit> {
  return processes({ environment: process.env, cancelled: new AbortController().signal, log: () => undefined, warn: () => undefined }).run(
    { program: '/bin/sh', args: ['-c', script], stdin: '', environment: {}, passes: [], files: {} },
    { folder: join(root, 'checkout'), scratch: join(root, 'scratch'), home: join(root, 'scratch/home'), minutes, passes: [] },
  )
}

function living(text: string): readonly string[] {
  return readdirSync('/proc').filter((pid) => {
    try {
      return /^\d+$/.test(pid) && readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(text)
    } catch {
      return false
    }
  })
}

const daemon = (token: string): string =>
  `setsid sh -c 'trap "" TERM HUP; echo up > ${token}; while :; do sleep 1; done' ${token} & while ! test -s ${token}; do :; done`

test('a daemon is gone when the program has ended', async () => {
  const token = randomUUID()
  expect(await run(`${daemon(token)}; exit 4`)).toMatchObject({ code: 4, stopped: null })
  expect(living(token)).toEqual([])
})

test('a program that traps the signal and its daemon are gone after the deadline', async () => {
  const token = randomUUID()
  expect(await run(`trap '' TERM; ${daemon(token)}; while :; do sleep 1; done`, 1 / 60)).toMatchObject({
    stopped: 'deadline',
    signal: 'SIGKILL',
  })
  expect(living(token)).toEqual([])
})

test('a program that is not there could not be started', async () => {
  const exit = await processes({
    environment: process.env,
    cancelled: new AbortController().signal,
    log: () => undefined,
    warn: () => undefined,
  }).run(
    { program: join(root, 'no-such-agent'), args: [], stdin: 'x', environment: {}, passes: [], files: {} },
    { folder: join(root, 'checkout'), scratch: join(root, 'scratch'), home: join(root, 'scratch/home'), minutes: 1, passes: [] },
  )
  expect(exit).toMatchObject({ code: null, signal: null, stopped: null })
  expect(exit.startError).toContain('no-such-agent')
})
