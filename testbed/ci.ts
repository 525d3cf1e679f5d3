import { spawn } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { ZipFile } from 'yazl'
import { readRef } from './github/rest/ref-files.ts'
import { timestamp } from './github/rest/reply.ts'
import type { AnnotationState, CheckState, JobRecipe, JobState, RunState, State, WorkflowState } from './github/state.ts'
import type { StandIn } from './github/stand-in.ts'
import { decodeCommands, type Annotation } from './runner.ts'
import { layWorkTree } from './work-tree.ts'

/** Runs the workflows of the world for real, on this machine. */
export interface LocalCi {
  /** Starts every workflow that listens to the event; the records are there at once. `repository`: where the branch is, when it is a fork's. */
  start(sha: string, branch: string, event: 'pull_request' | 'workflow_dispatch', actor: string, repository?: string): readonly RunState[]
  /** True while a run is in progress. */
  busy(): boolean
  /** Resolves when no run is in progress; fails when the CI itself broke. */
  idle(): Promise<void>
}

interface CiOptions {
  /** The bare repository's folder. */
  readonly bare: string
  /** Folder for the jobs' checkouts. */
  readonly root: string
  readonly onRun: (run: RunState) => void
}

interface Ci extends CiOptions {
  readonly state: State
  track(work: Promise<void>): void
}

/** Lets pushes, dispatches and re-runs at the stand-in start real jobs. */
export function localCi(standIn: StandIn, options: CiOptions): LocalCi {
  const { state } = standIn
  const working = new Set<Promise<void>>()
  const broken: unknown[] = []
  const track = (work: Promise<void>): void => {
    const guarded = work.catch((error: unknown) => void broken.push(error)).finally(() => working.delete(guarded))
    working.add(guarded)
  }
  const ci: Ci = { ...options, state, track }
  standIn.onPush((push) => pushed(ci, push))
  standIn.onDispatch((asked) => track(dispatch(ci, asked)))
  standIn.onRerun((id) => rerun(ci, id))
  return {
    start: (sha, branch, event, actor, repository = state.repository) =>
      state.workflows
        .filter((workflow) => workflow.on.includes(event))
        .map((workflow) => begin(ci, workflow, { sha, branch, event, actor, repository })),
    busy: () => working.size > 0,
    idle: async () => {
      while (working.size > 0) await Promise.all(working)
      if (broken.length > 0) throw new AggregateError(broken.splice(0), 'The local CI broke')
    },
  }
}

interface Cause {
  readonly sha: string
  readonly branch: string
  readonly event: string
  readonly actor: string
  readonly repository?: string
  /** Of the run, where it is given. */
  readonly id?: number
}

function pushed(
  ci: Ci,
  push: { readonly ref: string; readonly after: string; readonly login: string; readonly token: 'job' | 'app' | 'user' },
): void {
  const { state } = ci
  const branch = push.ref.replace('refs/heads/', '')
  const open = state.pulls.some((pull) => pull.state === 'open' && pull.headBranch === branch && pull.headRepository === state.repository)
  if (!open || /^0+$/.test(push.after)) return
  const cause = { sha: push.after, branch, event: 'pull_request', actor: push.login }
  for (const workflow of state.workflows.filter((known) => known.on.includes('pull_request'))) {
    if (push.token === 'job') Object.assign(newRun(ci, workflow, cause), { status: 'completed', conclusion: 'action_required' })
    else begin(ci, workflow, cause)
  }
}

async function dispatch(
  ci: Ci,
  asked: { readonly workflow: number; readonly ref: string; readonly login: string; readonly run: number },
): Promise<void> {
  const workflow = ci.state.workflows.find((known) => known.id === asked.workflow)
  const branch = asked.ref.replace('refs/heads/', '')
  const sha = await readRef(ci.bare, `refs/heads/${branch}`)
  if (workflow !== undefined && sha !== null)
    begin(ci, workflow, { sha, branch, event: 'workflow_dispatch', actor: asked.login, id: asked.run })
}

