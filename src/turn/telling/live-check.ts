import { agentCheck, type CheckRun, runOfKey } from '../../core/model/check-run.ts'
import type { Config } from '../../core/model/config.ts'
import type { Sha } from '../../core/model/pull.ts'
import type { Entered, Stage } from '../../core/model/stage.ts'
import type { TurnContext } from '../../core/model/turn.ts'
import { endedCheck, lostCheck, onCommit, type SessionEnd, stageCheck } from '../../core/report/agent-check.ts'
import type { World } from '../../ports/world.ts'

/** Shows that a session has begun. Where nobody vouches for the code one comment is all that is written. */
export async function beginCheck(context: TurnContext, config: Config, world: World): Promise<TurnContext> {
  if (!config.checkRuns || context.untrusted !== null) return context
  const { runId, runAttempt } = config.runner
  const check = stageCheck({ kind: 'collecting' }, world.clock.now(), context, runId)
  // A run that is run again goes on in the check that it left.
  const earlier = runAttempt > 1 ? await standingOf(check, world) : null
  return { ...context, check: { id: await world.github.writeCheck(earlier, check) } }
}

/** Shows each stage once, when it begins first. A job that may write nothing shows none. */
export function stagesOf(context: TurnContext, { phase, runner }: Config, { github, clock }: World): Entered {
  const told = new Set<Stage['kind']>()
  return async (stage) => {
    const id = context.check?.id ?? null
    if (id === null || phase === 'fix' || told.has(stage.kind)) return
    told.add(stage.kind)
    await github.writeCheck(id, stageCheck(stage, clock.now(), context, runner.runId))
  }
}

/** Shows how the session ended, also on the commit that came of it. The record keeps in mind what could not be shown. */
export async function endCheck(end: SessionEnd, context: TurnContext, { runner }: Config, world: World): Promise<TurnContext> {
  if (context.check === null) return context
  const check = endedCheck(end, context, runner.runId)
  const written = await world.github.writeCheck(context.check.id ?? (await standingOf(check, world)), check)
  const { outcome } = end
  if (outcome.kind === 'pushed' || outcome.kind === 'reverted') await world.github.writeCheck(null, onCommit(check, outcome.commit))
  return written === null && context.check.id !== null ? { ...context, record: { ...context.record, openCheck: check.commit } } : context
}

async function standingOf({ commit, name, key }: CheckRun, { github }: World): Promise<number | null> {
  return (await github.ownChecks(commit, name)).find((one) => one.key === key)?.id ?? null
}

/** A machine that was lost left its check at work, too; whoever comes next ends it, unless its run still goes on. */
export async function endLostChecks(commits: readonly Sha[], { checkRuns, runner }: Config, { github }: World): Promise<void> {
  if (!checkRuns) return
  for (const commit of new Set(commits)) {
    for (const { id, key, isDone } of await github.ownChecks(commit, agentCheck)) {
      const run = runOfKey(key)
      if (isDone || run === null || (run !== runner.runId && (await github.run(run))?.ended === false)) continue
      await github.writeCheck(id, lostCheck(commit, key, `${runner.serverUrl}/${runner.repository}/actions/runs/${run}`))
    }
  }
}
