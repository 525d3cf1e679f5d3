import { type Config, ConfigError } from '../core/model/config.ts'
import type { Brief } from '../core/model/agent.ts'
import type { Fixed } from '../core/model/fixed.ts'
import type { Sha } from '../core/model/pull.ts'
import { spentOf, withinBudget } from '../core/model/spending.ts'
import type { TurnContext } from '../core/model/turn.ts'
import { contextOfPart, type Part, partsOf } from '../core/side-by-side/parts.ts'
import { narrow, onlyOf } from '../core/decision/narrow.ts'
import { workload } from '../core/decision/repairable.ts'
import type { Processes } from '../ports/processes.ts'
import type { World } from '../ports/world.ts'
import { joinWork, type Whole, workSideBySide } from '../work/side-by-side.ts'
import { briefFor, type Task, work } from '../work/work.ts'
import { mergedAlone, startOfMerge } from './reading/conflict.ts'
import { newsOf } from './ci/follow-ci.ts'
import { stagesOf } from './telling/live-check.ts'
import { isStillWanted, whileWanted } from './reading/while-wanted.ts'
import { prepareBrief } from './change/write-brief.ts'

/** Works on the commit that the attempt was claimed for, in a checkout of its own, or in several side by side. */
export async function fix(context: TurnContext, config: Config, world: World): Promise<Fixed> {
  const { session, pull } = context
  if (session?.kind === 'conflict' && session.files.length === 0) return mergedAlone(session)
  const commit = session?.kind === 'conflict' ? await startOfMerge(session, pull, world) : pull.headSha
  return whileWanted(context, config, world, (stop) =>
    workOn(commit, stop, context, config, { ...world, processes: stoppable(world.processes, stop) }),
  )
}

/** What the agents would be told for the attempt, one brief for each that would work side by side; none where git alone can do the work. */
export async function briefsOf(context: TurnContext, config: Config, world: World): Promise<readonly Brief[]> {
  const { session, pull } = context
  if (session?.kind === 'conflict' && session.files.length === 0) return []
  const commit = session?.kind === 'conflict' ? await startOfMerge(session, pull, world) : pull.headSha
  const parts = partsOf(context, config)
  const briefs: Brief[] = []
  for (const part of parts.length === 0 ? [null] : parts)
    briefs.push(
      await briefFor(
        { ...task(context, part, config, world), commit, stop: new AbortController().signal, maxCostUsd: null },
        { agent: config.agent, proof: config.proof },
        world,
      ),
    )
  return briefs
}

async function workOn(commit: Sha, stop: AbortSignal, context: TurnContext, config: Config, world: World): Promise<Fixed> {
  const parts = partsOf(context, config)
  const { agent, maxCostUsd } = withinBudget(config.agent, config.policy.budget, spentOf(context.record), Math.max(1, parts.length))
  const choices = { agent, proof: config.proof }
  const taskOf = (part: Part | null): Task => ({ ...task(context, part, config, world), commit, stop, maxCostUsd })
  if (parts.length === 0) return work(taskOf(null), choices, world)
  if (config.part === null) return workSideBySide(parts.map(taskOf), { ...whole(context, config), stop }, choices, world)
  const part = parts[config.part]
  if (part === undefined)
    throw new ConfigError(
      `The input \`part\` is ${config.part}, and the failures are parted among ${parts.length} agents.`,
      'Give each job one of the numbers in the output `parts` of the phase `triage`.',
    )
  return work(taskOf(part), choices, world)
}

/** All that runs for work that nobody wants any more ends with it. */
function stoppable(processes: Processes, stop: AbortSignal): Processes {
  return { ...processes, run: (invocation, place) => processes.run(invocation, { ...place, stop }) }
}

/** Joins what several jobs left, and proves it as a whole. That job may not read whether the work is still wanted. */
export function join(context: TurnContext, parts: readonly (Fixed | null)[], config: Config, world: World): Promise<Fixed> {
  return joinWork(
    parts,
    { ...whole(context, config), stop: new AbortController().signal },
    { agent: config.agent, proof: config.proof },
    world,
  )
}

function task(context: TurnContext, part: Part | null, config: Config, world: World): Omit<Task, 'commit' | 'stop' | 'maxCostUsd'> {
  const own = part === null ? context : contextOfPart(context, part)
  return {
    ...whole(own, config),
    news: newsOf(context, config, world),
    takesReplies: context.session?.kind === 'review' && context.session.remarks.length > 0,
    isWanted: () => isStillWanted(context, config, world),
    entered: stagesOf(context, config, world),
    prepare: (checkout) => prepareBrief(own, part?.others ?? [], config.policy, checkout),
  }
}

function whole({ pull, report, session, untrusted }: TurnContext, { policy }: Config): Omit<Whole, 'stop'> {
  return {
    commit: pull.headSha,
    // Whoever opens a pull request chooses what it is to be merged into: a stranger may not choose by it what agents obey.
    baseBranch: untrusted === null ? pull.baseBranch : pull.defaultBranch,
    ...workload(narrow(report, onlyOf(session)).report, policy.fixPreexisting),
  }
}