/** Runs the jobs again that failed last, as a new attempt of the same run. */
function rerun(ci: Ci, id: number): void {
  const { state } = ci
  const again = state.runs.find((known) => known.id === id)
  if (again === undefined) return
  const last = new Map(state.jobs.filter((job) => job.run === again.id).map((job) => [job.name, job.conclusion]))
  const recipes = recipesOf(state, again).filter((recipe) => last.get(recipe.name) !== 'success')
  again.attempt += 1
  again.startedAt = timestamp(state.now())
  launch(ci, again, recipes)
}

function recipesOf(state: State, of: RunState): readonly JobRecipe[] {
  return state.workflows.find((workflow) => workflow.id === of.workflow)?.jobs ?? []
}

function newRun(ci: Ci, workflow: WorkflowState, cause: Cause): RunState {
  const { state } = ci
  const now = timestamp(state.now())
  const record: RunState = {
    id: cause.id ?? state.nextId(),
    workflow: workflow.id,
    event: cause.event,
    headSha: cause.sha,
    headBranch: cause.branch,
    headRepository: cause.repository ?? state.repository,
    actor: cause.actor,
    createdAt: now,
    startedAt: now,
    attempt: 1,
    status: 'queued',
    conclusion: null,
  }
  state.runs.push(record)
  return record
}

function begin(ci: Ci, workflow: WorkflowState, cause: Cause): RunState {
  const record = newRun(ci, workflow, cause)
  launch(ci, record, workflow.jobs)
  return record
}

/** The records of all jobs are there before the first command runs. */
function launch(ci: Ci, record: RunState, recipes: readonly JobRecipe[]): void {
  Object.assign(record, { status: 'in_progress', conclusion: null })
  const jobs = recipes.map((recipe) => ({ recipe, ...newJob(ci.state, record, recipe) }))
  const all = async (): Promise<void> => {
    await Promise.all(jobs.map((job) => execute(ci, record, job)))
    Object.assign(record, {
      status: 'completed',
      conclusion: jobs.every(({ job }) => job.conclusion === 'success') ? 'success' : 'failure',
    })
    ci.onRun(record)
  }
  ci.track(all())
}

interface Started {
  readonly recipe: JobRecipe
  readonly job: JobState
  readonly check: CheckState
}

function newJob(state: State, record: RunState, recipe: JobRecipe): { job: JobState; check: CheckState } {
  const common = { id: state.nextId(), name: recipe.name, startedAt: timestamp(state.now()) }
  const job: JobState = {
    ...common,
    run: record.id,
    attempt: record.attempt,
    status: 'in_progress',
    conclusion: null,
    completedAt: null,
    steps: [],
    log: null,
  }
  const check: CheckState = {
    ...common,
    sha: record.headSha,
    app: 'github-actions',
    status: 'in_progress',
    conclusion: null,
    run: record.id,
    completedAt: null,
    output: { title: null, summary: null, text: null },
    annotations: [],
  }
  state.jobs.push(job)
  state.checks.push(check)
  return { job, check }
}

async function execute(ci: Ci, record: RunState, { recipe, job, check }: Started): Promise<void> {
  const { state } = ci
  const folder = await mkdtemp(join(ci.root, 'job-'))
  await layWorkTree({ bare: ci.bare, folder, commit: record.headSha, branch: null, home: ci.root })
  const { code, lines } = await perform(state, recipe.command, folder)
  await keepReports(state, record, recipe, folder)
  await rm(folder, { recursive: true, force: true })
  const conclusion = code === 0 ? 'success' : 'failure'
  const done = { status: 'completed' as const, conclusion, completedAt: timestamp(state.now()) }
  job.steps.push({
    name: `Run ${firstLine(recipe.command)}`,
    number: 2,
    conclusion,
    startedAt: job.startedAt,
    completedAt: done.completedAt,
  })
  check.annotations.push(...annotationsOf(lines, code))
  Object.assign(job, done, { log: logOf(state, recipe.command, lines, code) })
  Object.assign(check, done)
}

interface Line {
  readonly at: number
  readonly text: string
}

