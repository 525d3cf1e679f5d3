import { looksForConflicts } from '../../core/decision/decide-conflict.ts'
import { noAccount } from '../../core/model/account.ts'
import { unknownUsage } from '../../core/model/agent.ts'
import type { Config } from '../../core/model/config.ts'
import type { Fixed } from '../../core/model/fixed.ts'
import type { Pull, Sha } from '../../core/model/pull.ts'
import type { Session } from '../../core/model/session.ts'
import type { Trigger } from '../../core/model/trigger.ts'
import type { World } from '../../ports/world.ts'
import type { TurnState } from './read-state.ts'

/** GitHub works out whether a pull request conflicts once somebody asks. */
const mostLooks = 5
const mostSeconds = 5

type ConflictSession = Extract<Session, { kind: 'conflict' }>

/** Looks whether the pull request conflicts with its base branch, and where. What is not the loop's to push to is left alone. */
export async function withConflict(trigger: Trigger, state: TurnState, config: Config, world: World): Promise<TurnState> {
  const { pull, untrusted, busy, claims } = state
  if (
    untrusted !== null ||
    busy !== null ||
    claims.stop !== null ||
    !looksForConflicts(trigger, config.policy) ||
    !(await isConflicting(pull, config, world))
  )
    return state
  const { base, commit, files, replay } = await world.workspace.merge(pull.headSha, pull.baseBranch)
  return { ...state, conflict: { branch: pull.baseBranch, base, files, merge: commit, replay } }
}

async function isConflicting({ number, headSha, merge }: Pull, { policy }: Config, { github, clock }: World): Promise<boolean> {
  let known = merge
  for (let looks = 0; known === 'unknown' && looks < mostLooks && !clock.cancelled(); looks += 1) {
    if (looks > 0) await clock.wait(Math.min(policy.pollSeconds, mostSeconds))
    const now = await github.pull(number)
    if (now?.open !== true || now.headSha !== headSha) return false
    known = now.merge
  }
  return known === 'conflicting'
}

/** Makes the merge that an attempt starts from once more where another job made it: it is on no server. */
export async function startOfMerge({ base, merge }: ConflictSession, { headSha }: Pull, { workspace }: World): Promise<Sha> {
  const { commit } = await workspace.merge(headSha, base)
  if (commit !== merge)
    throw new Error(
      `The merge of ${headSha} and ${base} came out otherwise than in the job before. Let all jobs of the loop have the same version of git.`,
    )
  return commit
}

/** What git merges by itself needs no agent. */
export function mergedAlone({ merge }: ConflictSession): Fixed {
  const work = {
    runs: [],
    rounds: 0,
    by: 'agent',
    proof: { kind: 'not-run', because: 'no-change', detail: '' },
    ci: null,
    replaced: null,
  } as const
  return {
    result: { kind: 'finished', summary: null, usage: unknownUsage },
    change: { base: merge, files: [], oversize: null },
    leaks: [],
    replies: [],
    work,
    report: null,
    account: noAccount,
  }
}
