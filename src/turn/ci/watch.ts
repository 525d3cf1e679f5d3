import { freshAmong } from '../../core/feed/feed-content.ts'
import type { CiVerdict } from '../../core/model/ci.ts'
import type { Config } from '../../core/model/config.ts'
import type { Diagnostic } from '../../core/model/diagnostic.ts'
import type { FeedJob } from '../../core/model/feed.ts'
import type { Sha } from '../../core/model/pull.ts'
import type { World } from '../../ports/world.ts'
import { lookNow } from './ci-now.ts'
import { type CiLook, followCi } from './follow-ci.ts'

/** What CI does, as it is told while it does it. */
export type CiNews =
  | { readonly kind: 'job'; readonly name: string; readonly state: FeedJob['state'] }
  | { readonly kind: 'failure'; readonly diagnostic: Diagnostic }

/** How CI stood when it was followed no longer. */
export interface Watched {
  readonly verdict: CiVerdict['kind'] | 'out-of-time' | 'interrupted'
  /** Failures that were told. */
  readonly failures: number
}

export interface Watching {
  readonly commit: Sha
  /** Null when there is none to compare with. */
  readonly baseBranch: string | null
  /** How long a commit without any CI is looked at: right after a push there is none yet. */
  readonly patienceSeconds: number
  readonly config: Pick<Config, 'policy' | 'runner'>
  /** Nobody listens any more. */
  readonly stop: AbortSignal
}

/** Follows the CI of a commit to its end, and tells each piece of news once, in the order in which it came. */
export async function watchCi(
  { commit, baseBranch, patienceSeconds, config, stop }: Watching,
  world: Pick<World, 'github' | 'clock'>,
  tell: (news: CiNews) => Promise<void>,
): Promise<Watched> {
  await awaitBeginning(commit, patienceSeconds, config, world)
  const states = new Map<string, FeedJob['state']>()
  const known: Diagnostic[] = []
  let last: CiLook | null = null
  const look = async (now: CiLook): Promise<void> => {
    last = now
    for (const { name, state } of now.jobs) {
      if (states.get(name) === state) continue
      states.set(name, state)
      await tell({ kind: 'job', name, state })
    }
    for (const diagnostic of freshAmong(now.report?.diagnostics ?? [], known)) {
      known.push(diagnostic)
      await tell({ kind: 'failure', diagnostic })
    }
  }
  // A person at a terminal would rather know at once.
  const stumbled = (error: unknown): never => {
    throw error
  }
  const settleBy = world.clock.now() + config.policy.settleTimeoutMinutes * 60_000
  await followCi({ headSha: commit, baseBranch, settleBy, hasMoved: () => Promise.resolve(false), stumbled }, config, world, look, stop)
  return { verdict: verdictOf(last), failures: known.length }
}

async function awaitBeginning(
  commit: Sha,
  patienceSeconds: number,
  config: Watching['config'],
  world: Pick<World, 'github' | 'clock'>,
): Promise<void> {
  const { clock } = world
  const deadline = clock.now() + patienceSeconds * 1_000
  while (clock.now() < deadline && !clock.cancelled()) {
    if ((await lookNow(commit, config, world)).ci.kind !== 'none') return
    await clock.wait(Math.min(config.policy.pollSeconds, Math.max(0, deadline - clock.now()) / 1_000))
  }
}

function verdictOf(last: CiLook | null): Watched['verdict'] {
  if (last?.ci === null || last === null) return 'none'
  if (last.state === 'running') return 'interrupted'
  return last.state === 'out-of-time' && last.ci.kind !== 'red' ? 'out-of-time' : last.ci.kind
}
