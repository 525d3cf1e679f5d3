import { commandOf } from '../commands/index.ts'
import type { CiRun } from '../model/ci.ts'
import type { LoopRecord } from '../model/loop.ts'
import type { Sha } from '../model/pull.ts'
import type { Trigger } from '../model/trigger.ts'

/** The newest commits of a branch that the loop itself made, the newest first, and below them the one that it began with. */
export function ownCommits(head: Sha, { attempts }: LoopRecord): readonly Sha[] {
  const chain = [head]
  // Each attempt is a link at most once, so a record that somebody bent ends, too.
  for (const { commit, revertedBy, from } of attempts.toReversed()) {
    if (commit !== null && revertedBy !== undefined && revertedBy === chain.at(-1)) chain.push(commit)
    if (commit === chain.at(-1)) chain.push(from)
  }
  return chain
}

type AboutSeen = Extract<Trigger, { kind: 'commented' | 'commanded' | 'reviewed' }>

/** Is this asked of a commit that somebody looked at? What CI says of a commit, and most commands, are about the newest one. */
export function isAboutSeenCommit(trigger: Trigger): trigger is AboutSeen {
  return trigger.kind === 'commented' || trigger.kind === 'reviewed' || commandOf(trigger)?.isAboutSeenCommit === true
}

/**
 * Was the branch as it is now when a person asked, but for commits of the loop? A review names its commit. For a comment the
 * server tells when it first made runs for a commit; one without any run cannot be told apart, and counts as seen.
 * @param commits The result of `ownCommits` of the head.
 * @param runs The runs of the last of them.
 * @param isReply Is a review nothing but replies in threads? They are written as comments are.
 */
export function wasSeen(trigger: AboutSeen, commits: readonly Sha[], runs: readonly CiRun[], isReply: boolean): boolean {
  if (trigger.kind === 'reviewed' && !isReply) return commits.includes(trigger.commit)
  return runs.length === 0 || runs.some(({ createdAt }) => createdAt <= trigger.at)
}
