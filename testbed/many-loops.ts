import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import type { Diagnostic } from '../src/core/model/diagnostic.ts'
import type { HaltReason } from '../src/core/model/decision.ts'
import type { AttemptRecord } from '../src/core/model/loop.ts'
import { type Sha, toSha } from '../src/core/model/pull.ts'
import type { Session } from '../src/core/model/session.ts'
import type { Stage } from '../src/core/model/stage.ts'
import type { TurnContext } from '../src/core/model/turn.ts'
import { stageCheck } from '../src/core/report/agent-check.ts'
import { statusComment, type StatusView } from '../src/core/report/status-comment.ts'
import { timestamp } from './github/rest/reply.ts'
import type { State } from './github/state.ts'

const run = promisify(execFile)

/** The account that the loops write as. */
export const loopAccount = 'loop-app[bot]'

/** How the loop of a pull request is to stand. */
export interface Scene {
  readonly title: string
  readonly branch: string
  readonly author: string
  readonly view: StatusView
  readonly session: Session
  /** Failures before each attempt; after the last what CI saw, where it has. */
  readonly failures: readonly number[]
  readonly costs: readonly number[]
  readonly stage?: Stage
  readonly flaky?: readonly string[]
  readonly minutesAgo: number
}

const pushed = toSha('5eed0'.repeat(8))
const ended = (commit: Sha): StatusView => ({
  kind: 'ended',
  ending: {
    kind: 'pushed',
    commit,
    subject: 'fix: what failed',
    files: ['src/price.js'],
    ci: { kind: 'started', runs: 1 },
    summary: null,
    flags: [],
  },
})
const halted = (because: HaltReason): StatusView => ({ kind: 'halted', because })
const ci = (attempt: number): Session => ({ kind: 'ci', attempt })

/** Loops of every kind, as people see them on a good day. */
export const scenes: readonly Scene[] = [
  {
    title: 'Add discounts and free items',
    branch: 'discounts',
    author: 'maria',
    view: { kind: 'working' },
    session: ci(2),
    failures: [9, 4],
    costs: [0.42],
    stage: { kind: 'verifying', of: 4, what: 'tests' },
    minutesAgo: 1,
  },
  {
    title: 'Retry payments that time out',
    branch: 'payments/retry',
    author: 'ben',
    view: halted({ code: 'exhausted', attempts: 3 }),
    session: ci(3),
    failures: [6, 5, 5, 3],
    costs: [0.61, 0.74, 0.58],
    minutesAgo: 14,
  },
  {
    title: 'Move the search index to one table',
    branch: 'search-index',
    author: 'rita',
    view: { kind: 'green' },
    session: ci(2),
    failures: [12, 3, 0],
    costs: [1.2, 0.35],
    minutesAgo: 38,
  },
  {
    title: 'Say what is wrong with an address',
    branch: 'address-errors',
    author: 'maria',
    view: { kind: 'working' },
    session: { kind: 'review', reviewId: 1, author: 'ben', verdict: 'changes_requested', text: '', commit: pushed, remarks: [] },
    failures: [3, 0],
    costs: [0.22],
    stage: { kind: 'working', agent: 'claude' },
    minutesAgo: 3,
  },
  {
    title: 'Send receipts from the queue',
    branch: 'receipts',
    author: 'ben',
    view: ended(pushed),
    session: ci(1),
    failures: [5],
    costs: [0.48],
    flaky: ['sends a receipt once', 'survives a restart of the queue'],
    minutesAgo: 6,
  },
  {
    title: 'Drop support for the old checkout',
    branch: 'old-checkout',
    author: 'rita',
    view: halted({ code: 'no-progress' }),
    session: ci(2),
    failures: [7, 7, 7],
    costs: [0.9, 0.88],
    minutesAgo: 95,
  },
  {
    title: 'Rename emptyCart to newCart',
    branch: 'new-cart',
    author: 'maria',
    view: { kind: 'green' },
    session: { kind: 'comment', commentId: 1, author: 'ben', text: '', before: [] },
    failures: [2, 0],
    costs: [0.09],
    minutesAgo: 180,
  },
]

/** Puts pull requests with loops into a stand-in, the scenes over and over, each on a commit of its own; gives their numbers. */
export async function addLoops(state: State, bare: string, count: number): Promise<readonly number[]> {
  const commits = await makeCommits(bare, count)
  return Array.from({ length: count }, (_, at) => {
    const scene = scenes[at % scenes.length]
    if (scene === undefined) throw new Error('there are no scenes')
    return addLoop(
      state,
      commits[at] ?? '',
      at < scenes.length
        ? scene
        : { ...scene, title: `${scene.title} (${at + 1})`, branch: `${scene.branch}-${at + 1}`, minutesAgo: scene.minutesAgo + at },
    )
  })
}

/** Commits that have nothing in common, in a bare repository. */
export async function makeCommits(bare: string, count: number): Promise<readonly string[]> {
  const start = 'committer Maria <maria@example.com> 1767225600 +0000\ndata'
  const input = Array.from(
    { length: count },
    (_, at) => `commit refs/loops/${at}\nmark :${at + 1}\n${start} ${String(at).length}\n${at}\n\nget-mark :${at + 1}\n`,
  ).join('')
  const running = run('git', ['--git-dir', bare, 'fast-import', '--quiet'])
  running.child.stdin?.end(input)
  return (await running).stdout.trim().split('\n')
}

