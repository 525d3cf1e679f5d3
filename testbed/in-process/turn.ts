import type { Config } from '../../src/core/model/config.ts'
import type { Invocation } from '../../src/core/model/agent.ts'
import type { TurnReport } from '../../src/core/report/turn-report.ts'
import { explainIgnore } from '../../src/core/report/reasons.ts'
import { recognise } from '../../src/core/triggers/index.ts'
import type { Processes } from '../../src/ports/processes.ts'
import type { Clock, World } from '../../src/ports/world.ts'
import { connect } from '../../src/shell/github/client.ts'
import { gitHub } from '../../src/shell/github/github.ts'
import { readConfig } from '../../src/shell/inputs.ts'
import { openKnownSecrets } from '../../src/shell/known-secrets.ts'
import { redacting } from '../../src/shell/redacting.ts'
import { readFixed } from '../../src/core/model/fixed.ts'
import { readClaimed } from '../../src/core/model/triaged.ts'
import type { Trigger } from '../../src/core/model/trigger.ts'
import { followLead } from '../../src/turn/follow-lead.ts'
import { fixTurn, publishTurn, triageTurn, turn } from '../../src/turn/turn.ts'
import type { Form } from '../scoreboard/rows.ts'
import type { WebhookEvent } from '../events.ts'
import { timestamp } from '../github/rest/reply.ts'
import type { RunState } from '../github/state.ts'
import { changesOf } from './observe.ts'
import type { Site } from './site.ts'
import { silenceSeconds } from './time.ts'
import { memoryWorkspace, type OpenTrees, type Step } from './workspace.ts'

const loop = { name: 'Loop', path: '.github/workflows/loop.yml' }

/** How long things take: resolves when the thing happens. */
export type Pace = (label: string) => Promise<void>

export interface TurnOptions {
  /** The pull request that the event is about. */
  readonly pull: number
  /** One job unless told. */
  readonly form?: Form
  readonly inputs?: Readonly<Record<string, string>>
  readonly token?: 'app-token' | 'job-token'
  /** Of a run that has ended: it is run again. */
  readonly again?: number
  readonly pace: Pace
  /** Where there are three jobs: resolves when this one's turn in its queue has come, with what lets the next one in. */
  readonly enter?: (job: 'agent' | 'apply') => Promise<() => void>
  /** What the agent does to the files, and what it says. */
  readonly agent: (files: Map<string, string>, brief: string) => string
}

/** A turn of the loop, each of its jobs on a machine of its own. */
export interface Turn {
  /** Counted from 1; a run that is run again has several turns. */
  readonly number: number
  readonly run: RunState
  /** Never settles where the machine was lost that would have had the last word. */
  readonly report: Promise<TurnReport>
  /** Settles when the run is over, however it went. */
  readonly gone: Promise<void>
  /** As the runner does: the job at work is told, and goes on to its end; no other begins but the one that concludes. */
  cancel(): void
  /** The machine at work is gone. What it has under way may still arrive; no answer comes back, and nothing follows in its job. */
  kill(isUnderWay: boolean): void
}

const never = new Promise<never>(() => undefined)

/** The machine of one job. */
interface Machine {
  readonly number: number
  readonly run: RunState
  readonly options: TurnOptions
  readonly cancelled: AbortSignal
  readonly step: Step
}

/** One job, seen from outside. */
interface Job {
  life: 'at work' | 'over' | 'lost' | 'lost, but its last words are not'
  readonly cancelled: AbortController
  lose(): void
}

/** How a job ended: null when its machine was lost. */
type Runner = <T>(work: (machine: Machine) => Promise<T>) => Promise<T | null>

