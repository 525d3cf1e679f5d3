import { codeSpan } from '../fence.ts'
import { listNames } from '../model/listing.ts'
import { short } from '../model/pull.ts'
import type { IgnoreReason, Role } from '../model/trigger.ts'

type Explanations = { readonly [Code in IgnoreReason['code']]: (reason: Extract<IgnoreReason, { code: Code }>) => string }

const roles: Readonly<Record<Role, string>> = { asked: 'asked', 'started-ci': 'started the run', 'opened-pull': 'opened the pull request' }

const explanations: Explanations = {
  'unsupported-event': (reason) => `The event ${codeSpan(reason.event)} is not one the loop acts on. It listens to \`workflow_run\`, \`issue_comment\`, \`pull_request_review\`, \`pull_request_review_comment\`, \`schedule\` and \`workflow_dispatch\`.`,
  'unsupported-action': (reason) => `The event ${codeSpan(reason.event)} came as ${codeSpan(reason.action)}, which the loop does not act on.`,
  'malformed-event': (reason) => `The event ${codeSpan(reason.event)} could not be read: ${codeSpan(reason.detail, 300)}. Check that the step runs on GitHub's own event and that nothing rewrote the event file.`,
  'run-not-for-a-pull': (reason) => `The run was started by ${codeSpan(reason.event)}, so it says nothing about a pull request's commit.`,
  'run-not-conclusive': (reason) => `The run ended as ${codeSpan(reason.conclusion)}, which says nothing about the code.`,
  'run-only-begun': (reason) => `${reason.name === '' ? 'The run' : codeSpan(reason.name)} has only begun, and \`feedback: complete\` waits for its end. Set \`feedback: early\` to start on the first failed job, or leave \`requested\` and \`in_progress\` out of \`workflow_run: types:\`.`,
  'end-awaited': (reason) => `${reason.name === '' ? 'The run' : codeSpan(reason.name)} has only begun. A pull request that nobody with write access vouches for is looked at when its CI has ended.`,
  'own-run': (reason) => `The run is this workflow's own (${codeSpan(reason.name)}). Take it out of \`workflow_run: workflows:\`.`,
  'not-a-pull': () => 'The comment stands under an issue, not under a pull request.',
  bot: (reason) => `${codeSpan(reason.login)} is a program. Programs are never answered, so that two of them cannot keep each other busy.`,
  'own-words': () => 'The text carries a marker of this loop, so it is the loop\'s own or a copy of it.',
  'empty-review': () => 'The review requests changes but has neither a text nor remarks, so there is nothing to act on.',
  'no-review': (reason) => `The review behind this event could not be found: ${reason.detail}.`,
  'not-mentioned': (reason) => `The words do not mention ${codeSpan(reason.mention)} outside of code and quotations, and \`mention\` asks for that. Commands need no mention.`,
  'no-pull': (reason) => `No open pull request was found for this event: ${reason.detail}.`,
  fork: (reason) => `${reason.pull === null ? 'The run' : `Pull request #${reason.pull}`} comes from ${reason.repository === null ? 'a deleted fork' : `the fork ${codeSpan(reason.repository)}`}. Its code is never checked out with this workflow's rights; push the branch to this repository to have it repaired, or set \`untrusted-pulls: diagnose\` to have its failures told.`,
  closed: (reason) => `Pull request #${reason.pull} is closed.`,
  'not-tracked': (reason) => `Pull request #${reason.pull} does not fit \`track: ${codeSpan(reason.filter).replaceAll('`', '')}\`.`,
  'base-unprotected': (reason) => `The loop is off: the base branch ${codeSpan(reason.base)} of pull request #${reason.pull} is not protected. Protect it under Settings → Rules, or set \`require-protected-base: false\`.`,
  'head-unsafe': (reason) => `The head branch ${codeSpan(reason.branch)} of pull request #${reason.pull} is the default branch or has characters that the loop does not push to. Rename the branch.`,
  outdated: (reason) => `The checks ran on ${short(reason.ran)}, but pull request #${reason.pull} has moved to ${short(reason.head)}. The checks of the new commit decide.`,
  'not-allowed': (reason) => `${codeSpan(reason.login)}, who ${roles[reason.role]}, has the permission ${codeSpan(reason.permission)} on this repository. The loop works for people with write access alone, and for the programs in \`trusted-bots\`.`,
  'already-handled': (reason) => `This was taken on before (${codeSpan(reason.key)}): a redelivered event or a second workflow on the same commit never starts the agent twice.`,
  stopped: (reason) => `Pull request #${reason.pull} was stopped by a person. The commands \`resume\` and \`retry\` start the loop again.`,
  'nobody-waits': (reason) => `The checks of pull request #${reason.pull} did not fail, and no repair of the loop waits for them.`,
  'still-running': (reason) => `The checks of pull request #${reason.pull} did not end within \`settle-timeout-minutes\`, and none has failed so far: ${listNames(reason.waitsFor, 5, codeSpan)}. The end of the next workflow starts the loop again; raise the limit, or name what never ends in \`ignore-checks\`.`,
  gated: (reason) => `CI of pull request #${reason.pull} waits for a person: open its checks and approve the workflows to run.`,
  'nothing-ran': (reason) => `No check of pull request #${reason.pull} says yes or no: all were skipped or cancelled, or are left out by \`ignore-checks\`.`,
  passed: (reason) => `The checks of pull request #${reason.pull} were followed from their beginning, and none failed. The event of their end tells people.`,
  draft: (reason) => `Pull request #${reason.pull} is a draft, and \`drafts\` is \`false\`. The first event after it is ready for review is acted on.`,
  'nothing-due': (reason) => `Nothing is left to do on pull request #${reason.pull}: what its checks say was taken on, and people were told.`,
  'nothing-asked': () => 'Nobody asked for a change: an approval without remarks, and a review without a word, start no session.',
  moved: (reason) => `Pull request #${reason.pull} has moved on from ${short(reason.from)} or was closed while its checks were waited for. The checks of the new commit decide.`,
  busy: (reason) => `Run ${reason.runId} was still at work on pull request #${reason.pull} when the time to wait was over. Re-run this job once it has ended.`,
  cancelled: () => 'The job was cancelled before an attempt was claimed, so nothing was used up.',
}

/** Why nothing was done: what happened, why, and what would change it. */
export function explainIgnore(reason: IgnoreReason): string {
  // The table's type pairs each code with its own reason, which the compiler loses sight of in the union.
  const explain = explanations[reason.code] as (reason: IgnoreReason) => string
  return explain(reason)
}
