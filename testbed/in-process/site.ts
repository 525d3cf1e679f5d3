import { type Downloads, openDownloads } from '../github/rest/downloads.ts'
import type { EffectName } from '../effects.ts'
import { openFaults, type FaultRule, interrupt, type Rejection, type Silence } from '../github/rest/faults.ts'
import { openGateway } from '../github/rest/gateway.ts'
import { openListeners } from '../github/rest/listeners.ts'
import { memoryRepository, type MemoryRepository, type Tree } from '../github/rest/memory-repository.ts'
import { timestamp } from '../github/rest/reply.ts'
import { type Answer, type Asked, respond } from '../github/rest/respond.ts'
import { answerGraphql } from '../github/rest/graphql.ts'
import { openSchema } from '../github/rest/schema.ts'
import { newState } from '../github/new-state.ts'
import type { PullState, RunState, State } from '../github/state.ts'
import type { WebhookEvent } from '../events.ts'
import type { VirtualTime } from './time.ts'

/** Something that happened, in the order in which it did. `by` is the turn that did it, by its number; null for all others. */
export type Happening = { readonly by: number | null; readonly at: number } & (
  | {
      readonly kind: 'request'
      readonly method: string
      readonly path: string
      readonly status: number
      readonly operation: string | null
      readonly effect: EffectName | null
      readonly body: string
    }
  | { readonly kind: 'push'; readonly branch: string; readonly before: string | null; readonly after: string }
  | { readonly kind: 'agent'; readonly now: 'started' }
  /** `left`: the files that it left otherwise than it found them, null for those that it removed. */
  | { readonly kind: 'agent'; readonly now: 'ended'; readonly left: Readonly<Record<string, string | null>> }
  | { readonly kind: 'began'; readonly pull: number; readonly event: WebhookEvent }
  | { readonly kind: 'gone'; readonly how: 'killed' | 'cancelled' | 'ended' }
  | { readonly kind: 'pull'; readonly pull: number; readonly state: 'open' | 'closed' }
)

/** What happened, without when and whose. */
export type News = Happening extends infer One ? (One extends unknown ? Omit<One, 'by' | 'at'> : never) : never

/** What a push asks of the server: to move a branch from one commit to another, and to take a ref down. */
interface Updates {
  readonly branch: string
  readonly before: string
  readonly after: string
  readonly drops: string | null
}

/** What came of a push, or what came instead of an answer. */
export type Received = { readonly moved: boolean; readonly dropped: boolean } | Rejection | Silence

/** A GitHub in this very process: no socket, no git, no real time. */
export interface Site {
  readonly state: State
  readonly repository: MemoryRepository
  readonly time: VirtualTime
  readonly history: Happening[]
  readonly violations: readonly string[]
  readonly unscripted: readonly string[]
  /** Operations that changed something and stand for no effect in the list. */
  readonly nameless: readonly string[]
  /** Answers a request to the API, or to what it redirected to, in one step. */
  answer(asked: Asked, by: number | null): Promise<Answer>
  /** Answers a push of a turn over git's own protocol, in one step. */
  receive(updates: Updates, by: { readonly token: string; readonly turn: number }): Promise<Received>
  note(news: News, by: number | null): void
  /** Gives the number of a turn that begins. */
  begin(pull: number, event: WebhookEvent): number
  fault(rule: FaultRule): void
  /** A push: the branch moves from one commit to another, or does not. Starts CI as GitHub would. */
  push(branch: string, before: string | null, after: string, by: { readonly login: string; readonly turn: number | null }): boolean
  /** Makes a commit of the branch's files with some of them changed. */
  commit(parent: string | null, files: Readonly<Record<string, string>>, message: string, login: string): string
  /** Is told of each attempt of CI that begins. */
  onBegun(listener: (run: RunState) => void): void
  /** Ends a run: with failures on these lines of `src/price.js`, with a log that tells of something else, or well when there are neither. */
  endRun(run: RunState, failures: readonly number[], log?: string): void
}

export interface SiteOptions {
  readonly time: VirtualTime
  readonly files: Tree
  /** `whole` ones are held against the API's description, `bare` ones are quick to make. */
  readonly answers: 'whole' | 'bare'
  /** Do logs of failed jobs exist? */
  readonly withLogs?: boolean
  /** What comes instead of an answer of the API, if anything does. */
  readonly meet?: (method: string) => Answer | null
}

