import type { Actor } from './actor.ts'
import type { PullNumber, Sha } from './pull.ts'
import type { ReviewVerdict } from './session.ts'

/** What somebody has to do with an event: all who do are looked at. */
export type Role = 'asked' | 'started-ci' | 'opened-pull'

/** Why nobody with write access vouches for the code that CI ran. */
export type Untrusted =
  { readonly kind: 'fork'; readonly repository: string } | { readonly kind: 'stranger'; readonly login: string; readonly role: Role }

/** The CI run that an event is about. `pulls` is GitHub's own hint and may be empty or foreign: never trust it alone. */
export interface StartedRun {
  readonly id: number
  readonly attempt: number
  readonly name: string
  /** Of the pull request when the run was made; null where the run was made for something else. */
  readonly title: string | null
  readonly headSha: Sha
  readonly headBranch: string
  /** `owner/name`, or null when the fork it ran for was deleted. */
  readonly headRepository: string | null
  readonly pulls: readonly PullNumber[]
  /** Who started the run, and who this attempt of it; both may be programs. */
  readonly startedBy: readonly Actor[]
}

/** The CI run that just ended. */
export interface FinishedRun extends StartedRun {
  readonly conclusion: string | null
}

/** A person's text that starts a session or carries a command; the text is the event's, never fetched again. */
interface Said {
  readonly pull: PullNumber
  /** Of the pull request, as the event tells it. */
  readonly title: string | null
  readonly author: Actor
  /** Seconds since 1970, as GitHub stamped the event: the order of human actions. */
  readonly at: number
}

/** Why this turn exists. Every kind names an event that has happened. */
export type Trigger =
  | { readonly kind: 'ci-finished'; readonly run: FinishedRun }
  /** CI has begun: with `feedback: early` its first failure is worth a turn. */
  | { readonly kind: 'ci-started'; readonly run: StartedRun }
  | ({ readonly kind: 'commented'; readonly commentId: number; readonly text: string } & Said)
  | ({
      readonly kind: 'commanded'
      readonly commentId: number
      /** The first word after the prefix in small letters, at most 200 characters: there may be no such command. */
      readonly command: string
      /** The rest of the first line with single blanks, at most 200 characters. */
      readonly argument: string
      /** All that follows the command in the comment: the rest of its line as it was written, and every later line. */
      readonly text: string
    } & Said)
  | ({
      readonly kind: 'reviewed'
      readonly reviewId: number
      readonly state: ReviewVerdict
      readonly text: string
      readonly commit: Sha
    } & Said)
  | { readonly kind: 'dispatched'; readonly pull: PullNumber; readonly author: Actor; readonly runId: number }
  /** It is time to look whether an event was lost on the way. `startedBy`: who started the CI of the newest commit. */
  | { readonly kind: 'reconcile-due'; readonly pull: PullNumber; readonly startedBy: readonly Actor[] }

/** Is this an event of CI, and nothing that a person did? */
export function isOfCi(trigger: Trigger): trigger is Extract<Trigger, { readonly run: StartedRun }> {
  return trigger.kind === 'ci-finished' || trigger.kind === 'ci-started'
}

/** Did no person ask for what comes of this? Then nobody is answered, and what was told before is not told again. */
export function isUnasked(trigger: Trigger): boolean {
  return isOfCi(trigger) || trigger.kind === 'reconcile-due'
}

/** What the pull request was called when the event happened: a title that is edited later is never used. */
export function titleOf(trigger: Trigger): string | null {
  return isOfCi(trigger) ? trigger.run.title : 'title' in trigger ? trigger.title : null
}

/** An event that tells of a review and does not bring its words: they are looked up before there is a trigger. */
export type Lead =
  | {
      readonly kind: 'remarked'
      readonly pull: PullNumber
      readonly title: string | null
      readonly author: Actor
      readonly reviewId: number
    }
  /** A run that a review started, which had no rights of its own. `at`: when it was made, in seconds since 1970. */
  | { readonly kind: 'relayed'; readonly run: StartedRun; readonly at: number }

/** What recognising an event yields: a trigger, a lead to one, or the reason why this event is none of ours. */
export type Recognition =
  | { readonly kind: 'trigger'; readonly trigger: Trigger }
  | { readonly kind: 'lead'; readonly lead: Lead }
  /** It is about all open pull requests. */
  | { readonly kind: 'reconcile-due' }
  | { readonly kind: 'ignored'; readonly because: IgnoreReason }

/** Why an event leads to nothing, not even a comment. */
export type IgnoreReason =
  | { readonly code: 'unsupported-event'; readonly event: string }
  | { readonly code: 'unsupported-action'; readonly event: string; readonly action: string }
  | { readonly code: 'malformed-event'; readonly event: string; readonly detail: string }
  | { readonly code: 'run-not-for-a-pull'; readonly event: string }
  | { readonly code: 'run-not-conclusive'; readonly conclusion: string }
  /** CI has only begun, and the maintainer wants all of it. */
  | { readonly code: 'run-only-begun'; readonly name: string }
  /** CI has only begun, and a pull request that nobody vouches for is looked at when it has ended. */
  | { readonly code: 'end-awaited'; readonly name: string }
  | { readonly code: 'own-run'; readonly name: string }
  | { readonly code: 'not-a-pull' }
  | { readonly code: 'bot'; readonly login: string }
  | { readonly code: 'own-words' }
  | { readonly code: 'empty-review' }
  /** The event tells of a review that could not be found. */
  | { readonly code: 'no-review'; readonly detail: string }
  | { readonly code: 'not-mentioned'; readonly mention: string }
  | { readonly code: 'no-pull'; readonly detail: string }
  | { readonly code: 'fork'; readonly pull: PullNumber | null; readonly repository: string | null }
  | { readonly code: 'closed'; readonly pull: PullNumber }
  | { readonly code: 'draft'; readonly pull: PullNumber }
  | { readonly code: 'not-tracked'; readonly pull: PullNumber; readonly filter: string }
  | { readonly code: 'base-unprotected'; readonly pull: PullNumber; readonly base: string }
  | { readonly code: 'head-unsafe'; readonly pull: PullNumber; readonly branch: string }
  | { readonly code: 'outdated'; readonly pull: PullNumber; readonly ran: Sha; readonly head: Sha }
  | { readonly code: 'not-allowed'; readonly login: string; readonly role: Role; readonly permission: string }
  | { readonly code: 'already-handled'; readonly key: string }
  | { readonly code: 'stopped'; readonly pull: PullNumber }
  | { readonly code: 'nobody-waits'; readonly pull: PullNumber }
  | { readonly code: 'still-running'; readonly pull: PullNumber; readonly waitsFor: readonly string[] }
  | { readonly code: 'gated'; readonly pull: PullNumber }
  | { readonly code: 'nothing-ran'; readonly pull: PullNumber }
  /** CI was followed from its beginning and passed: the event of its end says the rest. */
  | { readonly code: 'passed'; readonly pull: PullNumber }
  /** Somebody looked whether an event was lost, and none was. */
  | { readonly code: 'nothing-due'; readonly pull: PullNumber }
  | { readonly code: 'nothing-asked' }
  | { readonly code: 'moved'; readonly pull: PullNumber; readonly from: Sha }
  | { readonly code: 'busy'; readonly pull: PullNumber; readonly runId: number }
  | { readonly code: 'cancelled' }
