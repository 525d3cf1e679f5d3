import { codeSpan } from '../fence.ts'
import { short } from '../model/pull.ts'
import type { IgnoreReason } from '../model/trigger.ts'

/** Why nothing was done: what happened, why, and what would change it. */
export function explainIgnore(reason: IgnoreReason): string {
  switch (reason.code) {
    case 'unsupported-event':
      return `The event ${codeSpan(reason.event)} is not one the loop acts on. It listens to \`workflow_run\`, \`issue_comment\`, \`pull_request_review\` and \`workflow_dispatch\`.`
    case 'unsupported-action':
      return `The event ${codeSpan(reason.event)} came as ${codeSpan(reason.action)}, which the loop does not act on.`
    case 'malformed-event':
      return `The event ${codeSpan(reason.event)} could not be read: ${codeSpan(reason.detail, 300)}. Check that the step runs on GitHub's own event and that nothing rewrote the event file.`
    case 'run-not-for-a-pull':
      return `The run that ended was started by ${codeSpan(reason.event)}, so it says nothing about a pull request's commit.`
    case 'run-not-conclusive':
      return `The run ended as ${codeSpan(reason.conclusion)}, which says nothing about the code.`
    case 'own-run':
      return `The run that ended is this workflow's own (${codeSpan(reason.name)}). Take it out of \`workflow_run: workflows:\`.`
    case 'not-a-pull':
      return 'The comment stands under an issue, not under a pull request.'
    case 'bot':
      return `${codeSpan(reason.login)} is a program. Programs are never answered, so that two of them cannot keep each other busy.`
    case 'own-words':
      return 'The text carries a marker of this loop, so it is the loop\'s own or a copy of it.'
    case 'empty-review':
      return 'The review requests changes but has neither a text nor remarks, so there is nothing to act on.'
    case 'no-pull':
      return `No open pull request was found for this event: ${reason.detail}.`
    case 'fork':
      return `${reason.pull === null ? 'The run' : `Pull request #${reason.pull}`} comes from ${reason.repository === null ? 'a deleted fork' : `the fork ${codeSpan(reason.repository)}`}. Its code is never checked out with this workflow's rights; push the branch to this repository to have it repaired.`
    case 'closed':
      return `Pull request #${reason.pull} is closed.`
    case 'not-tracked':
      return `Pull request #${reason.pull} does not fit \`track: ${codeSpan(reason.filter).replaceAll('`', '')}\`.`
    case 'base-unprotected':
      return `The loop is off: the base branch ${codeSpan(reason.base)} of pull request #${reason.pull} is not protected. Protect it under Settings → Rules, or set \`require-protected-base: false\`.`
    case 'head-unsafe':
      return `The head branch ${codeSpan(reason.branch)} of pull request #${reason.pull} is the default branch or has characters that the loop does not push to. Rename the branch.`
    case 'outdated':
      return `The checks ran on ${short(reason.ran)}, but pull request #${reason.pull} has moved to ${short(reason.head)}. The checks of the new commit decide.`
    case 'not-allowed':
      return `${codeSpan(reason.login)} has the permission ${codeSpan(reason.permission)} on this repository. Only people with write access are acted for.`
    case 'already-handled':
      return `This was taken on before (${codeSpan(reason.key)}): a redelivered event or a second workflow on the same commit never starts the agent twice.`
    case 'stopped':
      return `Pull request #${reason.pull} was stopped by a person. The command \`retry\` starts the loop again.`
    case 'nobody-waits':
      return `The checks of pull request #${reason.pull} did not fail, and no repair of the loop waits for them.`
    case 'already-told':
      return `People were already told how pull request #${reason.pull} stands.`
    case 'nothing-asked':
      return 'Nobody asked for a change: only comments, commands and reviews that request changes start a session.'
    case 'moved':
      return `Pull request #${reason.pull} has moved on from ${short(reason.from)} or was closed while its checks were waited for. The checks of the new commit decide.`
    case 'busy':
      return `Run ${reason.runId} was still at work on pull request #${reason.pull} when the time to wait was over. Re-run this job once it has ended.`
    case 'cancelled':
      return 'The job was cancelled before an attempt was claimed, so nothing was used up.'
  }
}