export const failingFile = 'src/price.js'
const serverUrl = 'http://stand-in'

export async function openSite({ time, files, answers, withLogs = false, meet = () => null }: SiteOptions): Promise<Site> {
  const state = newState({ now: () => time.now() })
  state.workflows.push({
    id: state.nextId(),
    name: 'CI',
    path: '.github/workflows/ci.yml',
    on: ['pull_request', 'workflow_dispatch'],
    jobs: [],
  })
  const repository = memoryRepository()
  const history: Happening[] = []
  const note = (news: News, by: number | null): void => void history.push({ ...news, by, at: time.now() })
  let turns = 0
  const schema = await openSchema(answers)
  // Loads GitHub's schema, so that no answer takes real time.
  await answerGraphql(
    state,
    { kind: 'app', login: 'loop-app[bot]', permissions: {} },
    { query: 'query { viewer { login databaseId } }' },
    { resolve: () => Promise.resolve(null), mergeable: () => Promise.resolve(null) },
  )
  const [faults, downloads, dispatched, rerun] = [
    openFaults(state),
    openDownloads(serverUrl),
    openListeners<{ readonly ref: string; readonly login: string }>(),
    openListeners<number>(),
  ]
  const consequences = { dispatched: dispatched.tell, rerun: rerun.tell }
  const gateway = openGateway(
    { state, repository, schema, serverUrl, apiUrl: `${serverUrl}/api/v3`, consequences, offer: downloads.offer },
    schema,
    faults,
  )
  const begun = openListeners<RunState>()
  const ci = virtualCi(state, withLogs, begun.tell)
  dispatched.add(({ ref, login }) => void ci.begin(repository.head(`refs/heads/${ref}`) ?? '', ref, 'workflow_dispatch', login))
  rerun.add((id) => ci.again(id))
  const commit: Site['commit'] = (parent, changed, message, login) => {
    const tree = new Map(parent === null ? files : repository.files(parent))
    for (const [path, text] of Object.entries(changed)) tree.set(path, text)
    return repository.add({
      parents: parent === null ? [] : [parent],
      files: tree,
      message,
      author: { name: login, email: `${login}@users.noreply.github.com` },
      at: time.now(),
    })
  }
  repository.move('refs/heads/main', null, commit(null, {}, 'Sell things', 'maria'))
  const push: Site['push'] = (branch, before, after, { login, turn }) => {
    if (!repository.move(`refs/heads/${branch}`, before, after)) return false
    note({ kind: 'push', branch, before, after }, turn)
    if (isOpen(state.pulls, branch)) ci.pushed(after, branch, login)
    return true
  }
  return {
    state,
    repository,
    time,
    history,
    violations: gateway.violations,
    unscripted: gateway.unscripted,
    nameless: faults.nameless,
    note,
    begin: (pull, event) => {
      turns += 1
      note({ kind: 'began', pull, event }, turns)
      return turns
    },
    fault: faults.add,
    commit,
    onBegun: begun.add,
    endRun: ci.end,
    answer: async (asked, by) => {
      const noted = (status: number, operation: string | null, effect: EffectName | null): void =>
        note({ kind: 'request', method: asked.method, path: asked.path, status, operation, effect, body: asked.body }, by)
      const instead = asked.path.startsWith('/api/') ? meet(asked.method) : null
      if (instead === null) return answer({ state, repository, gateway, downloads, faults }, asked, noted)
      noted(typeof instead === 'string' ? 0 : instead.status, null, null)
      return instead
    },
    push,
    receive: async ({ branch, before, after, drops }, { token: secret, turn }) => {
      const token = state.tokens.get(secret)
      if (token === undefined) throw new Error('a push with a token that nobody has')
      // Git itself sees that the branch is somewhere else, and sends what is left to do.
      if (drops === null && repository.head(`refs/heads/${branch}`) !== before) return { moved: false, dropped: false }
      const operation = 'git-receive-pack'
      const { effect, act } = faults.meet({ method: 'POST', operation, body: '', token })
      const ended = <T extends Received>(received: T): T => {
        note(
          {
            kind: 'request',
            method: 'POST',
            path: `/${state.repository}.git/${operation}`,
            status: statusOf(received),
            operation,
            effect,
            body: '',
          },
          turn,
        )
        return received
      }
      const early = interrupt(act, 'before')
      if (early !== null) return ended(early)
      const standing = drops === null ? null : repository.head(drops)
      const dropped = drops !== null && standing !== null && (await repository.deleteRef(drops, standing))
      const moved = push(branch, before, after, { login: token.login, turn })
      return ended(interrupt(act, 'after') ?? { moved, dropped })
    },
  }
}

