import { codeSpan } from '../common/fence.ts'
import { listNames } from '../model/listing.ts'
import { short } from '../model/pull.ts'
import type { IgnoreReason, Role } from '../model/trigger.ts'

/** Why nothing was done: what happened and why, and what would change it. Whole sentences in Markdown. */
export interface IgnoreWords {
  readonly story: string
  readonly next: string
}

type Explanations = { readonly [Code in IgnoreReason['code']]: (reason: Extract<IgnoreReason, { code: Code }>) => IgnoreWords }

const roles: Readonly<Record<Role, string>> = { asked: 'asked', 'started-ci': 'started the run', 'opened-pull': 'opened the pull request' }

const explanations: Explanations = {
  'unsupported-event': (reason) => ({
    story: `The event ${codeSpan(reason.event)} is not one the loop acts on. It listens to \`workflow_run\`, \`issue_comment\`, \`pull_request_review\`, \`pull_request_review_comment\`, \`schedule\` and \`workflow_dispatch\`.`,
    next: 'Take it out of `on:` of this workflow.',
  }),
  'unsupported-action': (reason) => ({
    story: `The event ${codeSpan(reason.event)} came as ${codeSpan(reason.action)}, which the loop does not act on.`,
    next: 'Leave that out of its `types:`, so that no runner is started for it.',
  }),
  'malformed-event': (reason) => ({
    story: `The event ${codeSpan(reason.event)} could not be read: ${codeSpan(reason.detail, 300)}.`,
    next: "Check that the step runs on GitHub's own event and that nothing rewrote the event file.",
  }),
  'run-not-for-a-pull': (reason) => ({
    story: `The run was started by ${codeSpan(reason.event)}, so it says nothing about a pull request's commit.`,
    next: 'Nothing has to be done: the runs of pull requests are heard.',
  }),
  'run-not-conclusive': (reason) => ({
    story: `The run ended as ${codeSpan(reason.conclusion)}, which says nothing about the code.`,
    next: 'Run it again where its result is wanted.',
  }),
  'run-only-begun': (reason) => ({
    story: `${reason.name === '' ? 'The run' : codeSpan(reason.name)} has only begun, and \`feedback: complete\` waits for its end.`,
    next: 'Set `feedback: early` to start on the first failed job, or leave `requested` and `in_progress` out of `workflow_run: types:`.',
  }),
  'end-awaited': (reason) => ({
    story: `${reason.name === '' ? 'The run' : codeSpan(reason.name)} has only begun. A pull request that nobody with write access vouches for is looked at when its CI has ended.`,
    next: 'Nothing has to be done until then.',
  }),
  'own-run': (reason) => ({
    story: `The run is this workflow's own (${codeSpan(reason.name)}).`,
    next: 'Take it out of `workflow_run: workflows:`.',
  }),
  'not-a-pull': () => ({
    story: 'The comment stands under an issue, not under a pull request.',
    next: 'Ask under the pull request that is meant.',
  }),
  bot: (reason) => ({
    story: `${codeSpan(reason.login)} is a program that is not listed in \`trusted-bots\`. Such programs are never answered, so that two of them cannot keep each other busy.`,
    next: 'Let a person ask, or list the program there.',
  }),
  'own-words': () => ({
    story: "The text carries a marker of this loop, so it is the loop's own or a copy of it.",
    next: 'Write in words of your own what is to be done.',
  }),
  'empty-review': () => ({
    story: 'The review requests changes but has neither a text nor remarks, so there is nothing to act on.',
    next: 'Say in a comment, or in another review, what is to be changed.',
  }),
  'no-review': (reason) => ({
    story: `The review behind this event could not be found: ${reason.detail}.`,
    next: 'Ask for the same in a comment on the pull request.',
  }),
  'not-mentioned': (reason) => ({
    story: `The words do not mention ${codeSpan(reason.mention)} outside of code and quotations, and \`mention\` asks for that.`,
    next: 'Mention it in a new comment. Commands need no mention.',
  }),
  'no-pull': (reason) => ({
    story: `No open pull request was found for this event: ${reason.detail}.`,
    next: 'Nothing has to be done: once there is one, its next checks are heard.',
  }),
  fork: (reason) => ({
    story: `${reason.pull === null ? 'The run' : `Pull request #${reason.pull}`} comes from ${reason.repository === null ? 'a deleted fork' : `the fork ${codeSpan(reason.repository)}`}. Its code is never checked out with this workflow's rights.`,
    next: 'Push the branch to this repository to have it repaired, or set `untrusted-pulls: diagnose` to have its failures told.',
  }),
  closed: (reason) => ({ story: `Pull request #${reason.pull} is closed.`, next: 'Open it again to have it served.' }),
  'not-tracked': (reason) => ({
    story: `Pull request #${reason.pull} does not fit \`track: ${codeSpan(reason.filter).replaceAll('`', '')}\`.`,
    next: 'Make it fit, or change `track`, to have it served.',
  }),
  'base-unprotected': (reason) => ({
    story: `The loop is off: the base branch ${codeSpan(reason.base)} of pull request #${reason.pull} is not protected.`,
    next: 'Protect it under Settings → Rules, or set `require-protected-base: false`.',
  }),
  'head-unsafe': (reason) => ({
    story: `The head branch ${codeSpan(reason.branch)} of pull request #${reason.pull} is the default branch or has characters that the loop does not push to.`,
    next: 'Rename the branch.',
  }),
  outdated: (reason) => ({
    story: `The checks ran on ${short(reason.ran)}, but pull request #${reason.pull} has moved to ${short(reason.head)}.`,
    next: 'The checks of the new commit decide.',
  }),
  'not-allowed': (reason) => ({
    story: `${codeSpan(reason.login)}, who ${roles[reason.role]}, has the permission ${codeSpan(reason.permission)} on this repository. The loop works for people with write access alone, and for the programs in \`trusted-bots\`.`,
    next: 'Let somebody with write access ask, or list a program that you trust there.',
  }),
  'already-handled': (reason) => ({
    story: `This was taken on before (${codeSpan(reason.key)}): a redelivered event or a second workflow on the same commit never starts the agent twice.`,
    next: 'Nothing has to be done; the command `retry` asks for another attempt.',
  }),
  stopped: (reason) => ({
    story: `Pull request #${reason.pull} was stopped by a person.`,
    next: 'The commands `resume` and `retry` start the loop again.',
  }),
  'nobody-waits': (reason) => ({
    story: `The checks of pull request #${reason.pull} did not fail, and no repair of the loop waits for them.`,
    next: 'Nothing has to be done.',
  }),
  'still-running': (reason) => ({
    story: `The checks of pull request #${reason.pull} did not end within \`settle-timeout-minutes\`, and none has failed so far: ${listNames(reason.waitsFor, 5, codeSpan)}.`,
    next: 'The end of the next workflow starts the loop again; raise the limit, or name what never ends in `ignore-checks`.',
  }),
  gated: (reason) => ({
    story: `CI of pull request #${reason.pull} waits for a person.`,
    next: 'Open its checks and approve the workflows to run.',
  }),
  'nothing-ran': (reason) => ({
    story: `No check of pull request #${reason.pull} says yes or no: all were skipped or cancelled, or are left out by \`ignore-checks\`.`,
    next: 'Run the checks again where their result is wanted.',
  }),
  passed: (reason) => ({
    story: `The checks of pull request #${reason.pull} were followed from their beginning, and none failed.`,
    next: 'Nothing has to be done: the event of their end tells people.',
  }),
  draft: (reason) => ({
    story: `Pull request #${reason.pull} is a draft, and \`drafts\` is \`false\`.`,
    next: 'The first event after it is ready for review is acted on.',
  }),
  'nothing-due': (reason) => ({
    story: `Nothing is left to do on pull request #${reason.pull}: what its checks say was taken on, and people were told.`,
    next: 'Nothing has to be done; the command `retry` asks for another attempt.',
  }),
  'nothing-asked': () => ({
    story: 'Nobody asked for a change: an approval without remarks, and a review without a word, start no session.',
    next: 'Comment, or leave a remark on a line, to ask for one.',
  }),
  moved: (reason) => ({
    story: `Pull request #${reason.pull} has moved on from ${short(reason.from)} or was closed while its checks were waited for.`,
    next: 'The checks of the new commit decide.',
  }),
  busy: (reason) => ({
    story: `Run ${reason.runId} was still at work on pull request #${reason.pull} when the time to wait was over.`,
    next: 'Re-run this job once it has ended.',
  }),
  cancelled: () => ({
    story: 'The job was cancelled before an attempt was claimed, so nothing was used up.',
    next: 'Re-run this job to have it looked at again.',
  }),
}

/** The words about an event that leads to nothing. */
export function tellIgnore(reason: IgnoreReason): IgnoreWords {
  // The table's type pairs each code with its own reason, which the compiler loses sight of in the union.
  const tell = explanations[reason.code] as (reason: IgnoreReason) => IgnoreWords
  return tell(reason)
}

/** The same as one text. */
export function explainIgnore(reason: IgnoreReason): string {
  const { story, next } = tellIgnore(reason)
  return `${story} ${next}`
}
