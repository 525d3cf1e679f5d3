import type { LoopState } from '../../src/core/decision/loop-state.ts'
import { type Exit, type InvocationContext, unknownUsage } from '../../src/core/model/agent.ts'
import type { CiCheck, CiRun } from '../../src/core/model/ci.ts'
import type { Policy } from '../../src/core/model/config.ts'
import type { Diagnostic } from '../../src/core/model/diagnostic.ts'
import type { FailureReport } from '../../src/core/model/evidence.ts'
import { openSecrets } from '../../src/core/secrets/search.ts'
import { inflate } from '../../src/shell/inflate.ts'
import type { AttemptRecord, Claims, LoopRecord } from '../../src/core/model/loop.ts'
import { type Pull, type Sha, toSha } from '../../src/core/model/pull.ts'
import type { ReviewRemark } from '../../src/core/model/session.ts'
import type { TurnContext } from '../../src/core/model/turn.ts'
import type { PullStanding } from '../../src/core/model/standing.ts'
import type { Work } from '../../src/core/model/work.ts'

/** A commit id that is easy to tell from another. */
export function sha(digit: string | number): Sha {
  return toSha(String(digit).repeat(40).slice(0, 40))
}

export function pull(over: Partial<Pull> = {}): Pull {
  return {
    number: 7,
    author: { login: 'maria', type: 'User' },
    open: true,
    draft: false,
    merge: 'clean',
    headSha: sha('a'),
    headBranch: 'discounts',
    headRepository: 'dev/shop',
    baseBranch: 'main',
    baseSha: sha('b'),
    defaultBranch: 'main',
    labels: [],
    ...over,
  }
}

export function claims(over: Partial<Claims> = {}): Claims {
  return { epoch: '0', used: 0, stop: null, handled: new Set(), told: new Set(), slots: [], ...over }
}

export function record(over: Partial<LoopRecord> = {}): LoopRecord {
  return { version: 1, pull: 7, epoch: '0', ledger: 'refs', attempts: [], handled: [], stopped: false, working: null, ...over }
}

export function state(over: Partial<LoopState> = {}): LoopState {
  return {
    pull: pull(),
    claims: claims(),
    ci: { kind: 'red', failed: [check()], failedRuns: [run()], generation: 1 },
    told: new Set(),
    remarks: [],
    before: [],
    mention: '',
    dispatchedAt: 0,
    maxAttempts: 3,
    budget: { costUsd: null, minutes: null },
    spent: { costUsd: 0, minutes: 0, untold: 0 },
    record: record(),
    headWasSeen: true,
    busy: null,
    conflict: null,
    conflictTold: null,
    onConflict: 'report',
    ...over,
  }
}

export function run(over: Partial<CiRun> = {}): CiRun {
  const file = over.id === undefined || over.id === 100 ? 'ci' : over.id
  return {
    id: 100,
    attempt: 1,
    name: 'CI',
    path: `.github/workflows/${file}.yml`,
    event: 'pull_request',
    actor: 'maria',
    status: 'completed',
    conclusion: 'failure',
    startedAt: '2026-01-01T00:00:00Z',
    createdAt: 1_767_225_600,
    url: 'https://github.com/dev/shop/actions/runs/100',
    ...over,
  }
}

export function check(over: Partial<CiCheck> = {}): CiCheck {
  return {
    name: 'test',
    id: 200,
    app: 'github-actions',
    key: 'a-guid',
    status: 'completed',
    conclusion: 'failure',
    startedAt: '2026-01-01T00:00:00Z',
    annotations: 1,
    title: null,
    summary: null,
    text: null,
    url: 'https://github.com/dev/shop/actions/runs/100/job/200',
    ...over,
  }
}

export function policy(over: Partial<Policy> = {}): Policy {
  return {
    maxAttempts: 3,
    requireProtectedBase: true,
    drafts: true,
    track: [{ kind: 'all' }],
    ignoreChecks: [],
    trustedBots: [],
    untrustedPulls: 'ignore',
    settleTimeoutMinutes: 30,
    pollSeconds: 15,
    commandPrefix: '/codality',
    mention: '',
    resolveThreads: 'addressed',
    maxDiagnostics: 25,
    contextTokens: 24_000,
    paths: [],
    protectedPaths: ['.github/**'],
    maxChangedFiles: 100,
    maxChangedBytes: 1_000_000,
    testChanges: 'flag',
    dependencyChanges: 'block',
    maxDeletedFiles: 10,
    requireProof: false,
    fixPreexisting: false,
    onRegression: 'revert',
    onStall: 'stop',
    onConflict: 'report',
    budget: { costUsd: null, minutes: null },
    ...over,
  }
}

