import { claimsFolder, mergeMarker, readClaims } from '../../core/decision/claims.ts'
import type { Config } from '../../core/model/config.ts'
import type { Ending } from '../../core/model/outcome.ts'
import type { TurnContext } from '../../core/model/turn.ts'
import type { World } from '../../ports/world.ts'

export type Refusal = Extract<Ending, { kind: 'superseded' | 'rejected' | 'interrupted' }>

/** What happened on the pull request since it was read, if it forbids a push, or a patch where nothing is ever pushed. */
export async function refuse(context: TurnContext, { runner, policy }: Config, world: World): Promise<Refusal | null> {
  const stopped = isStopped(context, world)
  // What is seen of the pull request is acted on at once, also where the other answer never comes.
  stopped.catch(() => undefined)
  const now = await world.github.pull(context.pull.number)
  if (now?.open !== true) return { kind: 'superseded', head: null, why: 'closed' }
  if (now.headSha !== context.pull.headSha || now.headBranch !== context.pull.headBranch)
    return { kind: 'superseded', head: now.headSha, why: 'moved' }
  if (now.baseBranch !== context.pull.baseBranch) return { kind: 'superseded', head: now.headSha, why: 'retargeted' }
  if (now.draft && !policy.drafts) return { kind: 'superseded', head: now.headSha, why: 'draft' }
  // What was handed over is not trusted for this: the pull request itself says where its branch lives.
  if (context.untrusted === null && (now.headRepository !== runner.repository || now.headBranch === now.defaultBranch))
    return { kind: 'rejected', detail: `The branch ${now.headBranch} is not one that the loop pushes to.` }
  if (await stopped) return { kind: 'interrupted', by: 'stopped' }
  return world.clock.cancelled() ? { kind: 'interrupted', by: 'cancelled' } : null
}

/** A person may have said stop while the agent was at work. A session that was started after a stop is no reason to. */
async function isStopped({ pull, record }: TurnContext, { workspace, github }: Pick<World, 'workspace' | 'github'>): Promise<boolean> {
  if (record.stopped) return false
  const claims = readClaims(pull.number, await workspace.refs(claimsFolder(pull.number)))
  if (record.ledger === 'refs') return claims.stop !== null
  return mergeMarker(claims, (await github.ownComments(pull.number)).status?.record ?? null).stop !== null
}
