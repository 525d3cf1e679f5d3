import type { Actor } from '../core/model/actor.ts'
import type { CheckRun, StandingCheck } from '../core/model/check-run.ts'
import type { CiCheck, CiRun, CiStart } from '../core/model/ci.ts'
import type { Evidence } from '../core/model/evidence.ts'
import type { ClaimResult, LoopRecord } from '../core/model/loop.ts'
import type { Pull, PullNumber, Sha } from '../core/model/pull.ts'
import type { ReviewRemark, SubmittedReview, Utterance } from '../core/model/session.ts'
import type { OpenStanding, PullStanding } from '../core/model/standing.ts'
import type { StartedRun } from '../core/model/trigger.ts'

/** What GitHub knows and does, in our own nouns. */
export interface GitHub extends GitHubWrites {
  pull(number: PullNumber): Promise<Pull | null>
  /** The open pull requests of this repository whose head is the branch of the run, in the repository of the run. */
  pullsOfRun(run: StartedRun): Promise<readonly Pull[]>
  /** Login of the account that the token acts as; asked once. */
  ownLogin(): Promise<string>
  /** `admin`, `write`, `read` or `none`. */
  permission(login: string): Promise<string>
  isProtected(branch: string): Promise<boolean>
  /** Comments of ours on the pull request; never anybody else's, whatever they contain. */
  ownComments(pull: PullNumber): Promise<OwnComments>
  /** Those of a review that was submitted at a time, in seconds since 1970: words that were edited later are left out. */
  remarks(pull: PullNumber, review: { readonly id: number; readonly at: number }): Promise<readonly ReviewRemark[]>
  /** The newest reviews of a pull request that were submitted and still stand, the oldest first. Null when they could not be read. */
  reviews(pull: PullNumber): Promise<readonly SubmittedReview[] | null>
  /** Keys of the replies of ours in threads of a pull request, since a time in seconds since 1970. */
  threadKeys(pull: PullNumber, since: number): Promise<ReadonlySet<string>>
  /** Workflow runs of a commit: they know of jobs that have no check yet. */
  ciRuns(sha: Sha): Promise<readonly CiRun[]>
  /** Check runs and commit statuses of a commit. */
  ciChecks(sha: Sha): Promise<readonly CiCheck[]>
  /** The open pull requests that somebody did something on last, at most 500; whether one conflicts is not told. */
  openPulls(): Promise<readonly Pull[]>
  /** How these stand, by their numbers; empty where GitHub does not say. */
  openStandings(): Promise<ReadonlyMap<PullNumber, OpenStanding>>
  /** Commits of the newest workflow runs that did not end well, whatever for: timed out, not started, failed. */
  failedCommits(): Promise<ReadonlySet<Sha>>
  /** Everybody who started a workflow run of a commit, or ran it again. */
  startersOf(sha: Sha): Promise<readonly Actor[]>
  /** When a pull request was closed, in seconds since 1970; null while it is open, and where there is none. */
  closedAt(pull: PullNumber): Promise<number | null>
  /** When run `id` was created, in seconds since 1970, and whether it has ended. */
  run(id: number): Promise<{ readonly createdAt: number; readonly ended: boolean } | null>
  evidence(failedRuns: readonly CiRun[], failedChecks: readonly CiCheck[]): Promise<Evidence>
  /**
   * The same for failures that become more: each call gives the whole, and reads only what no call before has read.
   * Patient ones ask again for the log of a job that has only just ended.
   */
  gatherEvidence(options: { readonly patient: boolean }): GitHub['evidence']
  /** All files at a commit, as the API lists them: nothing is fetched for it. */
  listedFiles(sha: Sha): Promise<FileList>
  /** One file at a commit; null when there is none, or it is no plain text of at most 1 MiB. */
  fileText(sha: Sha, path: string): Promise<string | null>
  /** All files at a commit. */
  trackedFiles(sha: Sha): Promise<FileList>
  /** What lies between a branch and a commit: where they parted, and the files that the commit's side changed since. */
  compare(base: string, head: Sha): Promise<Comparison>
  /** How the jobs of an earlier attempt of a run ended, by their names. */
  jobsOfAttempt(run: number, attempt: number): Promise<ReadonlyMap<string, string>>
  /** Our own check runs of a name on a commit; none where they could not be listed. */
  ownChecks(commit: Sha, name: CheckRun['name']): Promise<readonly StandingCheck[]>
  /** What merging depends on, and who is asked to look; null when there is no such pull request, or it could not be had. */
  standing(number: PullNumber): Promise<PullStanding | null>
  /** The commit that a branch, a tag or the beginning of an id names; null when there is none. */
  resolve(name: string): Promise<Sha | null>
}

/** All that changes something on GitHub. Every write may be repeated without harm. */
export interface GitHubWrites {
  createRef(ref: string, sha: Sha): Promise<ClaimResult>
  /** Takes back a claim: of this very turn, or of a pull request that is closed. */
  deleteRef(ref: string): Promise<void>
  /**
   * Edits comment `id`, or creates one when it is null or gone. Returns its id. `isAlone`: no other turn creates one at this
   * moment; else it is looked for, and of two the older one stays.
   */
  writeStatus(pull: PullNumber, id: number | null, body: string, isAlone: boolean): Promise<number>
  postNotice(pull: PullNumber, body: string): Promise<void>
  react(commentId: number, reaction: 'eyes' | 'rocket' | 'confused'): Promise<void>
  /**
   * Shows a check run as it is now: changes number `id`, or creates one where that is null. Gives its id, or null when it could
   * not be written: that is warned of, and never a reason for anything else to fail.
   */
  writeCheck(id: number | null, check: CheckRun): Promise<number | null>
  /** Replies in the thread that the comment `top` opens; `since` is when the replies began that `threadKeys` tells of. */
  replyToThread(pull: PullNumber, reply: { readonly top: number; readonly body: string; readonly since: number }): Promise<void>
  /** Resolves a thread by its id in GraphQL. `refused`: the token may not, so it is of no use to try others. */
  resolveThread(id: string): Promise<'resolved' | 'refused'>
  /** Starts the failed jobs of runs once more, in a new attempt of each. `refused` when not one of them could be started. */
  rerunFailed(runs: readonly CiRun[]): Promise<Restart>
  /** Sees to it that CI runs on a commit that was just pushed; only the named workflow files are ever started. */
  startCi(pushed: {
    readonly commit: Sha
    readonly branch: string
    readonly pull: PullNumber | null
    readonly workflows: readonly string[]
  }): Promise<CiStart>
}

export type Restart = { readonly kind: 'restarted'; readonly runs: number } | { readonly kind: 'refused'; readonly why: string }

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
  /** The newest comments of people, the newest last: untrusted text. Times are in seconds since 1970. */
  readonly people: readonly (Utterance & { readonly id: number; readonly at: number; readonly editedAt: number })[]
}
