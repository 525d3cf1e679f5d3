import type { CiStart } from '../../core/model/ci.ts'
import type { Sha } from '../../core/model/pull.ts'
import type { TurnContext } from '../../core/model/turn.ts'
import { warnings } from '../../core/report/warnings.ts'
import type { World } from '../../ports/world.ts'

/** The push stands whatever happens now, so a failure here must not be told as a failed attempt. */
export async function startCi({ pull, ciWorkflows }: TurnContext, commit: Sha, { github, log }: World): Promise<CiStart> {
  try {
    const start = await github.startCi({ commit, branch: pull.headBranch, pull: pull.number, workflows: ciWorkflows })
    if (start.kind !== 'not-seen') return start
    return (await github.pull(pull.number))?.merge === 'conflicting' ? { kind: 'conflicting' } : start
  } catch (error) {
    log.warn(warnings.ciStartUnknown(error))
    return { kind: 'not-seen', why: 'GitHub did not say whether a run exists.' }
  }
}