export function remark(over: Partial<ReviewRemark> = {}): ReviewRemark {
  return {
    id: 81,
    top: 81,
    thread: null,
    path: 'src/price.js',
    subject: 'line',
    side: 'right',
    startLine: null,
    line: 10,
    isOutdated: false,
    hunk: '@@ -8,2 +8,3 @@\n a\n b\n+c',
    text: 'Name this better',
    before: [],
    ...over,
  }
}

/** Secrets of a job that has none of its own. */
export const noSecrets = openSecrets([], inflate)

export function diagnostic(over: Partial<Diagnostic> = {}): Diagnostic {
  return {
    id: 'd1',
    kind: 'test',
    severity: 'error',
    message: 'Expected 90 to equal 100',
    file: 'test/price.test.js',
    line: 12,
    column: 3,
    rule: null,
    test: { suite: 'price', name: 'applies a discount', id: null },
    testFile: 'test/price.test.js',
    excerpt: 'AssertionError: Expected 90 to equal 100\n    at test/price.test.js:12:3',
    source: { format: 'junit', path: 'junit.xml', job: 'test', line: null },
    occurrences: 1,
    flaky: false,
    jobs: [],
    also: [],
    origin: { kind: 'unknown', because: '' },
    ...over,
  }
}

export function report(diagnostics: readonly Diagnostic[] = [diagnostic()], over: Partial<FailureReport> = {}): FailureReport {
  return {
    summary: { tests: 5, passed: 4, failed: 1, errored: 0, skipped: 0, flaky: 0 },
    sources: [],
    diagnostics,
    omitted: 0,
    fingerprint: 'f1',
    gaps: [],
    ...over,
  }
}

export function context(over: Partial<TurnContext> = {}): TurnContext {
  return {
    trigger: {
      kind: 'ci-finished',
      run: {
        id: 100,
        attempt: 1,
        name: 'CI',
        title: 'Add discounts',
        conclusion: 'failure',
        headSha: sha('a'),
        headBranch: 'discounts',
        headRepository: 'dev/shop',
        pulls: [7],
        startedBy: [],
      },
    },
    pull: pull(),
    untrusted: null,
    session: { kind: 'ci', attempt: 1 },
    report: report(),
    record: record({ attempts: [attemptRecord()] }),
    work: null,
    used: 1,
    latest: '0/1',
    maxAttempts: 3,
    budget: { costUsd: null, minutes: null },
    commandPrefix: '/codality',
    statusCommentId: 55,
    ciWorkflows: ['.github/workflows/ci.yml'],
    settleBy: null,
    check: null,
    notes: [],
    timeline: [],
    links: { repository: 'https://github.com/dev/shop', run: 'https://github.com/dev/shop/actions/runs/900' },
    ...over,
  }
}

/** A pull request that nothing speaks against but its checks, of which there are none. */
export function standing(over: Partial<PullStanding> = {}): PullStanding {
  return {
    pull: 7,
    open: true,
    head: sha('a'),
    isDraft: false,
    merge: 'clean',
    reviews: { decision: null, approvedBy: [], rejectedBy: [], requested: [] },
    unresolved: { count: 0, more: false },
    checks: [],
    beyond: null,
    ...over,
  }
}

export function attemptRecord(over: Partial<AttemptRecord> = {}): AttemptRecord {
  return {
    epoch: '0',
    number: 1,
    from: sha('a'),
    ended: 'working',
    commit: null,
    failures: 1,
    broken: 0,
    fingerprint: 'f1',
    ids: ['d1'],
    after: null,
    costUsd: null,
    seconds: 0,
    ...over,
  }
}

export function work(over: Partial<Work> = {}): Work {
  return {
    runs: [{ agent: 'command', version: null, seconds: 12, ended: 'finished', detail: '', usage: unknownUsage }],
    rounds: 1,
    by: 'agent',
    ci: null,
    proof: { kind: 'not-run', because: 'no-command', detail: '' },
    replaced: null,
    ...over,
  }
}

export function exit(over: Partial<Exit> = {}): Exit {
  return { code: 0, signal: null, stopped: null, startError: null, stdout: '', stderr: '', milliseconds: 5, ...over }
}

export function invocationContext(over: Partial<InvocationContext> = {}): InvocationContext {
  return {
    brief: { text: '# Task\n', failures: '{}' },
    briefFile: '/scratch/brief.md',
    failuresFile: '/scratch/failures.json',
    feedFolder: '/scratch/feed',
    leftFolder: null,
    command: null,
    program: 'agent',
    model: null,
    key: null,
    settings: {},
    args: [],
    maxTurns: null,
    maxCostUsd: null,
    home: '/scratch/home',
    mcp: null,
    ...over,
  }
}
