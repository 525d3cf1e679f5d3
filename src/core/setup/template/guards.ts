import type { Feedback } from '../../model/config.ts'

/** The job's `if:`: which events are worth a runner. */
export function conditionLines(feedback: Feedback): readonly string[] {
  const isEarly = feedback === 'early'
  return [
    ...(isEarly
      ? [
          '    # Starts no runner for bots, for comments outside pull requests, for CI of no pull request, and for green runs that nobody',
          '    # waits for.',
        ]
      : ['    # Starts no runner for bots, for comments outside pull requests, and for green runs that nobody waits for.']),
    '    if: >-',
    `      contains(fromJSON('["workflow_dispatch", "schedule"]'), github.event_name) ||`,
    "      (github.event_name == 'issue_comment' && github.event.issue.pull_request && github.event.comment.user.type == 'User') ||",
    "      (github.event_name == 'pull_request_review' && github.event.review.user.type == 'User') ||",
    "      (github.event_name == 'workflow_run' && github.event.action == 'completed' && github.event.workflow_run.event == 'pull_request_review' && github.event.workflow_run.conclusion == 'success') ||",
    ...(isEarly
      ? [
          "      (github.event_name == 'workflow_run' && github.event.action == 'in_progress' && github.event.workflow_run.event == 'pull_request') ||",
        ]
      : []),
    `      (github.event_name == 'workflow_run' && ${isEarly ? "github.event.action == 'completed' && " : ''}(`,
    `        contains(fromJSON('["failure", "timed_out", "startup_failure"]'), github.event.workflow_run.conclusion) ||`,
    "        (github.event.workflow_run.conclusion == 'success' && (",
    '          github.event.workflow_run.run_attempt > 1 ||',
    "          contains(github.event.workflow_run.head_commit.message, 'Codality-Trigger:')))))",
  ]
}

/** The prefix of commands where nothing else is said. */
const usualPrefix = '/codality'

/** Is it a command that waits for nobody? `stop` and `status` begin alike. Comments elsewhere, as on lines, are none, and other events have no body. */
function isUnqueued(prefix: string): string {
  const words = [' st', ' explain', ' help'].map((name) => `startsWith(github.event.comment.body, '${prefix}${name}')`)
  return `github.event_name == 'issue_comment' && (${[...words, `github.event.comment.body == '${prefix}'`].join(' || ')})`
}

/** The job's concurrency group, indented for a job. `prefix`: a slash and one word of letters, digits, `-` and `_`; null for the usual one. */
export function concurrencyLines(prefix: string | null): readonly string[] {
  return [
    '    concurrency:',
    `      group: ci-feedback-loop-\${{ github.event.pull_request.number || github.event.issue.number || inputs.pr || github.event.workflow_run.pull_requests[0].number || format('{0}-{1}', github.event.workflow_run.head_repository.full_name, github.event.workflow_run.head_branch) }}\${{ ${isUnqueued(prefix ?? usualPrefix)} && format('-now-{0}', github.event.comment.id) || '' }}`,
    '      cancel-in-progress: false',
    '      queue: max',
  ]
}

export const concurrencyComment: readonly string[] = [
  '    # One turn at a time for each pull request. A turn at work is never cancelled: it may be about to push. `queue: max`',
  '    # keeps all that wait in line; without it, as on a GitHub Enterprise Server that does not know that key yet, a request',
  '    # that waits gives way to a newer one. `stop`, `status`, `explain` and `help` do not wait.',
]