/** Both streams come through one pipe, so that the log keeps their order. */
function perform(state: State, command: string, folder: string): Promise<{ code: number; lines: readonly Line[] }> {
  const env = { PATH: `${dirname(process.execPath)}:${process.env['PATH'] ?? ''}`, HOME: folder, CI: 'true' }
  return new Promise((resolve, reject) => {
    const child = spawn('/bin/sh', ['-c', `exec 2>&1\n${command}`], { cwd: folder, env, stdio: ['ignore', 'pipe', 'inherit'] })
    const lines: Line[] = []
    let rest = ''
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
      const parts = (rest + chunk).split('\n')
      rest = parts.pop() ?? ''
      lines.push(...parts.map((text) => ({ at: state.now(), text })))
    })
    child.once('error', reject)
    child.once('close', (code) => resolve({ code: code ?? 1, lines: rest === '' ? lines : [...lines, { at: state.now(), text: rest }] }))
  })
}

async function keepReports(state: State, record: RunState, recipe: JobRecipe, folder: string): Promise<void> {
  const names = recipe.reports ?? ['junit.xml']
  const read = (name: string): Promise<{ name: string; bytes: Buffer } | null> =>
    readFile(join(folder, name)).then(
      (bytes) => ({ name, bytes }),
      () => null,
    )
  const files = (await Promise.all(names.map(read))).filter((file) => file !== null)
  if (files.length === 0) return
  state.artifacts.push({
    id: state.nextId(),
    run: record.id,
    name: `test-results-${recipe.name}`,
    bytes: await zip(files),
    createdAt: timestamp(state.now()),
    expired: false,
  })
}

async function zip(files: readonly { readonly name: string; readonly bytes: Buffer }[]): Promise<Uint8Array> {
  const archive = new ZipFile()
  for (const { name, bytes } of files) archive.addBuffer(bytes, name)
  archive.end()
  const chunks: Buffer[] = []
  for await (const chunk of archive.outputStream) chunks.push(Buffer.from(chunk))
  return Buffer.concat(chunks)
}

function firstLine(command: string): string {
  return command.split('\n')[0] ?? ''
}

/** A job's log as Actions serves it: a byte order mark, and a timestamp of seven digits before every line. */
function logOf(state: State, command: string, lines: readonly Line[], code: number): string {
  const start = lines[0]?.at ?? state.now()
  const head = [
    `##[group]Run ${firstLine(command)}`,
    ...command.split('\n').map((line) => `\u001B[36;1m${line}\u001B[0m`),
    'shell: /usr/bin/bash -e {0}',
    '##[endgroup]',
  ]
  const tail = code === 0 ? [] : [`##[error]Process completed with exit code ${code}.`]
  const all = [
    ...head.map((text) => ({ at: start, text })),
    ...lines.map(({ at, text }) => ({ at, text: shownAs(text) })),
    ...tail.map((text) => ({ at: state.now(), text })),
  ]
  return `\uFEFF${all.map(({ at, text }) => `${new Date(at).toISOString().slice(0, -1)}0000Z ${text}\n`).join('')}`
}

function shownAs(line: string): string {
  const [command] = decodeCommands(line)
  return command === undefined ? line : `##[${command.level}]${command.message}`
}

function annotationsOf(lines: readonly Line[], code: number): readonly AnnotationState[] {
  const parsed = lines.flatMap(({ text }) => decodeCommands(text)).map(toAnnotation)
  return code === 0
    ? parsed
    : [...parsed, toAnnotation({ level: 'error', message: `Process completed with exit code ${code}.`, properties: {} })]
}

function toAnnotation({ level, message, properties }: Annotation): AnnotationState {
  const line = Number(properties['line'] ?? 1)
  const column = properties['col'] === undefined ? null : Number(properties['col'])
  return {
    path: properties['file'] ?? '.github',
    startLine: line,
    endLine: Number(properties['endLine'] ?? line),
    startColumn: column,
    level: level === 'error' ? 'failure' : level,
    title: properties['title'] ?? null,
    message,
  }
}
