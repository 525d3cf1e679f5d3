import type { Exit, Invocation } from './core/model/agent.ts'
import type { Change, PushResult } from './core/model/change.ts'
import type { CiCheck, CiRun, CiStart } from './core/model/ci.ts'
import type { Evidence } from './core/model/evidence.ts'
import type { ClaimResult, LoopRecord, Ref } from './core/model/loop.ts'
import type { Pull, PullNumber, Sha } from './core/model/pull.ts'
import type { ReviewRemark } from './core/model/session.ts'
import type { FinishedRun } from './core/model/trigger.ts'

/** What GitHub knows and does, in our own nouns. Every write may be repeated without harm. */
export interface GitHub {
  pull(number: PullNumber): Promise<Pull | null>
  /** The open pull requests of this repository whose head is the run's branch; foreign ones are left out. */
  pullsOfRun(run: FinishedRun): Promise<readonly Pull[]>
  /** `admin`, `write`, `read` or `none`. */
  permission(login: string): Promise<string>
  isProtected(branch: string): Promise<boolean>
  createRef(ref: string, sha: Sha): Promise<ClaimResult>
  /** Takes back a claim of this very turn. */
  deleteRef(ref: string): Promise<void>
  /** Comments of ours on the pull request; never anybody else's, whatever they contain. */
  ownComments(pull: PullNumber): Promise<OwnComments>
  /** Edits comment `id`, or creates one when it is null or gone. Returns its id. */
  writeStatus(pull: PullNumber, id: number | null, body: string): Promise<number>
  postNotice(pull: PullNumber, body: string): Promise<void>
  react(commentId: number, reaction: 'eyes' | 'rocket' | 'confused'): Promise<void>
  remarks(pull: PullNumber, reviewId: number): Promise<readonly ReviewRemark[]>
  /** Workflow runs of a commit: they know of jobs that have no check yet. */
  ciRuns(sha: Sha): Promise<readonly CiRun[]>
  /** Check runs and commit statuses of a commit. */
  ciChecks(sha: Sha): Promise<readonly CiCheck[]>
  /** When run `id` was created, in seconds since 1970, and whether it has ended. */
  run(id: number): Promise<{ readonly createdAt: number; readonly ended: boolean } | null>
  evidence(failedRuns: readonly CiRun[], failedChecks: readonly CiCheck[]): Promise<Evidence>
  /** All files at a commit. */
  trackedFiles(sha: Sha): Promise<FileList>
  /** What lies between a branch and a commit: where they parted, and the files that the commit's side changed since. */
  compare(base: string, head: Sha): Promise<Comparison>
  /** How the jobs of an earlier attempt of a run ended, by their names. */
  jobsOfAttempt(run: number, attempt: number): Promise<ReadonlyMap<string, string>>
  /** Sees to it that CI runs on a commit that was just pushed; only the named workflow files are ever started. */
  startCi(pushed: { readonly commit: Sha; readonly branch: string; readonly pull: PullNumber; readonly workflows: readonly string[] }): Promise<CiStart>
}

/** Paths, and in words what is missing among them; null when nothing is. */
export interface FileList {
  readonly paths: readonly string[]
  readonly gap: string | null
}

export interface Comparison extends FileList {
  /** Null when it could not be told. */
  readonly mergeBase: Sha | null
}

export interface OwnComments {
  readonly status: { readonly id: number; readonly record: LoopRecord | null } | null
  /** Keys of the notices that stand there. */
  readonly told: ReadonlySet<string>
}

/** The checkout that the agent works in, and the git directory that it never sees. */
export interface Workspace {
  /** Checks out a commit into a fresh folder without credentials. */
  open(commit: Sha): Promise<Checkout>
  /** Builds the commit from content alone, in a git directory of its own, and pushes it without force. */
  push(request: PushRequest): Promise<PushResult>
  /** All refs below `refs/<folder>`, as git itself lists them now. */
  refs(folder: string): Promise<readonly Ref[]>
}

export interface Checkout {
  readonly folder: string
  /** A folder beside the checkout, for what the agent reads. */
  readonly scratch: string
  /** Lays files into the scratch folder. */
  lay(files: Readonly<Record<string, string>>): Promise<void>
  /** All files of the commit. */
  files(): Promise<readonly string[]>
  /** One of the commit's files as text; null for what is no plain file or larger than 1 MiB. Independent of the work tree. */
  read(path: string): Promise<string | null>
  /** What a commit changed, as a patch, cut to so many characters; null when it is not among the last ones. */
  patch(commit: Sha, maxCharacters: number): Promise<string | null>
  /** What the agent left, compared with the commit it started from. Only to be asked once its processes are gone. */
  harvest(): Promise<Change>
  remove(): Promise<void>
}

export interface PushRequest {
  readonly change: Change
  readonly branch: string
  readonly message: string
}

/** Runs one untrusted process and all that it starts; when it returns, none of them lives. */
export interface Processes {
  run(invocation: Invocation, place: { readonly folder: string; readonly scratch: string; readonly minutes: number; readonly passes: readonly string[] }): Promise<Exit>
}

export interface Clock {
  /** Milliseconds since 1970. */
  now(): number
  /** Resolves after so many seconds, or at once when the job is cancelled. */
  wait(seconds: number): Promise<void>
  /** Has the job been cancelled? */
  cancelled(): boolean
}

export interface Log {
  info(line: string): void
  warn(line: string): void
}

/** All that a turn may ask of the outside. */
export interface World {
  readonly github: GitHub
  readonly workspace: Workspace
  readonly processes: Processes
  readonly clock: Clock
  readonly log: Log
}
