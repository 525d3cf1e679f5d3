/** What the loop's token may do, in the words of a `permissions:` block, each with what it is for. */
export const loopRights: readonly { readonly name: string; readonly level: 'read' | 'write'; readonly why: string }[] = [
  { name: 'actions', level: 'write', why: "reads runs and logs; starts CI after a push with the job's own token" },
  { name: 'checks', level: 'write', why: 'reads checks; shows the session and the readiness to merge in two of its own' },
  { name: 'contents', level: 'write', why: 'pushes, and claims attempts by refs' },
  { name: 'issues', level: 'write', why: 'reactions' },
  { name: 'pull-requests', level: 'write', why: 'the status comment, and replies in threads' },
  { name: 'statuses', level: 'read', why: 'reads what others than Actions say of a commit' },
]
