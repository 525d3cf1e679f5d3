import type { Config } from '../../core/model/config.ts'
import type { LoopRecord, Ref } from '../../core/model/loop.ts'
import type { Pull } from '../../core/model/pull.ts'
import type { OwnComments } from '../../ports/github.ts'
import type { World } from '../../ports/world.ts'
import { lookForTurns } from '../claiming/one-at-a-time.ts'

/** What the loop itself left on a pull request. */
export interface Own {
  readonly kind: 'own'
  readonly record: LoopRecord | null
  readonly told: OwnComments['told']
  readonly people: OwnComments['people']
  readonly statusCommentId: number | null
  /** None where the comment alone remembers. */
  readonly refs: readonly Ref[]
  readonly atWork: readonly number[]
  /** The run that is still at work here; null when none is. */
  readonly busy: number | null
  readonly waited: boolean
}

/** The refs come first: who writes the comment claims before it, so whatever the comment does not tell yet shows later in the refs. */
export async function readLedger(pull: Pull, config: Config, world: World): Promise<Own> {
  const { refs, others } = await lookForTurns(pull.number, config, world)
  return { ...(await readOwn(pull, config, world)), refs, atWork: others }
}

/** What our comments say, where no refs are kept. */
export async function readOwn(pull: Pull, { runner }: Config, { github }: World): Promise<Own> {
  const { status, told, people } = await github.ownComments(pull.number)
  const record = status?.record ?? null
  const other = record?.working?.runId ?? runner.runId
  return {
    kind: 'own',
    record,
    told,
    people,
    statusCommentId: status?.id ?? null,
    refs: [],
    atWork: [],
    busy: other === runner.runId || (await hasEnded(other, github)) ? null : other,
    waited: false,
  }
}

/** A run that cannot be found any more has ended, too. */
async function hasEnded(runId: number, github: World['github']): Promise<boolean> {
  return (await github.run(runId))?.ended ?? true
}
