import { claimsFolder, mergeMarker, readClaims } from '../core/claims.ts'
import { describeError } from '../core/model/config.ts'
import type { TurnContext } from '../core/model/turn.ts'
import type { World } from '../ports.ts'

/** A person may have said stop while the agent was at work. A session that was started after a stop is no reason to. */
export async function isStopped({ pull, record }: TurnContext, { workspace, github }: Pick<World, 'workspace' | 'github'>): Promise<boolean> {
  if (record.stopped) return false
  const claims = readClaims(pull.number, await workspace.refs(claimsFolder(pull.number)))
  if (record.ledger === 'refs') return claims.stop !== null
  return mergeMarker(claims, (await github.ownComments(pull.number)).status?.record ?? null).stop !== null
}

/** Is it worth asking an agent once more? What cannot be told is no reason to give up: the push is checked again. */
export async function isStillWanted(context: TurnContext, world: World): Promise<boolean> {
  try {
    const { pull } = context
    const now = await world.github.pull(pull.number)
    return now !== null && now.open && now.headSha === pull.headSha && now.baseBranch === pull.baseBranch && !(await isStopped(context, world))
  } catch (error) {
    world.log.warn(`Whether the work is still wanted could not be told: ${describeError(error)}`)
    return true
  }
}
