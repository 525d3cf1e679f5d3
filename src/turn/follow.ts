import { deedRef, noticeRef } from '../core/decision/claims.ts'
import { isJobOf } from '../core/model/ci.ts'
import type { Config } from '../core/model/config.ts'
import type { HaltReason } from '../core/model/decision.ts'
import type { Ending, Outcome } from '../core/model/outcome.ts'
import { haltKey } from '../core/model/notice-keys.ts'
import { isUnasked } from '../core/model/trigger.ts'
import type { TurnContext } from '../core/model/turn.ts'
import { noteReverted } from '../core/decision/progress.ts'
import { revertMessage } from '../core/report/commit-message.ts'
import { worseNote } from '../core/report/progress.ts'
import type { Course, Worsened } from '../core/decision/weigh.ts'
import { warnings } from '../core/report/warnings.ts'
import type { World } from '../ports/world.ts'
import { claimDeed } from './claiming/claim.ts'
import { giveBack, takeBack } from './claiming/give-back.ts'
import type { TurnState } from './reading/read-state.ts'
import { refuse } from './reading/refuse.ts'
import { startCi } from './ci/start-ci.ts'
import type { Triaged } from './triaged.ts'

/** An attempt that is claimed, whose failures are known. */
export interface Gathered {
  readonly context: TurnContext
  /** The claims of this very turn. */
  readonly refs: readonly string[]
}

/** Does what the failures themselves call for: asks for an agent, or gives the attempt back and does something else. */
export async function follow(course: Course, gathered: Gathered, state: TurnState, config: Config, world: World): Promise<Triaged> {
  const { context } = gathered
  switch (course.kind) {
    case 'repair':
      return {
        kind: 'claimed',
        context: course.worsened === null ? context : withWorseNote(context, course.worsened, config.policy.onRegression === 'keep'),
      }
    case 'halt':
      return halt(course.because, gathered, world)
    case 'restart':
      // Whoever vouches for the code may have its jobs run again.
      if (context.untrusted !== null) return concluded({ kind: 'diagnosed', why: 'flaky' }, await giveBack(context, gathered.refs, world))
      return restart(gathered, state, world)
    case 'revert':
      return revert(course.worsened, gathered, config, world)
  }
}

async function halt(because: HaltReason, { context, refs }: Gathered, world: World): Promise<Triaged> {
  const left = await giveBack(context, refs, world)
  const key = isUnasked(left.trigger) ? haltKey(because, left.record.epoch, left.pull.headSha) : null
  const notice = key === null ? null : noticeRef(left.pull.number, key)
  const told = notice === null ? 'refused' : await world.github.createRef(notice, left.pull.headSha)
  return {
    kind: 'concluded',
    outcome: { kind: 'halted', because, isTold: told === 'taken' },
    context: left,
    refs: notice !== null && told === 'created' ? [notice] : [],
  }
}

/** Once for each commit: what fails again after that is a person's. */
async function restart(gathered: Gathered, { ci }: TurnState, world: World): Promise<Triaged> {
  const claimed = await claimDeed('restarted', gathered.context.pull.headSha, gathered.context, world)
  if (claimed === null || ci.kind !== 'red') return halt({ code: 'flaky', why: 'again', detail: '' }, gathered, world)
  const foreign = ci.failed.filter((check) => !ci.failedRuns.some((run) => isJobOf(check, run))).map(({ name }) => name)
  const result = await world.github.rerunFailed(ci.failedRuns)
  if (result.kind === 'refused') {
    // Nothing runs again, so a turn that a person asks for may try it once more.
    await takeBack([deedRef(claimed.pull.number, 'restarted', claimed.pull.headSha)], world)
    return halt({ code: 'flaky', why: 'not-restarted', detail: result.why }, gathered, world)
  }
  return concluded({ kind: 'restarted', runs: result.runs, foreign }, await giveBack(claimed, gathered.refs, world))
}

/** When it cannot be taken back, the agent goes on from there. */
async function revert(worsened: Worsened, gathered: Gathered, config: Config, world: World): Promise<Triaged> {
  const rolled = await rollBack(worsened, gathered.context, config, world)
  if (rolled.kind === 'kept') return { kind: 'claimed', context: withWorseNote(gathered.context, worsened, false) }
  if (rolled.kind !== 'reverted') return concluded(rolled, await giveBack(gathered.context, gathered.refs, world))
  return concluded(
    rolled,
    await giveBack({ ...gathered.context, record: noteReverted(gathered.context.record, worsened, rolled.commit) }, gathered.refs, world),
  )
}

type RolledBack =
  Extract<Outcome, { kind: 'reverted' }> | Extract<Ending, { kind: 'superseded' | 'rejected' | 'interrupted' }> | { readonly kind: 'kept' }

/** Puts a commit on top that has every file as it was before the attempt. No guard is asked: people had that very tree. */
export async function rollBack(
  { attempt, because, progress }: Worsened,
  context: TurnContext,
  config: Config,
  world: World,
): Promise<RolledBack> {
  const { pull } = context
  const { runner } = config
  // The end of CI may have been waited for since the pull request was read.
  const refused = await refuse(context, config, world)
  if (refused !== null) return refused
  const claimed = await claimDeed('reverted', pull.headSha, context, world)
  if (claimed === null) return { kind: 'kept' }
  const message = revertMessage({ number: attempt.number, bad: pull.headSha, because, run: `${runner.runId}.${runner.runAttempt}` })
  const pushed = await world.workspace.revert({
    head: pull.headSha,
    bad: pull.headSha,
    good: attempt.from,
    branch: pull.headBranch,
    message,
  })
  switch (pushed.kind) {
    case 'pushed':
      return {
        kind: 'reverted',
        number: attempt.number,
        bad: pull.headSha,
        commit: pushed.commit,
        because,
        progress,
        ci: await startCi(context, pushed.commit, world),
      }
    case 'superseded':
      return { kind: 'superseded', head: pushed.head, why: pushed.head === null ? 'gone' : 'moved' }
    case 'rejected':
      world.log.warn(warnings.notRolledBack(attempt.number, pushed.detail))
      return { kind: 'kept' }
  }
}

function concluded(outcome: Outcome, context: TurnContext): Triaged {
  return { kind: 'concluded', outcome, context, refs: [] }
}

/** Tells beside the attempt that goes on from there. */
export function withWorseNote(context: TurnContext, { attempt, because, progress }: Worsened, isKept: boolean): TurnContext {
  return { ...context, notes: [...context.notes, worseNote(attempt.number, because, progress, isKept)] }
}
