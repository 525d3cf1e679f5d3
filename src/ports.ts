import type { Announcement } from './core/model/announcement.ts'
import type { Agent, AgentFailure, Exit, Invocation } from './core/model/agent.ts'
import type { Actor } from './core/model/actor.ts'
import type { Change, FileChange, Modes, Originals, PushResult } from './core/model/change.ts'
import type { CheckRun, StandingCheck } from './core/model/check-run.ts'
import type { CiCheck, CiRun, CiStart } from './core/model/ci.ts'
import type { Joining, Replayable } from './core/model/conflict.ts'
import type { AgentLink } from './core/model/config.ts'
import type { Evidence } from './core/model/evidence.ts'
import type { ClaimResult, LoopRecord, Ref } from './core/model/loop.ts'
import type { Pull, PullNumber, Sha } from './core/model/pull.ts'
import type { Replaced } from './core/model/replaced.ts'
import type { Secrets } from './core/model/secrets.ts'
import type { PullStanding } from './core/model/standing.ts'
import type { ReviewRemark, SubmittedReview, Utterance } from './core/model/session.ts'
import type { StartedRun } from './core/model/trigger.ts'

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
  /** The open pull requests that somebody did something on last, at most 100; whether one conflicts is not told. */
  openPulls(): Promise<readonly Pull[]>
  /** Of the newest 50 of them those that conflict with their base branches, as far as GitHub has worked it out; none where it does not say. */
  conflictingPulls(): Promise<ReadonlySet<PullNumber>>
  /** Commits of the newest 100 workflow runs that failed, whatever for. */
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
  startCi(pushed: { readonly commit: Sha; readonly branch: string; readonly pull: PullNumber | null; readonly workflows: readonly string[] }): Promise<CiStart>
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

/** The checkout that the agent works in, and the git directory that it never sees. */
export interface Workspace extends WorkspaceWrites {
  /**
   * Checks out a commit into a fresh folder without credentials. While agents work in it, what steers them is that of the newest
   * commit of `baseBranch`, a branch of this repository; null leaves the commit's own.
   */
  open(commit: Sha, baseBranch: string | null): Promise<Checkout>
  /** Texts of the files that a change modifies or deletes, as they are in its base commit. */
  originals(change: Change): Promise<Originals>
  /** All that a commit holds beside folders. */
  modes(commit: Sha): Promise<Modes>
  /** A change as git applies it, in at most 1 MiB; what is no regular file is left out. */
  patch(change: Change): Promise<Patch>
  /** Merges a commit with its base, a branch or a commit of it, by git alone; what is made is used by its id and never on the server. */
  merge(head: Sha, base: string): Promise<Merged>
  /** All refs below `refs/<folder>`, as git itself lists them now. */
  refs(folder: string): Promise<readonly Ref[]>
}

/** All that changes something in the repository on the server. */
export interface WorkspaceWrites {
  /** Builds the commit from content alone, in a git directory of its own, and pushes it without force. */
  push(request: PushRequest): Promise<PushResult & Dropped>
  /** Takes a commit back: pushes one on top of the head that has the tree of that commit's parent, as `push` does. */
  revert(request: RevertRequest): Promise<PushResult>
}

/** A merge as far as git could make it. */
export interface Merged {
  /** Where the base stood. */
  readonly base: Sha
  /** Holds the marks of all conflicts; null where git could not make it. */
  readonly commit: Sha | null
  /** Paths in conflict. Untrusted text. */
  readonly files: readonly string[]
  readonly replay: Replayable
}

/** `too-large`: more than is kept; `unreadable`: git makes no tree of it. */
export type Patch = Uint8Array | 'too-large' | 'unreadable'

export interface Checkout {
  readonly folder: string
  /** A folder beside the checkout, for what the agent reads. */
  readonly scratch: string
  /** To be called before anything runs in the checkout: from then on nothing is read from it but by `harvest`. */
  seal(): void
  /** Lays files into the scratch folder. */
  lay(files: Readonly<Record<string, string>>): Promise<void>
  /** Makes a folder in the scratch folder that can be written while the agent works. */
  live(name: string): Promise<LiveFolder>
  /** Makes a folder in the scratch folder, at a path that nobody knew before, for what an agent leaves beside its change. */
  left(): Promise<LeftFolder>
  /** All files of the commit. */
  files(): Promise<readonly string[]>
  /** One of the commit's files as text; null for what is no plain file or larger than 1 MiB. Independent of the work tree. */
  read(path: string): Promise<string | null>
  /** What a commit changed, as a patch, cut to so many characters; null when it is not among the last ones. */
  patch(commit: Sha, maxCharacters: number): Promise<string | null>
  /**
   * Puts paths back as they are in the commit: those that it does not have are taken away. False, and nothing is touched,
   * where one of them is no plain file there, or they are larger than can be held.
   */
  reset(paths: readonly string[]): Promise<boolean>
  /** Puts a harvested change in its place again. */
  put(files: readonly FileChange[]): Promise<void>
  /** Configuration for agents in which the commit differs from the base branch; null where it does not. */
  readonly replaced: Replaced | null
  /**
   * Puts the configuration for agents of the base branch in the place of all that is there, and takes `hidden` entries at the top out
   * of the way. The result puts everything back but for what was changed, added or deleted meanwhile: that stays. Both only while
   * no untrusted process lives.
   */
  swapConfiguration(hidden: readonly string[]): Promise<() => Promise<void>>
  /** What the agent left, compared with the commit it started from. Only to be asked once its processes are gone. */
  harvest(): Promise<Change>
  remove(): Promise<void>
}

