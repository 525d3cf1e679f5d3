/**
 * Real agents through the real action: `npm run test:agents -- [PART OF A TITLE]`. The network is taken away first, so that all that
 * an agent reaches is this machine: the scripted model and the stand-in for GitHub.
 */
import { spawn, spawnSync } from 'node:child_process'
import { mkdtemp } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { bug } from '../project-bug.ts'
import type { WebhookEvent } from '../events.ts'
import type { JobRecipe } from '../github/state.ts'
import type { RunningAction, RunResult } from '../runner.ts'
import { openWorld, type World } from '../world.ts'
import { plant } from './hostile-files.ts'
import { startModel } from './model.ts'
import { type Ended, type Scenario, scenarios } from './scenarios.ts'

const here = fileURLToPath(new URL('.', import.meta.url))
const isolated = 'CI_FEEDBACK_LOOP_ISOLATED'
const key = 'sk-test-0123456789'

/** Runs this program again in a network of its own with nothing but loopback; null where the machine does not allow that. */
function runWithoutNetwork(): number | null {
  const ways = [['--net'], ['--user', '--map-root-user', '--net']]
  const up = 'ip link set lo up && exec "$@"'
  const way = ways.find((options) => spawnSync('unshare', [...options, 'sh', '-c', up, 'sh', 'true'], { stdio: 'ignore' }).status === 0)
  if (way === undefined) return null
  return (
    spawnSync('unshare', [...way, 'sh', '-c', up, 'sh', process.execPath, ...process.execArgv, ...process.argv.slice(1)], {
      stdio: 'inherit',
      env: { ...process.env, [isolated]: 'yes' },
    }).status ?? 1
  )
}

/** Plays one scenario; gives what is not as it has to be. */
async function play(scenario: Scenario): Promise<readonly string[]> {
  const silent = await startModel([[{ error: 500 }]])
  const models = {
    claude: scenario.models.claude === undefined ? silent : await startModel(scenario.models.claude),
    codex: scenario.models.codex === undefined ? silent : await startModel(scenario.models.codex),
  }
  const world = await openWorld({ token: 'app-token' })
  try {
    const environment = {
      PATH: [join(here, 'node_modules/.bin'), dirname(process.execPath), '/usr/local/bin', '/usr/bin', '/bin'].join(':'),
      ANTHROPIC_API_KEY: key,
      ANTHROPIC_BASE_URL: models.claude.url,
      OPENAI_API_KEY: key,
      OPENAI_BASE_URL: `${models.codex.url}/v1`,
      ...scenario.environment,
    }
    const inputs = {
      agent: scenario.agent,
      'agent-model': modelsOf(scenario.agent),
      'agent-timeout-minutes': '1',
      'poll-seconds': '0.2',
      ...scenario.inputs,
    }
    const told: string[] = []
    const turn = (event: WebhookEvent): RunningAction => {
      const running = world.turn(event, { inputs, environment })
      // The next turn edits the comment, so it is read at the end of each.
      return { ...running, result: running.result.finally(() => told.push(world.statusComment(1)?.body ?? '')) }
    }
    if (scenario.jobs === undefined) world.autopilot(turn)
    const open = (): Promise<number> =>
      world.openPull({ branch: 'discounts', title: 'Add discounts', author: 'maria', files: { ...bug, ...scenario.files?.(world.root) } })
    const results =
      scenario.jobs === undefined ? (await open(), await world.settled()) : await playEarly(scenario.jobs(world.root), world, turn, open)
    return await judge(
      scenario,
      {
        world,
        results,
        told: { claude: models.claude.told, codex: models.codex.told },
        answered: { claude: models.claude.answered, codex: models.codex.answered },
        bare: (agent, files) => runBare(agent, files, world.root, environment),
      },
      told,
    )
  } finally {
    await world.close()
    await Promise.all([...new Set([silent, models.claude, models.codex])].map((model) => model.stop()))
  }
}

