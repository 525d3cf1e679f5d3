/** The inputs of action.yml; a test compares them. */
export const inputNames: readonly string[] = [
  'token', 'agent', 'agent-command', 'agent-version', 'agent-model', 'agent-args', 'agent-max-turns', 'agent-env', 'agent-timeout-minutes',
  'setup-command', 'fix-commands', 'verify-command', 'verify-rounds', 'verify-timeout-minutes', 'require-proof', 'test-changes',
  'dependency-changes', 'fix-preexisting', 'feedback', 'on-regression', 'on-stall', 'on-conflict', 'max-cost-usd', 'max-minutes', 'max-attempts',
  'command-prefix', 'mention', 'resolve-threads', 'track', 'require-protected-base', 'drafts', 'ignore-checks', 'trusted-bots', 'untrusted-pulls',
  'settle-timeout-minutes', 'request-timeout-seconds', 'allowed-hosts', 'poll-seconds', 'max-diagnostics', 'context-tokens', 'paths',
  'protected-paths', 'max-changed-files', 'max-changed-bytes', 'max-deleted-files', 'upload-report', 'dry-run', 'check-runs', 'notify', 'notify-webhook',
  'notify-webhook-secret', 'settings', 'max-parallel-agents', 'part', 'phase', 'handover',
]

/** Inputs of a step that the reusable workflow does not take, and those that it alone has. */
export const ofTheStep: readonly string[] = ['token', 'phase', 'part', 'handover', 'settings', 'notify-webhook', 'notify-webhook-secret']
export const ofThreeJobs: readonly string[] = ['app-client-id', 'agent-runs-on', 'job-timeout-minutes']