/** One pull request with its status comment and, while a session is at work, its check; gives its number. */
export function addLoop(state: State, head: string, scene: Scene): number {
  const number = state.pulls.length + 1
  state.pulls.push({
    number,
    title: scene.title,
    state: 'open',
    author: scene.author,
    headBranch: scene.branch,
    baseBranch: state.defaultBranch,
    headRepository: state.repository,
    headSha: head,
    labels: [],
  })
  const at = timestamp(state.now() - scene.minutesAgo * 60_000)
  state.comments.push({
    id: state.nextId(),
    pull: number,
    author: loopAccount,
    body: bodyOf(number, scene),
    createdAt: at,
    updatedAt: at,
    reactions: [],
  })
  if (scene.stage !== undefined) {
    const check = stageCheck(scene.stage, state.now(), contextOf(number, scene), 900 + number)
    state.checks.push({
      id: state.nextId(),
      name: check.name,
      sha: head,
      app: loopAccount.replace('[bot]', ''),
      status: 'in_progress',
      conclusion: null,
      run: null,
      startedAt: at,
      completedAt: null,
      key: check.key,
      output: { title: check.title, summary: check.summary, text: null },
      annotations: [],
    })
  }
  return number
}

/** The status comment of a scene. */
export function bodyOf(number: number, scene: Scene): string {
  return statusComment(scene.view, contextOf(number, scene))
}

function contextOf(number: number, { session, failures, costs, view, author, branch, title, flaky = [] }: Scene): TurnContext {
  const attempts = attemptsOf(number, failures, costs, view.kind === 'working', session.kind === 'ci')
  const page = 'https://github.com/acme/shop'
  return {
    trigger: {
      kind: 'ci-finished',
      run: {
        id: 100,
        attempt: 1,
        name: 'CI',
        title,
        conclusion: 'failure',
        headSha: shaOf(number, 0),
        headBranch: branch,
        headRepository: 'acme/shop',
        pulls: [number],
        startedBy: [],
      },
    },
    pull: {
      number,
      author: { login: author, type: 'User' },
      open: true,
      draft: false,
      merge: 'clean',
      headSha: shaOf(number, 0),
      headBranch: branch,
      headRepository: 'acme/shop',
      baseBranch: 'main',
      baseSha: shaOf(number, 9),
      defaultBranch: 'main',
      labels: [],
    },
    untrusted: null,
    session,
    report:
      flaky.length === 0
        ? null
        : {
            summary: { tests: 9, passed: 7, failed: 2, errored: 0, skipped: 0, flaky: flaky.length },
            sources: [],
            diagnostics: flaky.map(flakyFailure),
            omitted: 0,
            fingerprint: 'f',
            gaps: [],
          },
    record: {
      version: 1,
      pull: number,
      epoch: '0',
      ledger: 'refs',
      attempts,
      handled: [],
      stopped: false,
      working: view.kind === 'working' ? { runId: 900 + number, runAttempt: 1 } : null,
    },
    work: null,
    used: attempts.length,
    latest: '0/1',
    maxAttempts: 3,
    budget: { costUsd: null, minutes: null },
    commandPrefix: '/codality',
    statusCommentId: null,
    ciWorkflows: [],
    settleBy: null,
    check: null,
    notes: [],
    timeline: [],
    links: { repository: page, run: `${page}/actions/runs/${900 + number}` },
  }
}

function attemptsOf(
  number: number,
  failures: readonly number[],
  costs: readonly number[],
  isWorking: boolean,
  isCounted: boolean,
): readonly AttemptRecord[] {
  const count = isWorking && isCounted ? failures.length : Math.min(failures.length, costs.length)
  return Array.from({ length: count }, (_, at) => {
    const isOpen = isWorking && isCounted && at === count - 1
    const [before = 0, after] = [failures[at], failures[at + 1]]
    return {
      epoch: '0',
      number: at + 1,
      from: shaOf(number, at),
      ended: isOpen ? 'working' : 'pushed',
      commit: isOpen ? null : shaOf(number, at + 1),
      failures: before,
      broken: 0,
      fingerprint: `f${at}`,
      ids: [],
      after: isOpen || after === undefined ? null : { fixed: Math.max(0, before - after), remaining: after, added: 0 },
      costUsd: isOpen ? null : (costs[at] ?? null),
      seconds: isOpen ? 1_200 : 130 + 55 * at,
      proven: isOpen ? undefined : { passing: Math.max(0, before - (after ?? 0)), of: before },
    }
  })
}

function flakyFailure(name: string, at: number): Diagnostic {
  return {
    id: `flaky-${at}`,
    kind: 'test',
    severity: 'error',
    message: 'Timed out after 5000 ms',
    file: 'test/queue.test.js',
    line: 12 + at,
    column: null,
    rule: null,
    test: { suite: null, name, id: null },
    testFile: null,
    excerpt: null,
    source: { format: 'junit', path: 'junit.xml', job: 'test', line: null },
    occurrences: 1,
    flaky: true,
    jobs: [],
    also: [],
    origin: { kind: 'flaky', because: 'It passed in another try within the same run.' },
  }
}

function shaOf(number: number, step: number): Sha {
  return toSha((number * 16 + step).toString(16).padStart(8, '0').repeat(5))
}
