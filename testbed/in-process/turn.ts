import type { Config } from '../../src/core/model/config.ts'
import type { Invocation } from '../../src/core/model/agent.ts'
import type { TurnReport } from '../../src/core/report/turn-report.ts'
import { explainIgnore } from '../../src/core/report/reasons.ts'
import { recognise } from '../../src/core/triggers/index.ts'
import type { Clock, Processes, World } from '../../src/ports.ts'
import { connect } from '../../src/shell/github/client.ts'
import { gitHub } from '../../src/shell/github/github.ts'
import { readConfig } from '../../src/shell/inputs.ts'
import { openKnownSecrets } from '../../src/shell/known-secrets.ts'
import { redacting } from '../../src/shell/redacting.ts'
import { turn } from '../../src/turn/turn.ts'
import type { WebhookEvent } from '../events.ts'
import { timestamp } from '../github/rest/reply.ts'
import type { RunState } from '../github/state.ts'
import { changesOf } from './observe.ts'
import type { Site } from './site.ts'
import { memoryWorkspace, type OpenTrees, type Step } from './workspace.ts'

const loop = { name: 'Loop', path: '.github/workflows/loop.yml' }

/** How long things take: resolves when the thing happens. */
export type Pace = (label: string) => Promise<void>

export interface TurnOptions {
  /** The pull request that the event is about. */
  readonly pull: number
  readonly inputs?: Readonly<Record<string, string>>
  readonly token?: 'app-token' | 'job-token'
  /** Of a run that has ended: it is run again. */
  readonly again?: number
  readonly pace: Pace
  /** What the agent does to the files, and what it says. */
  readonly agent: (files: Map<string, string>, brief: string) => string
}

/** A turn of the loop on a machine of its own. */
export interface Turn {
  /** Counted from 1; a run that is run again has several turns. */
  readonly number: number
  readonly run: RunState
  /** Never settles for a machine that was lost. */
  readonly report: Promise<TurnReport>
  /** Settles when the machine is gone, however it went. */
  readonly gone: Promise<void>
  /** As the runner does: the job is told, and goes on to its end. */
  cancel(): void
  /** The machine is gone. What it has under way may still arrive; no answer comes back, and nothing follows. */
  kill(isUnderWay: boolean): void
}

const never = new Promise<never>(() => undefined)

/** Takes an event as `src/main.ts` does, up to what it hands over to its job: the same code over octokit, without a socket, a process or git. */
export function startTurn(site: Site, event: WebhookEvent, options: TurnOptions): Turn {
  const run = startRun(site, event, options.again)
  const number = site.begin(options.pull, event)
  const machine = { life: 'alive' as 'alive' | 'lost' | 'lost, but its last words are not' }
  const cancelled = new AbortController()
  const step: Step = async (label, apply) => {
    await options.pace(label)
    if (machine.life === 'lost') return never
    const result = await apply()
    return machine.life === 'alive' ? result : never
  }
  const report = take(site, event, { number, run, options, cancelled: cancelled.signal, step })
  let leave = (): void => undefined
  const gone = new Promise<void>((resolve) => (leave = resolve))
  const end = (how: 'killed' | 'ended'): void => {
    site.note({ kind: 'gone', how }, number)
    Object.assign(run, { status: 'completed', conclusion: how === 'ended' ? 'success' : 'failure' })
    leave()
  }
  report.then(() => end('ended'), () => end('ended'))
  return {
    number,
    run,
    report,
    gone,
    cancel: () => {
      site.note({ kind: 'gone', how: 'cancelled' }, number)
      cancelled.abort()
    },
    kill: (isUnderWay) => {
      machine.life = isUnderWay ? 'lost, but its last words are not' : 'lost'
      end('killed')
    },
  }
}

/** The turn's own run, as others see it. */
function startRun({ state }: Site, event: WebhookEvent, again: number | undefined): RunState {
  if (!state.workflows.some(({ path }) => path === loop.path)) state.workflows.push({ id: state.nextId(), ...loop, on: ['workflow_run'], jobs: [] })
  const now = timestamp(state.now())
  const known = state.runs.find(({ id }) => id === again)
  if (known !== undefined) return Object.assign(known, { attempt: known.attempt + 1, status: 'in_progress', conclusion: null, startedAt: now })
  const run: RunState = { id: state.nextId(), workflow: state.workflows.find(({ path }) => path === loop.path)?.id ?? 0, event: event.name, headSha: '0'.repeat(40), headBranch: state.defaultBranch, headRepository: state.repository, actor: 'maria', createdAt: now, startedAt: now, attempt: 1, status: 'in_progress', conclusion: null }
  state.runs.unshift(run)
  return run
}

interface Machine {
  readonly number: number
  readonly run: RunState
  readonly options: TurnOptions
  readonly cancelled: AbortSignal
  readonly step: Step
}

