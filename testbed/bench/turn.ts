import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { issueCommentCreated } from '../events.ts'
import { bug, fixes } from '../project-bug.ts'
import { openWorld } from '../world.ts'
import { median, publish } from './publish.ts'

const rounds = 15
const run = promisify(execFile)
const entry = fileURLToPath(new URL('../../dist/index.js', import.meta.url))

/** Wall time in milliseconds of one process from its start to its end. */
async function time(file: string, environment: Readonly<Record<string, string>>): Promise<number> {
  const started = performance.now()
  await run(process.execPath, [file], { env: environment })
  return performance.now() - started
}

/** An ignored turn beside an empty script and beside what @actions/core costs by itself, by turns in one run. */
async function ignoredTurn(): Promise<{ readonly empty: number; readonly ignored: number }> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-'))
  try {
    const [empty, event, output, summary] = ['empty.mjs', 'event.json', 'output', 'summary'].map((name) => join(folder, name)) as [
      string,
      string,
      string,
      string,
    ]
    for (const file of [empty, output, summary]) writeFileSync(file, '')
    writeFileSync(
      event,
      JSON.stringify({
        action: 'created',
        issue: { number: 1, pull_request: {} },
        comment: { id: 4, body: 'Deployed.', created_at: '2026-01-01T00:00:00Z', user: { login: 'deploy[bot]', type: 'Bot' } },
      }),
    )
    const environment = {
      PATH: process.env['PATH'] ?? '',
      INPUT_TOKEN: 'x',
      'INPUT_AGENT-COMMAND': 'true',
      GITHUB_EVENT_NAME: 'issue_comment',
      GITHUB_EVENT_PATH: event,
      GITHUB_REPOSITORY: 'a/b',
      GITHUB_OUTPUT: output,
      GITHUB_STEP_SUMMARY: summary,
      RUNNER_TEMP: folder,
    }
    const times = { empty: [] as number[], ignored: [] as number[] }
    for (let round = 0; round < rounds; round += 1) {
      times.empty.push(await time(empty, environment))
      times.ignored.push(await time(entry, environment))
    }
    if (!readFileSync(output, 'utf8').includes('ignored')) throw new Error('The turn was not ignored')
    return { empty: median(times.empty), ignored: median(times.ignored) }
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** A whole repair turn with one failed job, less the time of its agent, which is a shell command that takes none. */
async function repairTurn(
  checkRuns: 'true' | 'false',
): Promise<{ readonly milliseconds: number; readonly calls: number; readonly ignoredCalls: number }> {
  const milliseconds: number[] = []
  let [calls, ignoredCalls] = [0, 0]
  for (let round = 0; round < 5; round += 1) {
    const world = await openWorld()
    try {
      const pull = await world.openPull({ branch: 'discounts', title: 'Add discounts', author: 'maria', files: bug })
      await world.ci.idle()
      const last = world.state.runs.at(-1)
      const [opened] = world.state.pulls
      if (last === undefined || opened === undefined) throw new Error('CI did not run')
      const inputs = {
        'check-runs': checkRuns,
        'agent-command': fixes.map(({ path, wrong, right }) => `sed -i 's|${wrong}|${right}|' ${path}`).join(' && '),
      }
      const before = world.standIn.requests.length
      const result = await world.turn(await world.runEvent(last), { inputs }).result
      if (result.outputs['outcome'] !== 'pushed') throw new Error(`The turn ended as ${result.outputs['outcome'] ?? 'nothing'}`)
      calls = world.standIn.requests.slice(before).filter(({ path }) => path.startsWith('/api/')).length
      milliseconds.push(result.milliseconds)
      await world.ci.idle()
      const quiet = world.standIn.requests.length
      await world.turn(issueCommentCreated(world.state, world.comment(pull, 'renovate[bot]', 'Rebased.'), opened), { inputs }).result
      ignoredCalls = world.standIn.requests.length - quiet
    } finally {
      await world.close()
    }
  }
  return { milliseconds: median(milliseconds), calls, ignoredCalls }
}

const ignored = await ignoredTurn()
const repair = await repairTurn('false')
const shown = await repairTurn('true')
publish('turn', 'A turn', [
  ['what', 'figure', 'goal'],
  ["a bot's comment, ignored: wall time against an empty Node script", `${(ignored.ignored / ignored.empty).toFixed(2)}x`, 'at most 3x'],
  ["a bot's comment, ignored: API calls", String(repair.ignoredCalls), '0'],
  ['a repair with one failed job, `check-runs: false`: API calls', String(repair.calls), 'at most 20'],
  ['the same with its checks, which show six stages and the readiness to merge: API calls', String(shown.calls), 'at most 28'],
  [
    'a repair with one failed job and its checks, the agent taking no time: wall time',
    `${(shown.milliseconds / 1_000).toFixed(2)} s`,
    'at most 3 s',
  ],
])
