import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Diagnostic } from '../../src/core/model/diagnostic.ts'
import { type Fixed, WorkLost } from '../../src/core/model/fixed.ts'
import type { Entered, Stage } from '../../src/core/model/stage.ts'
import { tellWarning, type Warning } from '../../src/core/model/warning.ts'
import { secondsOf } from '../../src/core/model/work.ts'
import { processes } from '../../src/shell/processes.ts'
import { programs } from '../../src/shell/programs.ts'
import type { Workshop } from '../../src/work/place.ts'
import { type News, work } from '../../src/work/work.ts'
import { diagnostic, report } from '../support/builders.ts'
import { repositoryOf } from '../support/repository.ts'

let root = ''
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'work-'))
  writeFileSync(clockFile(), '0')
})
afterEach(() => rmSync(root, { recursive: true, force: true }))

/** The time in minutes, which goes on only when a command says so. */
function clockFile(): string {
  return join(root, 'minutes')
}

function minutes(): number {
  return Number(readFileSync(clockFile(), 'utf8'))
}

/** A shell command that takes so many minutes. */
function takes(count: number): string {
  return `echo $(($(cat ${clockFile()}) + ${count})) > ${clockFile()}`
}

interface Given {
  /** A shell command. */
  readonly agent: string
  readonly verify: string
  readonly setup?: string
  readonly rounds?: number
  readonly news?: News
  readonly stop?: AbortSignal
  /** Hears of the stages. */
  readonly entered?: Entered
  /** Hears what the people at the log hear. */
  readonly hear?: (line: string) => void
}

const failed = (id: string): Diagnostic => diagnostic({ id, file: 'src/n', testFile: null, test: null, kind: 'lint', message: id })

/** Works on a repository with the files `src/n` and `src/m`, in which one thing has failed; an agent may work for ten minutes. */
function run({
  agent,
  verify,
  setup,
  rounds = 0,
  news,
  stop = new AbortController().signal,
  entered = () => Promise.resolve(),
  hear = () => undefined,
}: Given): Promise<Fixed> {
  const { commit, workspace } = repositoryOf(root, { 'src/n': '1\n', 'src/m': '1\n' })
  const log = { info: hear, warn: (warning: Warning) => hear(tellWarning(warning)) }
  const environment = { PATH: [dirname(process.execPath), process.env['PATH']].join(':') }
  const running = processes({
    environment,
    cancelled: new AbortController().signal,
    log: () => undefined,
    warn: () => undefined,
    keepsUser: true,
  })
  const mcp = { program: '', script: '' }
  const shop: Workshop = {
    workspace,
    processes: running,
    programs: programs({ environment, consent: 'all', temp: root, processes: running, mcp, log }),
    mcp,
    clock: { now: () => minutes() * 60_000, wait: () => Promise.resolve(), cancelled: () => false },
    log,
  }
  return work(
    {
      commit,
      baseBranch: null,
      failures: [failed('first')],
      known: [failed('first')],
      omitted: 0,
      news: news ?? null,
      maxCostUsd: null,
      takesReplies: false,
      stop,
      isWanted: () => Promise.resolve(true),
      entered,
      prepare: () => Promise.resolve(() => ({ text: 'brief', failures: '[]' })),
    },
    {
      agent: {
        chain: [{ name: 'command', model: null, version: null, args: [] }],
        command: agent,
        timeoutMinutes: 10,
        maxTurns: null,
        maxParallel: 1,
        environment: [],
      },
      proof: { setup: setup ?? null, fixers: [], verify, rounds, minutes: 300 },
    },
    shop,
  )
}

describe('the minutes of the agents', () => {
  test('are those of their own work: no set-up, no proof and no waiting for CI takes any', async () => {
    const letGo = Promise.withResolvers<undefined>()
    const news: News = {
      follow: async (tell) => {
        await letGo.promise
        writeFileSync(clockFile(), String(minutes() + 100))
        await tell({ state: 'ended', jobs: [], report: report(), logs: new Map(), note: '' })
      },
      repairable: () => [],
    }
    const hear = (line: string): void => {
      if (line.includes('CI is waited for')) letGo.resolve(undefined)
    }
    const { work: done } = await run({
      setup: takes(30),
      verify: `${takes(60)}; grep -q 9 src/n`,
      agent: `${takes(3)}; echo 8 >> src/n`,
      rounds: 2,
      news,
      hear,
    })
    expect(minutes()).toBe(30 + 4 * 60 + 3 * 3 + 100)
    expect(done.runs.map(({ seconds, ended }) => `${ended} after ${seconds} s`)).toEqual([
      'finished after 180 s',
      'finished after 180 s',
      'finished after 180 s',
    ])
    expect(done.ci).toBe('ended')
  })

  test('are shared by all rounds: when none is left nobody is asked again', async () => {
    const { work: done } = await run({ verify: `${takes(60)}; grep -q 9 src/n`, agent: `${takes(3)}; echo 8 >> src/n`, rounds: 9 })
    expect(done.rounds).toBe(4)
    expect(secondsOf(done)).toBe(12 * 60)
  })
})