/** The first turn begins with CI; the second when CI of what it pushed has ended. */
async function playEarly(
  jobs: readonly JobRecipe[],
  world: World,
  turn: (event: WebhookEvent) => RunningAction,
  open: () => Promise<number>,
): Promise<readonly RunResult[]> {
  for (const workflow of world.state.workflows) Object.assign(workflow, { jobs })
  await open()
  const newest = async (): Promise<WebhookEvent> => {
    const run = world.state.runs.at(-1)
    if (run === undefined) throw new Error('CI did not run')
    return world.runEvent(run)
  }
  const begun = await newest()
  const first = await turn({ ...begun, payload: { ...begun.payload, action: 'in_progress' } }).result
  await world.ci.idle()
  return [first, await turn(await newest()).result]
}

async function runBare(
  agent: string,
  files: Readonly<Record<string, string>>,
  root: string,
  environment: Readonly<Record<string, string>>,
): Promise<void> {
  const folder = await mkdtemp(join(root, 'bare-'))
  await plant(folder, files)
  const child = spawn(join(here, 'node_modules/.bin', agent), ['-p'], {
    cwd: folder,
    env: { ...environment, HOME: folder },
    stdio: ['pipe', 'ignore', 'ignore'],
    timeout: 60_000,
  })
  child.stdin.end('Hello')
  await new Promise((resolve) => child.once('close', resolve))
}

/** Codex offers its shell in this form to models that it does not know. */
function modelsOf(agent: string): string {
  return agent.includes('codex') ? 'codex=gpt-test' : ''
}

async function judge(scenario: Scenario, ended: Ended, comments: readonly string[]): Promise<readonly string[]> {
  const { world, results } = ended
  const words = [...comments, ...world.state.comments.filter(({ author }) => author.endsWith('[bot]')).map(({ body }) => body)]
  const has = (text: string, part: string | RegExp): boolean => (typeof part === 'string' ? text.includes(part) : part.test(text))
  const turns = results.map(tellTurn)
  const checks: readonly (readonly [string, boolean])[] = [
    [`the turns end ${scenario.turns.join(', ')} (they ended ${turns.join(', ')})`, turns.join() === scenario.turns.join()],
    ...scenario.says.map((part) => [`a comment says ${String(part)}`, words.some((body) => has(body, part))] as const),
    ...(scenario.never ?? []).map((part) => [`no comment says ${String(part)}`, !words.some((body) => has(body, part))] as const),
    ['no comment holds the key', !words.some((body) => body.includes(key))],
    ['every request and answer fits the published description of the API', world.standIn.violations.length === 0],
    ['GitHub was asked for nothing that the stand-in does not know', world.standIn.unscripted.length === 0],
    ...((await scenario.check?.(ended)) ?? []),
  ]
  const wrong = checks.filter(([, holds]) => !holds).map(([that]) => that)
  return wrong.length === 0
    ? []
    : [
        ...wrong,
        ...comments.map((body) => `The comment:\n${body}`),
        ...results.map(({ stdout, stderr }) => `The log:\n${stdout.slice(-6_000)}${stderr.slice(-2_000)}`),
      ]
}

function tellTurn({ outputs }: RunResult): string {
  const outcome = outputs['outcome'] ?? ''
  return `${outcome} ${(outcome === 'pushed' ? outputs['attempt'] : outputs['reason']) ?? ''}`
}

async function main(): Promise<void> {
  const part = process.argv[2] ?? ''
  const chosen = scenarios.filter(({ title }) => title.includes(part))
  const failed: string[] = []
  for (const scenario of chosen) {
    const started = performance.now()
    const wrong = await play(scenario).catch((error: unknown) => [error instanceof Error ? (error.stack ?? error.message) : String(error)])
    console.log(`${wrong.length === 0 ? '✓' : '✗'} ${scenario.title} (${((performance.now() - started) / 1_000).toFixed(1)} s)`)
    for (const line of wrong) console.log(`    ${line.replaceAll('\n', '\n    ')}`)
    if (wrong.length > 0) failed.push(scenario.title)
  }
  console.log(`\n${chosen.length - failed.length} of ${chosen.length} scenarios with real agents hold.`)
  process.exit(chosen.length === 0 || failed.length > 0 ? 1 : 0)
}

const code = process.env[isolated] === 'yes' ? undefined : runWithoutNetwork()
if (typeof code === 'number') process.exit(code)
if (code === null)
  console.warn("\n!! THIS MACHINE ALLOWS NO NETWORK OF ONE'S OWN (`unshare --net`): the agents run WITH the network of this machine.\n")
await main()