/** Takes an event as `src/main.ts` and the workflow do: the same code over octokit, without a socket, a process or git. */
export function startTurn(site: Site, event: WebhookEvent, options: TurnOptions): Turn {
  const run = startRun(site, event, options.again)
  const number = site.begin(options.pull, event)
  const jobs: Job[] = []
  const isCancelled = (): boolean => jobs.some(({ cancelled }) => cancelled.signal.aborted)
  const runner: Runner = async (work) => {
    let lose = (): void => undefined
    const lost = new Promise<null>((resolve) => (lose = () => resolve(null)))
    const job: Job = { life: 'at work', cancelled: new AbortController(), lose: () => lose() }
    jobs.push(job)
    const step: Step = async (label, apply) => {
      await options.pace(label)
      if (job.life === 'lost') return never
      const result = await apply()
      return job.life === 'at work' ? result : never
    }
    try {
      return await Promise.race([work({ number, run, options, cancelled: job.cancelled.signal, step }), lost])
    } finally {
      if (job.life === 'at work') job.life = 'over'
    }
  }
  const taken = take(site, event, options, runner, isCancelled)
  const report = taken.then((found) => found ?? never)
  let leave = (): void => undefined
  const gone = new Promise<void>((resolve) => (leave = resolve))
  const end = (conclusion: 'success' | 'failure'): void => {
    site.note({ kind: 'gone', how: 'ended' }, number)
    Object.assign(run, { status: 'completed', conclusion })
    leave()
  }
  taken.then(
    (found) => end(found === null ? 'failure' : 'success'),
    () => end('failure'),
  )
  const atWork = (): Job | undefined => jobs.find(({ life }) => life === 'at work')
  return {
    number,
    run,
    report,
    gone,
    cancel: () => {
      site.note({ kind: 'gone', how: 'cancelled' }, number)
      atWork()?.cancelled.abort()
    },
    kill: (isUnderWay) => {
      const job = atWork()
      if (job === undefined) return
      site.note({ kind: 'gone', how: 'killed' }, number)
      job.life = isUnderWay ? 'lost, but its last words are not' : 'lost'
      job.lose()
    },
  }
}

/** The turn's own run, as others see it. */
function startRun({ state }: Site, event: WebhookEvent, again: number | undefined): RunState {
  if (!state.workflows.some(({ path }) => path === loop.path))
    state.workflows.push({ id: state.nextId(), ...loop, on: ['workflow_run'], jobs: [] })
  const now = timestamp(state.now())
  const known = again === undefined ? undefined : state.runs.find(({ id }) => id === again)
  if (known !== undefined)
    return Object.assign(known, { attempt: known.attempt + 1, status: 'in_progress', conclusion: null, startedAt: now })
  const run: RunState = {
    id: state.nextId(),
    workflow: state.workflows.find(({ path }) => path === loop.path)?.id ?? 0,
    event: event.name,
    headSha: '0'.repeat(40),
    headBranch: state.defaultBranch,
    headRepository: state.repository,
    actor: 'maria',
    createdAt: now,
    startedAt: now,
    attempt: 1,
    status: 'in_progress',
    conclusion: null,
  }
  state.runs.push(run)
  return run
}

/** Null when the machine was lost that would have had the last word. */
async function take(
  site: Site,
  event: WebhookEvent,
  options: TurnOptions,
  runner: Runner,
  isCancelled: () => boolean,
): Promise<TurnReport | null> {
  const onMachine = <T>(inputs: Readonly<Record<string, string>>, work: (config: Config, world: World) => Promise<T>): Promise<T | null> =>
    runner(async (machine) => {
      const config = configOf(site, machine.run, { ...options, inputs: { ...options.inputs, ...inputs } })
      return work(config, openWorld(site, config, machine))
    })
  if (options.form !== 'three jobs')
    return onMachine({}, (config, world) => recognised(event, config, world, (trigger) => turn(trigger, config, world)))
  const handedOver: string[] = []
  const gate = await onMachine({ phase: 'triage' }, (config, world) =>
    recognised(event, config, world, (trigger) =>
      triageTurn(trigger, config, world, (claimed) => Promise.resolve(handedOver.push(JSON.stringify(claimed)))),
    ),
  )
  const [handed] = handedOver
  if (gate === null || handed === undefined) return gate
  const claimed = readClaimed(JSON.parse(handed))
  if (claimed === null) throw new Error('what the gate hands over is not what it writes')
  const queue = options.enter ?? (() => Promise.resolve(() => undefined))
  const fixed = isCancelled()
    ? null
    : await queued(queue, 'agent', () =>
        onMachine({ phase: 'fix', token: 'read-token' }, async (config, world) =>
          JSON.stringify(await fixTurn(claimed, config, world)),
        ).catch(() => null),
      )
  return queued(queue, 'apply', () =>
    onMachine({ phase: 'publish' }, (config, world) =>
      publishTurn(claimed, fixed === null ? null : readFixed(JSON.parse(fixed)), config, world),
    ),
  )
}

