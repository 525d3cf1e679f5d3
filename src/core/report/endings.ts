import { codeSpan, fence } from '../common/fence.ts'
import { tellAgentFailure } from './agent-failures.ts'
import type { CiStart } from '../model/ci.ts'
import type { KeptChange, Objection } from '../model/change.ts'
import { listLines, listNames } from '../model/listing.ts'
import type { Ending, Interruption } from '../model/outcome.ts'
import { type Sha, short } from '../model/pull.ts'
import type { Links } from '../model/turn.ts'
import { leavesFailures, type Proof } from '../model/work.ts'
import { countPassing } from './work.ts'

/** How an ending is told: one headline, what happened and why, and what comes next. Markdown; agent prose is fenced. */
export interface EndingWords {
  readonly headline: string
  readonly story: string
  readonly next: string
}

/**
 * `retry` is the whole command that asks for another attempt, such as `/codality retry`; `isAsked`: a person asked for the work by words of their own;
 * `proof`: what was seen of the change, null where that is not known.
 */
export function tellEnding(ending: Ending, links: Links, retry: string, isAsked: boolean, proof: Proof | null): EndingWords {
  const again = `Comment what to do differently, or write \`${retry}\` for another attempt.`
  switch (ending.kind) {
    case 'pushed':
      return {
        headline: pushedHeadline(proof),
        story: `- ${commitLink(ending.commit, links)} ${codeSpan(ending.subject)}\n\n${changedFiles(ending.files)}${tellFlags(ending.flags)}${quote(ending.summary)}`,
        next: tellCiStart(ending.commit, ending.ci, links),
      }
    case 'unchanged':
      if (isAsked && ending.summary !== null)
        return {
          headline: '💬 Answered without a change',
          story: `Every file is as it was, so nothing was pushed.${quote(ending.summary)}`,
          next: `Comment to go on from there.`,
        }
      return {
        headline: '🤷 Ended without a change',
        story: `The agent ended and left every file as it was, so nothing was pushed.${quote(ending.summary)}`,
        next: again,
      }
    case 'blocked':
      return {
        headline: '🛑 The change was not pushed',
        story: `The agent made a change that the guards of this repository do not let through:\n\n${listObjections(ending)}\n\n${tellKept(ending.kept)}`,
        next: again,
      }
    case 'offered':
      return {
        headline: ending.kept.kind === 'kept' ? '🩹 A patch is ready' : '🛑 The patch could not be kept',
        story: `${changedFiles(ending.files)}${tellFlags(ending.flags)}\n\n${tellKept(ending.kept)}${quote(ending.summary)}`,
        next:
          ending.kept.kind === 'not-kept'
            ? again
            : 'Whoever vouches for this pull request reads the patch, applies it and pushes it; from here nothing is pushed. The agent that wrote it ran code that nobody vouches for.',
      }
    case 'rejected':
      return {
        headline: '🛑 The push was refused',
        story: `The change was made and checked, but the server did not take it:\n\n${fence(ending.detail, 1_500)}`,
        next: 'A branch rule or a missing permission is the usual cause: `contents: write` lets the token push, and a ruleset on this branch must allow it.',
      }
    case 'agent-failed':
      return tellFailure(ending, again)
    case 'superseded':
      return { headline: '↪️ Stood down', story: supersededStories[ending.why], next: afterSuperseded[ending.why] }
    case 'interrupted':
      return {
        headline: '⏹️ Interrupted',
        story: interruptedStories[ending.by],
        next: afterInterruption(ending.by, retry) ?? again,
      }
    case 'crashed':
      return {
        headline: '💥 Something went wrong',
        story: `The loop itself failed, not your code:\n\n${fence(ending.message, 1_500)}`,
        next: `The [log of this run](${links.run}) tells more. ${again}`,
      }
  }
}

function listObjections({ objections }: Extract<Ending, { kind: 'blocked' }>): string {
  return objections
    .slice(0, 20)
    .map(({ guard, message, remedy }) => `- **${guard}**: ${message} ${remedy}`)
    .join('\n')
}

function tellFailure({ why, detail }: Extract<Ending, { kind: 'agent-failed' }>, again: string): EndingWords {
  const { headline, story, remedy } = tellAgentFailure(why)
  return {
    headline: `⚠️ ${headline}`,
    story: `${story}${detail.trim() === '' ? '' : `\n\n${fence(detail, 1_500)}`}`,
    next: [remedy, again].filter((part) => part !== null).join(' '),
  }
}

/** What is pushed although failures were seen to be left is not done. */
function pushedHeadline(proof: Proof | null): string {
  return proof !== null && leavesFailures(proof)
    ? `⚠️ Pushed, but not everything is repaired — ${countPassing(proof)}`
    : '✅ Done — pushed new changes'
}

/** Null where people are to say what happens next. */
function afterInterruption(by: Interruption, retry: string): string | null {
  switch (by) {
    case 'stopped':
      return `\`${retry}\` by someone with write access starts the loop again.`
    case 'cancelled-waiting':
    case 'gave-up-waiting':
      return 'The end of CI, or a re-run of this job, starts the loop again.'
    case 'ci-running':
      return `When CI has ended, \`${retry}\` asks for another attempt. A longer \`settle-timeout-minutes\` keeps this from happening again.`
    case 'ci-unknown':
      return `The log of this run tells what GitHub answered; the job that pushes needs \`actions: read\`, \`checks: read\` and \`statuses: read\`. \`${retry}\` asks for another attempt.`
    case 'cancelled':
    case 'lost':
      return null
  }
}

