import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { noAccount } from '../../src/core/model/account.ts'
import { unknownUsage } from '../../src/core/model/agent.ts'
import type { Fixed } from '../../src/core/model/fixed.ts'
import { joinWork } from '../../src/work/side-by-side.ts'
import { diagnostic, exit, work } from '../support/builders.ts'
import { repositoryOf } from '../support/repository.ts'

let root = ''
beforeEach(() => void (root = mkdtempSync(join(tmpdir(), 'side-by-side-'))))
afterEach(() => rmSync(root, { recursive: true, force: true }))

const names = ['a', 'b', 'c']

/** Three changes that each repair their failure alone, and of which only the first does together with others. `during`: is told the number of each run. */
async function joinThree(
  minutesOfRun: number,
  during: (run: number, stop: () => void) => void = () => undefined,
): Promise<{ readonly minutes: readonly number[]; readonly paths: readonly string[]; readonly summary: string | null }> {
  const { commit, workspace } = repositoryOf(root, Object.fromEntries(names.map((name) => [`${name}.txt`, 'old\n'])))
  const stop = new AbortController()
  const minutes: number[] = []
  // Before the change, with all of them, with the first, with the first two, with the first and the third.
  const codes = [1, 1, 0, 1, 1]
  const processes: Parameters<typeof joinWork>[3]['processes'] = {
    freshHome: () => Promise.reject(new Error('no agent is asked')),
    run: (_, place) => {
      minutes.push(place.minutes)
      during(minutes.length, () => stop.abort())
      return Promise.resolve(
        stop.signal.aborted ? exit({ code: null, stopped: 'cancelled' }) : exit({ code: codes[minutes.length - 1] ?? 1 }),
      )
    },
  }
  const clock = { now: () => minutes.length * minutesOfRun * 60_000, wait: () => Promise.resolve(), cancelled: () => false }
  const failures = names.map((name) => diagnostic({ id: name, kind: 'lint', test: null, testFile: null, file: `${name}.txt` }))
  const parts = names.map((name): Fixed => ({
    result: { kind: 'finished', summary: null, usage: unknownUsage },
    change: {
      base: commit,
      files: [{ path: `${name}.txt`, status: 'modified', oldMode: '100644', newMode: '100644', content: 'bmV3Cg==' }],
      oversize: null,
    },
    leaks: [],
    work: work({
      proof: { kind: 'run', of: 1, passing: 1, what: 'failures', timedOut: false, unproven: 0, originals: 'untouched', output: '' },
    }),
    replies: [],
    report: null,
    account: noAccount,
  }))
  const choices = {
    agent: { chain: [], command: null, timeoutMinutes: 5, maxTurns: null, maxParallel: 3, environment: [] },
    proof: { setup: null, fixers: [], verify: 'check', rounds: 0, minutes: 5 },
  }
  const shop = {
    workspace,
    processes,
    programs: { find: () => Promise.reject(new Error('no agent is asked')), lend: () => Promise.reject(new Error('no agent is asked')) },
    mcp: { program: '', script: '' },
    clock,
    log: { info: () => undefined, warn: () => undefined },
  }
  const { change, result } = await joinWork(
    parts,
    { commit, baseBranch: null, stop: stop.signal, failures, known: failures, omitted: 0 },
    choices,
    shop,
  )
  return { minutes, paths: change?.files.map(({ path }) => path) ?? [], summary: result.kind === 'finished' ? result.summary : null }
}

const whole = ['a.txt', 'b.txt', 'c.txt']

test('what breaks the others is left out where there is time to see it', async () => {
  expect(await joinThree(0)).toMatchObject({
    minutes: [5, 5, 5, 5, 5],
    paths: ['a.txt'],
    summary: expect.stringContaining('2 changes break what the others repair') as string,
  })
})

test('all tries together take no longer than one proof may, and what they do not reach is blamed for nothing', async () => {
  expect(await joinThree(3)).toEqual({ minutes: [5, 5, 5, 2], paths: whole, summary: '3 agents worked side by side.' })
})

test.each([3, 5])(
  'work that nobody wants any more is tried no further, and what was ended in its run %i is blamed for nothing',
  async (last) => {
    const { minutes, paths, summary } = await joinThree(0, (run, stop) => {
      if (run === last) stop()
    })
    expect([minutes.length, paths, summary]).toEqual([last, whole, '3 agents worked side by side.'])
  },
)
