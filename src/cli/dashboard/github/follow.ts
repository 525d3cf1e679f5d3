import type { Health, Look } from '../../../core/dashboard/pace.ts'
import { paceOf } from '../../../core/dashboard/pace.ts'
import type { Clock } from '../../../ports/world.ts'
import type { Looker } from '../../../shell/github/looker.ts'
import type { WatchedRepository } from './repository.ts'

interface Means {
  readonly looker: Looker
  readonly clock: Clock
  /** Seconds between two looks. */
  readonly interval: number
  /** Seconds between two looks at the lists, which webhooks tell of meanwhile. */
  readonly listsInterval: number
  /** Requests that a look at each repository costs of late, by their names: all share one budget. */
  readonly costs: Map<string, number>
  readonly tell: (health: Health) => void
}

/** Keeps up with one repository until all is cancelled; says what is wrong, and never fails. */
export async function follow(repository: WatchedRepository, { looker, clock, interval, listsInterval, costs, tell }: Means): Promise<void> {
  let [failures, listsAt] = [0, Number.NEGATIVE_INFINITY]
  while (!clock.cancelled()) {
    const [before, lists] = [repository.spent(), clock.now() >= listsAt]
    const look = await lookOnce(repository, lists)
    if (clock.cancelled()) return
    // The first look costs more than all that come after it.
    const average = costs.get(repository.name) ?? 0
    costs.set(repository.name, (average + Math.min(repository.spent() - before, 2 * average + 2)) / 2)
    const spent = [...costs.values()].reduce((sum, cost) => sum + cost, 0)
    failures = look.kind === 'done' ? 0 : failures + 1
    const { seconds, health } = paceOf(look, { interval, spent, budget: looker.budget(), failures, now: clock.now() })
    if (lists && look.kind === 'done') listsAt = clock.now() + Math.max(listsInterval, seconds) * 1_000 - 1
    tell({ repository: repository.name, ...health })
    await clock.wait(seconds)
  }
}

/** A defect of ours must not end the page: it is told like a server that stumbled. */
async function lookOnce(repository: WatchedRepository, lists: boolean): Promise<Look> {
  try {
    return await repository.look(lists)
  } catch (error) {
    return {
      kind: 'failed',
      why: `The look failed: ${error instanceof Error ? (error.message.split('\n', 1)[0]?.replace(/\.$/, '').slice(0, 200) ?? '') : 'unknown'}.`,
    }
  }
}