async function take(site: Site, event: WebhookEvent, machine: Machine): Promise<TurnReport> {
  const { run, options } = machine
  const config = configOf(site, run, options)
  const { policy, runner } = config
  const recognition = recognise(event.name, event.payload, { commandPrefix: policy.commandPrefix, workflowName: runner.workflowName, runId: runner.runId, feedback: config.feedback, trustedBots: policy.trustedBots })
  if (recognition.kind === 'ignored') return { decision: 'ignore', outcome: recognition, context: null, summary: explainIgnore(recognition.because), untold: null, patch: null }
  return turn(recognition.trigger, config, openWorld(site, config, machine))
}

function configOf({ state }: Site, run: RunState, { inputs = {}, token = 'app-token' }: TurnOptions): Config {
  const given = { token, agent: 'command', 'agent-command': 'play', 'upload-report': 'false', ...inputs }
  return readConfig({
    ...Object.fromEntries(Object.entries(given).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value])),
    GITHUB_REPOSITORY: state.repository,
    GITHUB_SERVER_URL: 'https://github.com',
    GITHUB_RUN_ID: String(run.id),
    GITHUB_RUN_ATTEMPT: String(run.attempt),
    GITHUB_WORKFLOW: loop.name,
    GITHUB_WORKFLOW_REF: `${state.repository}/${loop.path}@refs/heads/main`,
  })
}

/** The outside of `src/shell/world.ts` with octokit and all that is around it, but git and processes in memory. */
function openWorld(site: Site, config: Config, machine: Machine): World {
  const { number, cancelled, step } = machine
  const secrets = openKnownSecrets({}, [], [config.token])
  const guarded = redacting(secrets)
  const log = { info: () => undefined, warn: () => undefined }
  const clock: Clock = {
    now: () => site.time.now(),
    cancelled: () => cancelled.aborted,
    wait: async (seconds, signal) => {
      await site.time.until(site.time.now() + seconds * 1_000, signal === undefined ? cancelled : AbortSignal.any([cancelled, signal]))
      await step('wake up', () => undefined)
    },
  }
  const client = connect({ token: config.token, repository: config.runner.repository, clock, log, fetch: fetchFrom(site, machine) })
  const { github } = gitHub(client, config.runner)
  const trees: OpenTrees = new Map()
  const login = site.state.tokens.get(config.token)?.login ?? ''
  return {
    github: guarded.github(github),
    workspace: guarded.workspace(memoryWorkspace({ site, turn: number, login, step }, trees)),
    processes: guarded.processes(playedBy(site, machine, trees)),
    programs: {
      find: () => Promise.resolve({ kind: 'found', path: '/bin/sh', version: null, key: null, settings: {} }),
      lend: () => Promise.resolve({ settings: {}, environment: {}, withheld: [], close: () => Promise.resolve() }),
    },
    mcp: { program: 'node', script: 'mcp.js' },
    secrets,
    clock,
    log: guarded.log(log),
  }
}

/** The agent is at work from its start until the step is over. */
function playedBy(site: Site, machine: Machine, trees: OpenTrees): Processes {
  const { number, cancelled, step } = machine
  const exit = { signal: null, startError: null, stderr: '', milliseconds: 1_000 }
  return {
    freshHome: (scratch) => Promise.resolve(`${scratch}/home`),
    run: async (invocation: Invocation, { folder }) => {
      site.note({ kind: 'agent', now: 'started' }, number)
      return step('the agent works', () => {
        const files = trees.get(folder) ?? new Map<string, string>()
        const found = new Map(files)
        const stdout = cancelled.aborted ? '' : machine.options.agent(files, invocation.stdin)
        site.note({ kind: 'agent', now: 'ended', left: changesOf(found, files) }, number)
        return { ...exit, code: cancelled.aborted ? null : 0, stopped: cancelled.aborted ? 'cancelled' : null, stdout }
      })
    },
  }
}

/** When a request that gets no answer is given up. */
const timeoutSeconds = 60

function fetchFrom(site: Site, { number, step }: Machine): typeof fetch {
  return async (input, init) => {
    const url = new URL(input instanceof Request ? input.url : input)
    const { pathname, search } = url
    const headers = Object.fromEntries(new Headers(init?.headers))
    const isApi = !pathname.startsWith('/_downloads/') && !pathname.startsWith('/api/')
    const path = `${isApi ? (pathname === '/graphql' ? '/api' : '/api/v3') : ''}${pathname}${search}`
    const method = init?.method ?? 'GET'
    const answer = await step(`${method} ${path}`, () => site.answer({ method, path, headers, body: typeof init?.body === 'string' ? init.body : '' }, number))
    if (answer === 'hang') await site.time.until(site.time.now() + timeoutSeconds * 1_000)
    if (typeof answer === 'string') throw new TypeError('fetch failed')
    const response = new Response(hasNoBody(answer.status) ? null : typeof answer.body === 'string' ? answer.body : Buffer.from(answer.body), { status: answer.status, headers: answer.headers })
    // Nobody but a real connection can give it.
    return Object.defineProperty(response, 'url', { value: url.href })
  }
}

function hasNoBody(status: number): boolean {
  return status === 204 || status === 304
}