test('what an agent took is known when the work cannot go on after it', async () => {
  const lost = await run({
    verify: 'grep -q 2 src/n',
    agent: `${takes(4)}; echo 2 > src/n; scratch=$(dirname "$HOME"); rm -rf "$scratch"; touch "$scratch"`,
  }).catch((error: unknown) => error)
  expect(lost).toBeInstanceOf(WorkLost)
  expect(lost instanceof WorkLost ? lost.work : null).toMatchObject({
    rounds: 1,
    by: 'agent',
    runs: [{ agent: 'command', ended: 'finished', seconds: 240 }],
    proof: { kind: 'not-run' },
  })
})

test("what a set-up and the first run leave behind is nobody's work, though a failure comes meanwhile", async () => {
  const news: News = {
    follow: (tell) => tell({ state: 'ended', jobs: [], report: report([failed('first'), failed('second')]), logs: new Map(), note: '' }),
    repairable: ({ diagnostics }) => diagnostics,
  }
  const { change, work: done } = await run({
    setup: 'echo x > junk; echo y >> src/m',
    verify: 'echo seen > seen; grep -q 2 src/n',
    agent: 'echo 2 > src/n',
    news,
  })
  expect(done.proof).toMatchObject({ kind: 'run', of: 2, passing: 2 })
  expect(change?.files.map(({ path }) => path)).toEqual(['src/n'])
})

test('each stage is told when it begins: agents when they really start, a proof where there is something to prove', async () => {
  const stages: Stage[] = []
  const entered = (stage: Stage): Promise<void> => Promise.resolve(void stages.push(stage))
  await run({ verify: 'grep -q 2 src/n', agent: 'if [ -e once ]; then echo 2 > src/n; else touch once; fi', rounds: 1, entered })
  const [working, verifying] = [
    { kind: 'working', agent: 'command' },
    { kind: 'verifying', of: 1, what: 'failures' },
  ]
  expect(stages).toEqual([working, verifying, working, verifying])
  stages.length = 0
  await run({ verify: 'true', agent: 'echo 2 > src/n', entered })
  expect(stages).toEqual([working])
})

describe('no agent is started once it is known, after its start was shown, that', () => {
  const agent = (): string => `touch ${join(root, 'started')}; echo 2 > src/n`

  test('the pull request was closed or has moved', async () => {
    const [shown, told] = [Promise.withResolvers<undefined>(), Promise.withResolvers<undefined>()]
    const news: News = {
      follow: async (tell) => {
        await shown.promise
        await tell({ state: 'superseded', jobs: [], report: null, logs: new Map(), note: '' })
        told.resolve(undefined)
      },
      repairable: () => [],
    }
    const entered = (): Promise<undefined> => {
      shown.resolve(undefined)
      return told.promise
    }
    const { result, change, work: done } = await run({ verify: 'grep -q 2 src/n', agent: agent(), news, entered })
    expect({ result, change, ci: done.ci }).toMatchObject({ result: { kind: 'failed', why: 'cancelled' }, change: null, ci: 'superseded' })
    expect(existsSync(join(root, 'started'))).toBe(false)
  })

  test('nobody wants the work any more', async () => {
    const stop = new AbortController()
    const entered = (): Promise<void> => {
      stop.abort()
      return Promise.resolve()
    }
    const { result, change } = await run({ verify: 'grep -q 2 src/n', agent: agent(), stop: stop.signal, entered })
    expect({ result, change }).toMatchObject({ result: { kind: 'failed', why: 'cancelled' }, change: null })
    expect(existsSync(join(root, 'started'))).toBe(false)
  })
})