async function queued<T>(enter: NonNullable<TurnOptions['enter']>, job: 'agent' | 'apply', work: () => Promise<T>): Promise<T> {
  const leave = await enter(job)
  try {
    return await work()
  } finally {
    leave()
  }
}

async function recognised(
  event: WebhookEvent,
  config: Config,
  world: World,
  take: (trigger: Trigger) => Promise<TurnReport>,
): Promise<TurnReport> {
  const { policy, runner, feedback } = config
  const recognition = recognise(event.name, event.payload, {
    commandPrefix: policy.commandPrefix,
    workflowName: runner.workflowName,
    runId: runner.runId,
    feedback,
    trustedBots: policy.trustedBots,
    mention: policy.mention,
  })
  if (recognition.kind === 'ignored')
    return {
      decision: 'ignore',
      outcome: recognition,
      context: null,
      summary: explainIgnore(recognition.because),
      untold: null,
      parts: 0,
      patch: null,
    }
  if (recognition.kind === 'reconcile-due') throw new Error('a look at all pull requests is no turn on one')
  return recognition.kind === 'trigger' ? take(recognition.trigger) : followLead(recognition.lead, config, world, take)
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
    workspace: guarded.workspace(
      memoryWorkspace({ site, turn: number, login, token: config.token, step, wait: (seconds) => clock.wait(seconds) }, trees),
    ),
    processes: guarded.processes(playedBy(site, machine, trees)),
    programs: {
      find: () => Promise.resolve({ kind: 'found', path: '/bin/sh', version: null, key: null, settings: {} }),
      lend: () => Promise.resolve({ settings: {}, environment: {}, withheld: [], close: () => Promise.resolve() }),
    },
    mcp: { program: 'node', script: 'mcp.js' },
    notifier: { announce: () => Promise.resolve() },
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
    run: async (invocation: Invocation, { folder, stop }) => {
      site.note({ kind: 'agent', now: 'started' }, number)
      return step('the agent works', () => {
        const files = trees.get(folder) ?? new Map<string, string>()
        const found = new Map(files)
        const isCut = cancelled.aborted || stop?.aborted === true
        const stdout = isCut ? '' : machine.options.agent(files, invocation.stdin)
        site.note({ kind: 'agent', now: 'ended', left: changesOf(found, files) }, number)
        return { ...exit, code: isCut ? null : 0, stopped: isCut ? 'cancelled' : null, stdout }
      })
    },
  }
}

function fetchFrom(site: Site, { number, step }: Machine): typeof fetch {
  return async (input, init) => {
    const url = new URL(input instanceof Request ? input.url : input)
    const { pathname, search } = url
    const headers = Object.fromEntries(new Headers(init?.headers))
    const isApi = !pathname.startsWith('/_downloads/') && !pathname.startsWith('/api/')
    const path = `${isApi ? (pathname === '/graphql' ? '/api' : '/api/v3') : ''}${pathname}${search}`
    const method = init?.method ?? 'GET'
    const answer = await step(`${method} ${path}`, () =>
      site.answer({ method, path, headers, body: typeof init?.body === 'string' ? init.body : '' }, number),
    )
    if (answer === 'hang') await site.time.until(site.time.now() + silenceSeconds * 1_000)
    if (typeof answer === 'string') throw new TypeError('fetch failed')
    const body = hasNoBody(answer.status) ? null : typeof answer.body === 'string' ? answer.body : Buffer.from(answer.body)
    // Nobody but a real connection can give an address.
    return Object.defineProperty(new Response(body, { status: answer.status, headers: answer.headers }), 'url', { value: url.href })
  }
}

function hasNoBody(status: number): boolean {
  return status === 204 || status === 304
}
