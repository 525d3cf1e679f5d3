import { execFile } from 'node:child_process'
import { chmod, mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { localCi, type LocalCi } from './ci.ts'
import { issueCommentCreated, reviewSubmitted, workflowRunBegun, workflowRunCompleted, type WebhookEvent } from './events.ts'
import { gitEnvironment } from './github/rest/bare-repository.ts'
import { newState } from './github/new-state.ts'
import { readRef } from './github/rest/ref-files.ts'
import { timestamp } from './github/rest/reply.ts'
import { openStandIn, type StandIn } from './github/stand-in.ts'
import type { CommentState, RemarkState, ReviewState, RunState, State, WorkflowState } from './github/state.ts'
import { runAction, type RunningAction, type RunResult } from './runner.ts'
import { seed } from './seed.ts'
import { commitAll, layWorkTree } from './work-tree.ts'

const run = promisify(execFile)
const home = fileURLToPath(new URL('..', import.meta.url))
/** One process for all files: their tests know nothing of each other. */
const testCommand =
  'node --test --test-isolation=none --test-reporter=spec --test-reporter-destination=stdout --test-reporter=junit --test-reporter-destination=junit.xml'

interface WorldOptions {
  /** `dist/index.js` unless said otherwise. */
  readonly entry?: string
  readonly inputs?: Readonly<Record<string, string>>
  readonly token?: 'app-token' | 'job-token'
  readonly workflows?: readonly WorkflowState[]
  /** `owner/name`, `acme/shop` unless said otherwise. */
  readonly repository?: string
}

export interface TurnExtra {
  /** Variables of the program itself, over all others. */
  readonly mainEnv?: Readonly<Record<string, string>>
  readonly inputs?: Readonly<Record<string, string>>
  readonly token?: string
  readonly runId?: number
  readonly runAttempt?: number
  readonly environment?: Readonly<Record<string, string>>
  readonly onOutput?: (text: string) => void
}

/** One run of the loop's workflow: in progress until it is ended, whatever its jobs come to. */
export interface LoopRun {
  readonly id: number
  /** Runs the action, as the step of a job does. */
  job(extra?: TurnExtra): RunningAction
  end(): void
}

/** What a commit does to files; null removes one. */
export type Files = Readonly<Record<string, string | null>>

/** A repository with its GitHub, its CI and its people, all on this machine. */
export interface World {
  readonly root: string
  readonly standIn: StandIn
  readonly state: State
  readonly ci: LocalCi
  /** Pushes the branch as its author, to a fork when one is named, and opens a pull request of it; gives its number. */
  openPull(pull: {
    readonly branch: string
    readonly title: string
    readonly author: string
    readonly files: Files
    readonly fork?: string
  }): Promise<number>
  /** A commit on the fork's branch of a pull request, or `anew` on `main` in place of all that was there. CI runs on it; gives the commit. */
  pushToFork(pull: number, files: Files, how?: 'on top' | 'anew'): Promise<string>
  /** A real push over HTTP with the author's own token; gives the new commit. */
  pushAs(author: string, branch: string, files: Files, message: string): Promise<string>
  comment(pull: number, author: string, body: string): CommentState
  review(
    pull: number,
    author: string,
    given: { readonly state: ReviewState['state']; readonly body: string; readonly remarks?: readonly Omit<RemarkState, 'id'>[] },
  ): Promise<ReviewState>
  /** The event of a CI run that has ended, or of one that has begun. */
  runEvent(of: RunState): Promise<WebhookEvent>
  /** A run for an event, with an id of its own unless one is given. */
  begin(event: WebhookEvent, runId?: number): LoopRun
  /** A run with one job. */
  turn(event: WebhookEvent, extra?: TurnExtra): RunningAction
  /** From now on every finished run, comment and review becomes an event and a turn, one at a time in order. */
  autopilot(handler?: (event: WebhookEvent) => RunningAction): void
  /** Resolves when neither CI nor turns are left, with the results of all turns of the autopilot. */
  settled(): Promise<readonly RunResult[]>
  head(branch: string): Promise<string>
  /** The newest first. */
  log(branch: string): Promise<readonly { readonly sha: string; readonly message: string; readonly author: string }[]>
  read(branch: string, path: string): Promise<string>
  statusComment(pull: number): CommentState | undefined
  close(): Promise<void>
}

/** Opens a world with the small project on its protected `main` and one workflow that runs its tests. */
export async function openWorld(options: WorldOptions = {}): Promise<World> {
  const root = await realpath(await mkdtemp(join(tmpdir(), 'world-')))
  // Where this runs as root, agents run as somebody else, who may be told of files there.
  if (process.getuid?.() === 0) await chmod(root, 0o1777)
  const bare = join(root, 'bare.git')
  await seed(bare)
  const state = newState(options.repository === undefined ? {} : { repository: options.repository })
  state.workflows.push(...(options.workflows ?? [testWorkflow(state)]))
  const standIn = await openStandIn({ state, bare, root })
  const pilot = newPilot()
  const ci = localCi(standIn, { bare, root, onRun: (ended) => pilot.add(eventLater({ ...ended })) })
  const git = async (...args: readonly string[]): Promise<string> =>
    (await run('git', [...args], { cwd: bare, env: gitEnvironment(root) })).stdout
  const head = async (branch: string): Promise<string> => (await readRef(bare, `refs/heads/${branch}`)) ?? fail(`No branch ${branch}`)
  const runEvent = async (of: RunState): Promise<WebhookEvent> =>
    (of.status === 'completed' ? workflowRunCompleted : workflowRunBegun)(
      state,
      of,
      (await git('show', '-s', '--format=%B', of.headSha)).trim(),
    )
  const eventLater = (of: RunState) => () => runEvent(of)
  const pushAs: World['pushAs'] = (author, branch, files, message) =>
    push({ state, root, bare, url: standIn.url }, { author, branch, files, message })
  const pushToFork: World['pushToFork'] = async (number, files, how = 'on top') => {
    const { author, headBranch, headRepository } = pullOf(state, number)
    const sha = await pushFork(
      { root, bare },
      { author, files, number, from: how === 'anew' ? `refs/heads/${state.defaultBranch}` : `refs/pull/${number}/head` },
    )
    ci.start(sha, headBranch, 'pull_request', author, headRepository)
    return sha
  }
  const begin: World['begin'] = (event, runId = state.nextId()) => {
    const own = startLoopRun(state, event, runId)
    const common = {
      entry: options.entry ?? join(home, 'dist/index.js'),
      actionFile: join(home, 'action.yml'),
      event,
      standIn,
      repository: state.repository,
      workflow: loop,
      temp: root,
      token: options.token ?? 'app-token',
    }
    return {
      id: own.id,
      job: (extra = {}) => runAction({ ...common, ...extra, runId: own.id, inputs: { ...options.inputs, ...extra.inputs } }),
      end: () => void Object.assign(own, { status: 'completed', conclusion: 'success' }),
    }
  }
  const turn: World['turn'] = (event, extra = {}) => {
    const own = begin(event, extra.runId)
    const running = own.job(extra)
    const ended = (): void => {
      own.end()
    }
    running.result.then(ended, ended)
    return running
  }
  return {
    root,
    standIn,
    state,
    ci,
    pushAs,
    begin,
    turn,
    runEvent,
    head,
    pushToFork,
    openPull: async ({ branch, title, author, files, fork = state.repository }) => {
      const number = state.pulls.length + 1
      state.pulls.push({
        number,
        title,
        state: 'open',
        author,
        headBranch: branch,
        baseBranch: state.defaultBranch,
        headRepository: fork,
        labels: [],
      })
      await (fork === state.repository ? pushAs(author, branch, files, title) : pushToFork(number, files, 'anew'))
      return number
    },
    comment: (pull, author, body) => {
      const now = timestamp(state.now())
      const comment: CommentState = { id: state.nextId(), pull, author, body, createdAt: now, updatedAt: now, reactions: [] }
      state.comments.push(comment)
      if (!author.endsWith('[bot]')) pilot.add(() => issueCommentCreated(state, comment, pullOf(state, pull)))
      return comment
    },
    review: async (pull, author, given) => {
      const remarks = (given.remarks ?? []).map((remark) => ({ ...remark, id: state.nextId() }))
      const { headBranch, headRepository } = pullOf(state, pull)
      const commit =
        headRepository === state.repository ? await head(headBranch) : (await git('rev-parse', '--verify', `refs/pull/${pull}/head`)).trim()
      const review: ReviewState = {
        id: state.nextId(),
        pull,
        author,
        state: given.state,
        body: given.body,
        remarks,
        commit,
        submittedAt: timestamp(state.now()),
      }
      state.reviews.push(review)
      pilot.add(() => reviewSubmitted(state, review))
      return review
    },
    autopilot: (handler = turn) => pilot.engage(handler),
    settled: () => pilot.settled(ci),
    log: async (branch) => {
      const records = (await git('log', '--format=%H%x00%an%x00%B%x01', `refs/heads/${branch}`))
        .split('\u0001')
        .filter((record) => record.trim() !== '')
      return records.map((record) => {
        const [sha = '', author = '', message = ''] = record.trim().split('\0')
        return { sha, author, message: message.trim() }
      })
    },
    read: (branch, path) => git('show', `refs/heads/${branch}:${path}`),
    statusComment: (pull) =>
      state.comments.find(
        (comment) => comment.pull === pull && comment.author.endsWith('[bot]') && comment.body.includes('\n<!-- codality:loop '),
      ),
    close: async () => {
      try {
        await pilot.settled(ci)
      } finally {
        await standIn.close()
        await rm(root, { recursive: true, force: true })
      }
    },
  }
}

const loop = { name: 'Loop', path: '.github/workflows/loop.yml' }

/** The turn's own run, as others see it. It stands before all of CI's, so that the last run is CI's newest. */
function startLoopRun(state: State, event: WebhookEvent, id: number): RunState {
  if (!state.workflows.some(({ path }) => path === loop.path))
    state.workflows.push({ id: state.nextId(), ...loop, on: ['workflow_run'], jobs: [] })
  const workflow = state.workflows.find(({ path }) => path === loop.path)?.id ?? 0
  const now = timestamp(state.now())
  const known = state.runs.find((run) => run.id === id)
  if (known !== undefined)
    return Object.assign(known, { attempt: known.attempt + 1, status: 'in_progress', conclusion: null, startedAt: now })
  const run: RunState = {
    id,
    workflow,
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
  state.runs.unshift(run)
  return run
}

function testWorkflow(state: State): WorkflowState {
  return {
    id: state.nextId(),
    name: 'CI',
    path: '.github/workflows/ci.yml',
    on: ['pull_request', 'workflow_dispatch'],
    jobs: [{ name: 'test', command: testCommand, reports: ['junit.xml'] }],
  }
}

function fail(why: string): never {
  throw new Error(why)
}

function pullOf(state: State, number: number): State['pulls'][number] {
  const pull = state.pulls.find((known) => known.number === number)
  return pull ?? fail(`No pull request ${number}`)
}

interface Change {
  readonly author: string
  readonly branch: string
  readonly files: Files
  readonly message: string
}

/** Starts from the branch if it is there, from `main` otherwise. */
async function push(
  at: { readonly state: State; readonly root: string; readonly bare: string; readonly url: string },
  change: Change,
): Promise<string> {
  const { root, bare, state } = at
  const folder = await mkdtemp(join(root, 'clone-'))
  const { author, branch, message } = change
  const from = (await readRef(bare, `refs/heads/${branch}`)) ?? (await readRef(bare, `refs/heads/${state.defaultBranch}`)) ?? ''
  await layWorkTree({ bare, folder, commit: from, branch, home: root })
  for (const [path, content] of Object.entries(change.files)) await put(join(folder, path), content)
  const id = state.accounts.find(({ login }) => login === author)?.id ?? 900
  const sha = await commitAll({ folder, branch, message, author: [author, `${id}+${author}@users.noreply.github.com`], home: root })
  const credentials = Buffer.from(`x-access-token:${secretOf(state, author)}`).toString('base64')
  await run(
    'git',
    [
      '-c',
      `http.extraHeader=Authorization: basic ${credentials}`,
      'push',
      '--quiet',
      `${at.url}/${state.repository}.git`,
      `HEAD:refs/heads/${branch}`,
    ],
    { cwd: folder, env: gitEnvironment(root) },
  )
  await rm(folder, { recursive: true })
  return sha
}

/** What a push to a fork comes to in our repository: it holds the fork's objects, and the pull request's ref names the newest. */
async function pushFork(
  { root, bare }: { readonly root: string; readonly bare: string },
  { author, files, number, from }: { readonly author: string; readonly files: Files; readonly number: number; readonly from: string },
): Promise<string> {
  const folder = await mkdtemp(join(root, 'fork-'))
  const branch = 'proposal'
  await layWorkTree({ bare, folder, commit: (await readRef(bare, from)) ?? '', branch, home: root })
  for (const [path, content] of Object.entries(files)) await put(join(folder, path), content)
  const sha = await commitAll({
    folder,
    branch,
    message: 'Propose a change',
    author: [author, `900+${author}@users.noreply.github.com`],
    home: root,
  })
  await run('git', ['fetch', '--quiet', folder, `+HEAD:refs/pull/${number}/head`], { cwd: bare, env: gitEnvironment(root) })
  await rm(folder, { recursive: true })
  return sha
}

async function put(path: string, content: string | null): Promise<void> {
  if (content === null) return rm(path)
  await mkdir(dirname(path), { recursive: true })
  await writeFile(path, content)
}

/** The author's token; people who have none yet are given one that may do what their account may. */
function secretOf(state: State, login: string): string {
  const known = [...state.tokens].find(([, token]) => token.login === login)
  if (known !== undefined) return known[0]
  const level = state.accounts.some((account) => account.login === login && ['admin', 'write'].includes(account.permission))
    ? 'write'
    : 'read'
  const secret = `${login}-token`
  state.tokens.set(secret, {
    kind: login.endsWith('[bot]') ? 'app' : 'user',
    login,
    permissions: { contents: level, issues: level, metadata: 'read', pull_requests: level, workflows: 'write' },
  })
  return secret
}

interface Pilot {
  add(event: () => WebhookEvent | Promise<WebhookEvent>): void
  engage(handler: (event: WebhookEvent) => RunningAction): void
  settled(ci: LocalCi): Promise<readonly RunResult[]>
}

function newPilot(): Pilot {
  const results: RunResult[] = []
  let handle: ((event: WebhookEvent) => RunningAction) | null = null
  let tail: Promise<void> = Promise.resolve()
  return {
    engage: (handler) => void (handle = handler),
    add: (event) => {
      const handler = handle
      if (handler === null) return
      tail = tail.then(async () => void results.push(await handler(await event()).result))
      tail.catch(() => undefined)
    },
    settled: async (ci) => {
      let seen
      do {
        seen = tail
        await ci.idle()
        await seen
      } while (seen !== tail || ci.busy())
      return results
    },
  }
}