/** A folder that untrusted processes may write, too: what they put in the way is replaced, never followed, and nothing is read back. */
export interface LiveFolder {
  readonly path: string
  /** Puts a whole file in the place of the one before, at once. Rejects when the folder is gone. */
  put(name: string, text: string): Promise<void>
  close(): Promise<void>
}

/** A folder that an untrusted process fills. */
export interface LeftFolder {
  readonly path: string
  /** The text of a plain file in it; null where there is none, or it is larger than so many bytes. Only to be asked once its processes are gone. */
  take(name: string, maxBytes: number): Promise<string | null>
  close(): Promise<void>
}

/** Is the ref gone that was to be taken down in the same push? It may be where the branch itself was not moved. */
export interface Dropped {
  readonly dropped: boolean
}

export interface PushRequest {
  readonly change: Change
  readonly branch: string
  readonly message: string
  /** A ref that is taken down in the same push; null for none. */
  readonly drops: string | null
  /** Where the change was made from a merge: how its sides are joined, the first of which the branch stands at. */
  readonly joins: { readonly how: Joining; readonly head: Sha; readonly base: Sha } | null
}

/** The branch that a repair is put on. It is there from its first commit on. */
export interface LocalBranch {
  readonly name: string
  /** Makes a commit of a change, on top of its base; the branch stays where it is. */
  commit(change: Change, message: string): Promise<Sha>
  /** Fails when the branch is not where it is said to be. Null: it does not exist. */
  move(from: Sha | null, to: Sha | null): Promise<void>
}

export interface RevertRequest {
  /** Of the branch: the commit that is taken back, or one with the very same tree. */
  readonly head: Sha
  /** The commit, and its only parent. */
  readonly bad: Sha
  readonly good: Sha
  readonly branch: string
  readonly message: string
}

export interface FoundProgram {
  readonly kind: 'found'
  readonly path: string
  /** Null when it is not told. */
  readonly version: string | null
  /** Name of the variable that holds the agent's key, and the values of its settings that are set. */
  readonly key: string | null
  readonly settings: Readonly<Record<string, string>>
}

/** Stand-ins for keys, and the addresses at which they are taken. */
export interface LentKeys {
  /** Over the agent's settings. */
  readonly settings: Readonly<Record<string, string>>
  readonly environment: Readonly<Record<string, string>>
  /** Names of variables that are not handed through. */
  readonly withheld: readonly string[]
  close(): Promise<void>
}

/** Where the program of an agent is, and what it is given. */
export type AgentProgram = FoundProgram | { readonly kind: 'missing'; readonly why: AgentFailure; readonly detail: string }

/** Finds the programs of agents, and installs those that are not there. Asked again, it tells whether the program is still what was found. */
export interface Programs {
  find(agent: Agent, link: AgentLink): Promise<AgentProgram>
  /** Lends the keys for one start of the agent; they are worth nothing once that is closed. */
  lend(agent: Agent, program: FoundProgram): Promise<LentKeys>
}

/** Runs one untrusted process and all that it starts; when it returns, none of them lives. */
export interface Processes {
  /** Makes an empty folder below the scratch folder, at a path that nobody knew before: the HOME of one start of one agent. */
  freshHome(scratch: string): Promise<string>
  run(invocation: Invocation, place: ProcessPlace): Promise<Exit>
}

/** Where a process is run, and for how long. It gets a new TMPDIR below the scratch folder. */
export interface ProcessPlace {
  readonly folder: string
  readonly scratch: string
  /** Never shared between what the repository brings and what holds a key: programs obey the settings in their HOME. */
  readonly home: string
  readonly minutes: number
  /** Names of the variables that it is given beside what every program needs. */
  readonly passes: readonly string[]
  /** Addresses of services that it reaches even where the network is limited. */
  readonly services?: readonly string[]
  /** `open` is never limited: for what nothing of a pull request steers. */
  readonly network?: 'open'
  /** Aborts when nobody wants what is done here any more: it is ended then, as when the job is cancelled. */
  readonly stop?: AbortSignal
}

export interface Clock {
  /** Milliseconds since 1970. */
  now(): number
  /** Resolves after so many seconds, or at once when the job is cancelled or the signal says so. */
  wait(seconds: number, signal?: AbortSignal): Promise<void>
  /** Has the job been cancelled? */
  cancelled(): boolean
}

export interface Log {
  info(line: string): void
  warn(line: string): void
}

/** Tells people outside of GitHub. Never fails: what could not be told is warned of. */
export interface Notifier {
  announce(news: Announcement): Promise<void>
}

/** The server of the Model Context Protocol that comes with this program, as it is started before its arguments. */
export interface McpProgram {
  readonly program: string
  readonly script: string
}

/** All that a turn may ask of the outside. */
export interface World {
  readonly github: GitHub
  readonly workspace: Workspace
  readonly processes: Processes
  readonly programs: Programs
  readonly mcp: McpProgram
  readonly notifier: Notifier
  /** What must not leave; everything that does has passed it already. */
  readonly secrets: Secrets
  readonly clock: Clock
  readonly log: Log
}
