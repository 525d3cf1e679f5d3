import { progressOf } from '../../core/decision/judge-ci.ts'
import type { CiVerdict } from '../../core/model/ci.ts'
import { type Config, ConfigError } from '../../core/model/config.ts'
import type { FailureReport } from '../../core/model/evidence.ts'
import type { FeedState } from '../../core/model/feed.ts'
import type { Pull } from '../../core/model/pull.ts'
import type { TurnContext } from '../../core/model/turn.ts'
import { repairable } from '../../core/decision/repairable.ts'
import { warnings } from '../../core/report/warnings.ts'
import type { World } from '../../ports/world.ts'
import type { Bulletin, News } from '../../work/work.ts'
import { hasMoved, lookNow, rulesOf } from './ci-now.ts'
import { type Compared, failureReader } from '../reading/read-failures.ts'

/** One look at a CI that goes on: what it says, and the verdict so far. */
export interface CiLook extends Bulletin {
  /** Null when the commit no longer is what matters. */
  readonly ci: CiVerdict | null
}

/** CI as work in a checkout hears of it; null when it had ended before the work began. */
export function newsOf({ pull, settleBy }: Pick<TurnContext, 'pull' | 'settleBy'>, config: Config, world: World): News | null {
  if (settleBy === null) return null
  return {
    follow: (tell, stop) => followPull(pull, settleBy, config, world, tell, stop),
    repairable: (report) => repairable(report, config.policy.fixPreexisting),
  }
}

/** How CI stood once nothing more could come of it, or nothing more was waited for. */
export interface CiEnd {
  readonly state: FeedState
  /** Null when the commit no longer is what matters, or nothing could be seen. */
  readonly ci: CiVerdict | null
  /** All that has failed; null when nothing was read. */
  readonly report: FailureReport | null
}

/** Waits for the end of CI until `settleBy`, and looks at least once. Never throws: what could not be seen is `unknown`. */
export async function awaitEnd(pull: Pull, settleBy: number, config: Config, world: World): Promise<CiEnd> {
  let end: CiEnd = { state: 'unknown', ci: null, report: null }
  const tell = ({ state, ci, report }: CiLook): Promise<void> => {
    end = { state, ci, report: report ?? end.report }
    return Promise.resolve()
  }
  try {
    await followPull(pull, settleBy, config, world, tell, new AbortController().signal)
    return end
  } catch (error) {
    world.log.warn(warnings.ciUnfollowed(error))
    return { ...end, state: 'unknown' }
  }
}

/** A look that fails is made again: an outage that is shorter than CI costs nothing. */
function followPull(
  pull: Pull,
  settleBy: number,
  config: Config,
  world: World,
  tell: (look: CiLook) => Promise<void>,
  stop: AbortSignal,
): Promise<void> {
  let isTold = false
  const stumbled = (error: unknown): void => {
    // Waiting gives no permission.
    if (error instanceof ConfigError) throw error
    if (!isTold) world.log.warn(warnings.ciUnseen(error))
    isTold = true
  }
  return followCi({ ...pull, settleBy, hasMoved: () => hasMoved(pull, world), stumbled }, config, world, tell, stop)
}

/** A commit whose CI is followed. */
export interface Followed extends Compared {
  /** Milliseconds since 1970. */
  readonly settleBy: number
  /** Is the commit no longer what matters? */
  hasMoved(): Promise<boolean>
  /** Told of a look that failed before the time was over; what it throws ends the following. */
  stumbled(error: unknown): void
}

/**
 * Looks at a steady pace until CI has ended, the commit is no longer the head, or the time is over; at least once. What has
 * not changed costs no request that counts, and what was read is not read again. Rejects when the last look fails.
 */
export async function followCi(
  commit: Followed,
  config: Pick<Config, 'policy' | 'runner'>,
  world: Pick<World, 'github' | 'clock'>,
  tell: (look: CiLook) => Promise<void>,
  stop: AbortSignal,
): Promise<void> {
  const { clock } = world
  const look = looker(commit, config, world)
  const isOver = (): boolean => stop.aborted || clock.cancelled()
  do {
    const isLate = clock.now() >= commit.settleBy
    const seen = await look(isLate).catch((error: unknown) => {
      if (isLate || isOver()) throw error
      commit.stumbled(error)
      return null
    })
    if (seen !== null) await tell(seen)
    if (isOver() || (seen !== null && seen.state !== 'running')) return
    await clock.wait(Math.min(config.policy.pollSeconds, Math.max(0, commit.settleBy - clock.now()) / 1_000), stop)
  } while (!isOver())
}

/** One look after the other; each knows what the ones before it have read. */
function looker(
  commit: Followed,
  config: Pick<Config, 'policy' | 'runner'>,
  world: Pick<World, 'github'>,
): (isLate: boolean) => Promise<CiLook> {
  const read = failureReader(commit, world, world.github.gatherEvidence({ patient: true }))
  let known = ''
  return async (isLate) => {
    if (await commit.hasMoved())
      return {
        state: 'superseded',
        ci: null,
        jobs: [],
        report: null,
        logs: new Map(),
        note: 'The branch has moved on, so CI of this commit no longer matters.',
      }
    const { ci, snapshot, hasEnded } = await lookNow(commit.headSha, config, world)
    const failed =
      ci.kind === 'red'
        ? ci.failed
            .map(({ id, name }) => `${id ?? name}`)
            .toSorted()
            .join('\n')
        : ''
    // A run that has ended may have left artifacts since its job failed.
    const found = ci.kind === 'red' && (failed !== known || hasEnded) ? await read(ci) : null
    known = failed
    return {
      state: hasEnded ? 'ended' : isLate ? 'out-of-time' : 'running',
      ci,
      jobs: progressOf(snapshot, rulesOf(config)),
      report: found?.report ?? null,
      logs: found?.logs ?? new Map(),
      note: '',
    }
  }
}
