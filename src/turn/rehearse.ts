import { excerptOf } from '../core/model/excerpt.ts'
import type { Config } from '../core/model/config.ts'
import type { Trigger } from '../core/model/trigger.ts'
import { tellRehearsal, tellRehearsals } from '../core/report/rehearsal.ts'
import type { TurnReport } from '../core/report/turn-report.ts'
import type { World } from '../ports/world.ts'
import { conclude } from './conclude.ts'
import { reconcile } from './reconcile.ts'
import { withoutWrites } from './dry-world.ts'
import { briefsOf } from './fix.ts'
import { turnstile as openTurnstile } from './claiming/one-at-a-time.ts'
import { triage } from './triage.ts'

/** How much of each brief the page of the report shows. */
const shownBrief = 256 * 1024

/**
 * Takes a turn as it would be taken, up to where an agent would be asked: what is read is real, and nothing is written, started or
 * run. The report tells what would have been decided, told and written, and what the agent would have been given.
 */
export async function rehearse(trigger: Trigger, config: Config, real: World): Promise<TurnReport> {
  const { world, writes } = withoutWrites(real)
  const turnstile = openTurnstile(config, world)
  const triaged = await triage(trigger, { config, world, turnstile })
  if (triaged.kind === 'concluded') {
    const report = await conclude(triaged, turnstile.standing(), config, world)
    return { ...report, isDry: true, summary: tellRehearsal({ ...report, briefs: [], writes }) }
  }
  const { context } = triaged
  const briefs = (await briefsOf(context, config, world)).map(({ text }) => text)
  const askings = briefs.map((text) => ({ brief: excerptOf(text, Math.floor(shownBrief / briefs.length)), hearings: [] }))
  const outcome = { kind: 'rehearsed', briefs } as const
  return {
    decision: 'repair',
    outcome,
    context,
    summary: tellRehearsal({ decision: 'repair', context, summary: null, briefs, writes }),
    untold: null,
    parts: 0,
    patch: null,
    isDry: true,
    exhibits: { account: { moments: [], askings }, change: null },
  }
}

/** The same for a look at all open pull requests: the summary tells each turn that would be taken, too. */
export async function rehearseReconcile(config: Config, real: World): Promise<TurnReport> {
  const { world, writes } = withoutWrites(real)
  const turns: string[] = []
  const report = await reconcile(
    async (trigger) => {
      const taken = await rehearse(trigger, config, real)
      turns.push(taken.summary)
      return taken
    },
    config,
    world,
  )
  return { ...report, isDry: true, summary: tellRehearsals(report.summary, writes, turns) }
}
