import { codeSpan, fence } from '../fence.ts'
import type { AgentFailure } from '../model/agent.ts'
import type { CiStart } from '../model/ci.ts'
import type { Ending } from '../model/outcome.ts'
import { type Sha, short } from '../model/pull.ts'
import type { Links } from '../model/turn.ts'

/** How an ending is told: one headline, what happened and why, and what comes next. Markdown; agent prose is fenced. */
export interface EndingWords {
  readonly headline: string
  readonly story: string
  readonly next: string
}

/** `retry` is the whole command that asks for another attempt, such as `/codality retry`. */
export function tellEnding(ending: Ending, links: Links, retry: string): EndingWords {
  const again = `Comment what to do differently, or write \`${retry}\` for another attempt.`
  switch (ending.kind) {
    case 'pushed':
      return {
        headline: '✅ Done — pushed new changes',
        story: `- ${commitLink(ending.commit, links)} ${codeSpan(ending.subject)}\n\n${changedFiles(ending.files)}${quote(ending.summary)}`,
        next: tellCiStart(ending.commit, ending.ci, links),
      }
    case 'unchanged':
      return { headline: '🤷 Ended without a change', story: `The agent ended and left every file as it was, so nothing was pushed.${quote(ending.summary)}`, next: again }
    case 'blocked':
      return {
        headline: '🛑 The change was not pushed',
        story: `The agent made a change that the guards of this repository do not let through:\n\n${ending.objections.map(({ guard, message, remedy }) => `- **${guard}**: ${message} ${remedy}`).slice(0, 20).join('\n')}`,
        next: again,
      }
    case 'rejected':
      return {
        headline: '🛑 The push was refused',
        story: `The change was made and checked, but the server did not take it:\n\n${fence(ending.detail, 1_500)}`,
        next: 'A branch rule or a missing permission is the usual cause: `contents: write` lets the token push, and a ruleset on this branch must allow it.',
      }
    case 'agent-failed':
      return { headline: `⚠️ ${agentFailures[ending.why].headline}`, story: `${agentFailures[ending.why].story}${ending.detail.trim() === '' ? '' : `\n\n${fence(ending.detail, 1_500)}`}`, next: [agentFailures[ending.why].remedy, again].filter((part) => part !== null).join(' ') }
    case 'superseded':
      return { headline: '↪️ Stood down', story: supersededStories[ending.why], next: ending.why === 'moved' ? 'The checks of the new commit decide what happens next.' : 'Nothing more will be done here.' }
    case 'interrupted':
      return {
        headline: '⏹️ Interrupted',
        story: interruptedStories[ending.by],
        next: ending.by === 'stopped' ? `\`${retry}\` by someone with write access starts the loop again.` : again,
      }
    case 'crashed':
      return { headline: '💥 Something went wrong', story: `The loop itself failed, not your code:\n\n${fence(ending.message, 1_500)}`, next: `The [log of this run](${links.run}) tells more. ${again}` }
  }
}

/** `remedy` is null where nothing but another attempt helps. */
const agentFailures: Readonly<Record<AgentFailure | 'no-result', { readonly headline: string; readonly story: string; readonly remedy: string | null }>> = {
  'not-found': { headline: 'The agent could not be started', story: 'The program of the agent was not found or may not be run.', remedy: 'Install it in a step before this one, or correct `agent-command`.' },
  timeout: { headline: 'The agent ran out of time', story: 'The agent was still at work when its time was over; it was ended, and it had changed nothing.', remedy: 'Raise `agent-timeout-minutes` if it needs longer.' },
  cancelled: { headline: 'The agent was stopped', story: 'The job was cancelled while the agent was at work.', remedy: null },
  crashed: { headline: 'The agent failed', story: 'The agent ended with an error and left no change. Its last words:', remedy: null },
  'no-result': { headline: 'The agent left no result', story: 'The job that ran the agent ended without handing anything over.', remedy: 'Look into the log of that job.' },
}

const interruptedStories = {
  cancelled: 'The job was cancelled while the agent was at work. Nothing was pushed.',
  stopped: 'A person stopped the loop while the agent was at work. Its change was dropped; nothing was pushed.',
  lost: 'The run that worked on this ended without a word: its machine was lost, or GitHub did not take its last words. The commits of the branch show whether it pushed.',
}

const supersededStories = {
  moved: 'The branch got a new commit while the agent was at work. The agent\'s change was dropped, and nothing was pushed over anybody\'s work.',
  closed: 'The pull request was closed while the agent was at work, so nothing was pushed.',
  gone: 'The branch was deleted while the agent was at work, so nothing was pushed.',
}

function commitLink(sha: Sha, links: Links): string {
  return `[\`${short(sha)}\`](${links.repository}/commit/${sha})`
}

function changedFiles(files: readonly string[]): string {
  const shown = files.slice(0, 10).map((file) => codeSpan(file)).join(', ')
  return `Changed: ${shown}${files.length > 10 ? ` and ${files.length - 10} more` : ''}.`
}

function quote(summary: string | null): string {
  return summary === null ? '' : `\n\nThe agent's own account, which nothing here vouches for:\n\n${fence(summary, 2_000)}`
}

function tellCiStart(commit: Sha, ci: CiStart, links: Links): string {
  switch (ci.kind) {
    case 'started':
      return 'CI is running on the new commit; its result decides what happens next.'
    case 'dispatched':
      return `A push with the job's own token starts no CI, so ${ci.workflows.map((name) => codeSpan(name)).join(', ')} was started by hand of this loop; its result decides what happens next.`
    case 'gated':
      return `CI waits for a person: open [the checks](${ci.url}) and click **Approve workflows to run**. An App token in \`token\` makes this needless.`
    case 'not-seen':
      return `CI has not started on the new commit: ${ci.why} Close and reopen this pull request, or push any commit, to start it; see [the commit](${links.repository}/commit/${commit}). An App token in \`token\` makes this needless.`
  }
}