export const interruptedStories: Readonly<Record<Interruption, string>> = {
  cancelled: 'The job was cancelled while the agent was at work. Nothing was pushed.',
  'cancelled-waiting': 'The job was cancelled while the end of CI was waited for. No agent was asked and no attempt was used.',
  'gave-up-waiting':
    'What has failed so far asks for no repair, and all else waits for the end of CI, which did not come within `settle-timeout-minutes` or could not be seen. No agent was asked and no attempt was used.',
  'ci-running':
    'The agent began while CI ran, and CI had not ended when `settle-timeout-minutes` were over. A push would have cut it short, so the change was dropped and nothing was pushed.',
  'ci-unknown':
    'The agent began while CI ran, and whether CI has ended could not be seen. A push might have cut it short, so the change was dropped and nothing was pushed.',
  stopped: 'A person stopped the loop while the agent was at work. Its change was dropped; nothing was pushed.',
  lost: 'The run that worked on this ended without a word: its machine was lost, or GitHub did not take its last words, or its comment was deleted. The commits of the branch show whether it pushed.',
}

const supersededStories = {
  moved:
    "The branch got a new commit while the agent was at work. The agent's change was dropped, and nothing was pushed over anybody's work.",
  closed: 'The pull request was closed while the agent was at work, so nothing was pushed.',
  gone: 'The branch was deleted while the agent was at work, so nothing was pushed.',
  retargeted:
    'The pull request got another base branch while the agent was at work. What failed may not fail there, so the change was dropped and nothing was pushed.',
  draft:
    'The pull request was made a draft while the agent was at work, and drafts are left alone here (`drafts: false`), so nothing was pushed.',
}

const afterSuperseded = {
  moved: 'The checks of the new commit decide what happens next.',
  closed: 'Nothing more will be done here.',
  gone: 'Nothing more will be done here.',
  retargeted: 'The next checks or a comment start afresh.',
  draft: 'When it is ready for review, the next checks or a comment start afresh.',
}

export function commitLink(sha: Sha, links: Links): string {
  return `[\`${short(sha)}\`](${links.repository}/commit/${sha})`
}

function changedFiles(files: readonly string[]): string {
  if (files.length === 0) return 'Git merged both sides by itself, so no agent was asked.'
  return `Changed: ${listNames(files, 10, codeSpan)}.`
}

/** How a person gets at a change that was not pushed. */
function tellKept(kept: KeptChange): string {
  if (kept.kind === 'not-kept') return notKept[kept.because]
  const { run, repository, artifact, leftOut } = kept
  const missing =
    leftOut === 0
      ? ''
      : ` ${leftOut === 1 ? 'One entry that is no regular file is' : `${leftOut} entries that are no regular files are`} not in it.`
  return `The change is not lost: for two weeks it is kept as a patch with the report of this run.${missing} Look at it, and apply it in a checkout of this branch with\n\n${fence(`gh run download ${run} --repo ${repository} --name ${artifact} --dir codality-change && git apply --index codality-change/change.patch`, 1_000, 'sh')}`
}

const notKept: Readonly<Record<Extract<KeptChange, { kind: 'not-kept' }>['because'], string>> = {
  secret: 'The change was not kept, because a secret would be kept with it.',
  'too-large': 'The change was not kept: as a patch it is larger than 1 MiB.',
  unreadable: 'The change was not kept: git makes no patch of it.',
  'no-artifacts': 'The change was not kept: GitHub Enterprise Server does not take artifacts of this kind.',
  off: 'The change was not kept, because `upload-report` is `false`; with `true` such a change is kept as a patch that can be applied.',
}

/** What a reviewer should look at twice. */
function tellFlags(flags: readonly Objection[]): string {
  if (flags.length === 0) return ''
  return `\n\n⚠️ **Look at this twice:**\n${listLines(flags, 20, ({ message, remedy }) => `${message} ${remedy}`).join('\n')}`
}

function quote(summary: string | null): string {
  return summary === null ? '' : `\n\nThe agent's own account, which nothing here vouches for:\n\n${fence(summary, 2_000)}`
}

export function tellCiStart(commit: Sha, ci: CiStart, links: Links): string {
  switch (ci.kind) {
    case 'started':
      return 'CI is running on the new commit; its result decides what happens next.'
    case 'dispatched':
      return `A push with the job's own token starts no CI, so ${ci.workflows.map(({ name, run }) => (run === null ? codeSpan(name) : `${codeSpan(name)} ([run](${run}))`)).join(', ')} was started by hand of this loop; its result decides what happens next.`
    case 'conflicting':
      return 'GitHub runs no checks on the new commit, for this pull request conflicts with its base branch. When that is resolved, they start.'
    case 'gated':
      return `CI waits for a person: open [the checks](${ci.url}) and click **Approve workflows to run**. An App token in \`token\` makes this needless.`
    case 'not-seen':
      return `CI has not started on the new commit: ${ci.why} Close and reopen this pull request, or push any commit, to start it; see [the commit](${links.repository}/commit/${commit}). An App token in \`token\` makes this needless.`
  }
}
