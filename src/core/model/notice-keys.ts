import type { HaltReason } from './decision.ts'
import type { Epoch } from './loop.ts'
import type { Sha } from './pull.ts'
import type { Trigger } from './trigger.ts'

/** The key of the one ping that answers a claim with green checks. */
export function greenKey(latest: string): string {
  return `green ${latest}`
}

/** The key of the one comment that says why the loop does not go on: once between two human actions, or once for a commit. Null where nobody is called. */
export function haltKey({ code }: HaltReason, epoch: Epoch, head: Sha): string | null {
  switch (code) {
    case 'exhausted':
      return `exhausted ${epoch}`
    case 'no-progress':
      return `noprogress ${epoch}`
    case 'over-budget':
      return `overbudget ${epoch}`
    case 'flaky':
      return `flaky ${head}`
    case 'pre-existing':
      return `preexisting ${head}`
    case 'still-running':
    case 'gated':
    case 'conflict':
      return null
  }
}

/** The key of the status comment itself, where a run creates it that claims nothing else. */
export function firstWordsKey(runId: number): string {
  return `words ${runId}`
}

/** The key of the one reply in a thread to what a review says there. `top`: the comment that opens the thread. */
export function threadKey(reviewId: number, top: number): string {
  return `thread ${reviewId}.${top}`
}

/** The key of the one answer to what a person wrote or started: a comment, a review, a run. */
export function replyKey(trigger: Trigger): string {
  return `reply ${askedIn(trigger)}`
}

/** The key of the one word that nothing was done of it. A re-run of the job may do it after all, which is answered then. */
export function refusedKey(trigger: Trigger): string {
  return `refused ${askedIn(trigger)}`
}

function askedIn(trigger: Trigger): number {
  switch (trigger.kind) {
    case 'commented':
    case 'commanded':
      return trigger.commentId
    case 'reviewed':
      return trigger.reviewId
    case 'dispatched':
      return trigger.runId
    case 'ci-finished':
    case 'ci-started':
      return trigger.run.id
    case 'reconcile-due':
      return trigger.pull
  }
}

/** A command is answered each time; what reviewers say to each other gets the word about what can be had only once. */
export function readOnlyKey(trigger: Trigger): string {
  return trigger.kind === 'commanded' ? refusedKey(trigger) : 'read-only'
}