function statusOf(received: Received): number {
  if (typeof received === 'string') return 0
  return 'status' in received ? received.status : 200
}

function answer(
  parts: Parameters<typeof respond>[0] & { readonly downloads: Downloads },
  asked: Asked,
  noted: (status: number, operation: string | null, effect: EffectName | null) => void,
): Promise<Answer> {
  return respond(parts, asked, (status, _token, operation, effect = null) => {
    noted(status, operation, effect)
  })
}

function isOpen(pulls: readonly PullState[], branch: string): boolean {
  return pulls.some(({ state, headBranch }) => state === 'open' && headBranch === branch)
}

interface VirtualCi {
  begin(sha: string, branch: string, event: string, actor: string): RunState
  pushed(sha: string, branch: string, login: string): void
  again(run: number): void
  readonly end: Site['endRun']
}

/** CI that ends when it is told to. */
function virtualCi(state: State, withLogs: boolean, begun: (run: RunState) => void): VirtualCi {
  const launch = (run: RunState): void => {
    const common = {
      id: state.nextId(),
      name: 'test',
      startedAt: run.startedAt,
      status: 'in_progress',
      conclusion: null,
      completedAt: null,
    } as const
    Object.assign(run, { status: 'in_progress', conclusion: null })
    state.jobs.push({ ...common, run: run.id, attempt: run.attempt, steps: [], log: null })
    state.checks.push({
      ...common,
      sha: run.headSha,
      app: 'github-actions',
      run: run.id,
      output: { title: null, summary: null, text: null },
      annotations: [],
    })
    begun(run)
  }
  const newRun = (sha: string, branch: string, event: string, actor: string): RunState => {
    const now = timestamp(state.now())
    const run: RunState = {
      id: state.nextId(),
      workflow: state.workflows[0]?.id ?? 0,
      event,
      headSha: sha,
      headBranch: branch,
      headRepository: state.repository,
      actor,
      createdAt: now,
      startedAt: now,
      attempt: 1,
      status: 'queued',
      conclusion: null,
    }
    state.runs.push(run)
    return run
  }
  const begin: VirtualCi['begin'] = (sha, branch, event, actor) => {
    const run = newRun(sha, branch, event, actor)
    launch(run)
    return run
  }
  return {
    begin,
    pushed: (sha, branch, login) => {
      // What the job's own token pushes waits for a person.
      if (login === 'github-actions[bot]')
        Object.assign(newRun(sha, branch, 'pull_request', login), { status: 'completed', conclusion: 'action_required' })
      else begin(sha, branch, 'pull_request', login)
    },
    again: (id) => {
      const run = state.runs.find((known) => known.id === id)
      if (run === undefined) return
      run.attempt += 1
      run.startedAt = timestamp(state.now())
      launch(run)
    },
    end: (run, failures, told) => {
      const conclusion = failures.length === 0 && told === undefined ? 'success' : 'failure'
      const done = { status: 'completed', conclusion, completedAt: timestamp(state.now()) } as const
      const job = state.jobs.findLast((known) => known.run === run.id)
      const check = state.checks.findLast((known) => known.run === run.id)
      if (job === undefined || check === undefined) throw new Error(`run ${run.id} has no job`)
      const words = [
        ...failures.map((line) => `##[error]${failingFile}:${line}: price ${line} is wrong`),
        ...(told === undefined ? [] : [told]),
      ]
      const log = withLogs ? words.map((line) => `2026-01-05T09:00:00.0000000Z ${line}\n`).join('') : null
      Object.assign(job, done, { log })
      check.annotations.push(
        ...failures.map((line) => ({
          path: failingFile,
          startLine: line,
          endLine: line,
          startColumn: null,
          level: 'failure' as const,
          title: null,
          message: `price ${line} is wrong`,
        })),
      )
      Object.assign(check, done)
      Object.assign(run, { status: 'completed', conclusion })
    },
  }
}
