import { admit } from '../core/admit.ts'
import { decide } from '../core/decide.ts'
import { type Config, ConfigError, describeError } from '../core/model/config.ts'
import type { FailureReport } from '../core/model/evidence.ts'
import type { Outcome } from '../core/model/outcome.ts'
import type { Pull } from '../core/model/pull.ts'
import type { IgnoreReason, Trigger } from '../core/model/trigger.ts'
import type { ClaimedTurn } from '../core/model/triaged.ts'
import type { TurnContext } from '../core/model/turn.ts'
import { statusComment } from '../core/report/status-comment.ts'
import type { World } from '../ports.ts'
import { claim, type Claimed, lostContext, takeBack } from './claim.ts'
import { readFailures } from './read-failures.ts'
import { readState, type TurnState } from './read-state.ts'

/** What triage hands on: the end of the turn, or an attempt that is claimed and whose failures are known. */
export type Triaged =
  | { readonly kind: 'concluded'; readonly outcome: Outcome; readonly context: TurnContext | null; readonly refs: readonly string[] }
  | ({ readonly kind: 'claimed' } & ClaimedTurn)

/** From an event to a decision, a claim and the failures. Runs none of the pull request's code. */
export async function triage(trigger: Trigger, config: Config, world: World): Promise<Triaged> {
  const found = await findPull(trigger, config, world)
  if (found.kind === 'ignored') return concluded(found)
  const state = await readState(trigger, found.pull, config, world)
  if (state.kind === 'ignored') return concluded(state)

  // Waiting ends early when the job is cancelled; nothing may be used up after that.
  if (world.clock.cancelled()) return concluded({ kind: 'ignored', because: { code: 'cancelled' } })
  const claimed = await claim(trigger, decide(trigger, state), state, config, world)
  if (claimed.kind === 'concluded') {
    if (state.isLost) await tellLost(lostContext(trigger, state, config), world)
    return claimed
  }
  const started = await announce(claimed, world)
  return gather(started, state, world)
}

function concluded(outcome: Extract<Outcome, { kind: 'ignored' }>): Triaged {
  return { kind: 'concluded', outcome, context: null, refs: [] }
}

type Found = { readonly kind: 'pull'; readonly pull: Pull } | { readonly kind: 'ignored'; readonly because: IgnoreReason }

/** The one pull request that the event is about, if it is one the loop serves. */
async function findPull(trigger: Trigger, config: Config, world: World): Promise<Found> {
  const { repository } = config.runner
  if (trigger.kind === 'ci-finished' && trigger.run.headRepository !== repository)
    return { kind: 'ignored', because: { code: 'fork', pull: trigger.run.pulls[0] ?? null, repository: trigger.run.headRepository } }
  const pulls = trigger.kind === 'ci-finished' ? await world.github.pullsOfRun(trigger.run) : await world.github.pull(trigger.pull).then((pull) => (pull === null ? [] : [pull]))
  let refusal: IgnoreReason = { code: 'no-pull', detail: trigger.kind === 'ci-finished' ? `the branch of run ${trigger.run.id} has none` : `#${trigger.pull} does not exist here` }
  // One branch may be the head of several pull requests: the oldest that the loop serves stands for all.
  for (const pull of pulls.toSorted((one, other) => one.number - other.number)) {
    const reason = admit(trigger, pull, repository, config.policy) ?? (await protection(pull, config, world))
    if (reason === null) return { kind: 'pull', pull }
    refusal = reason
  }
  return { kind: 'ignored', because: refusal }
}

async function protection({ number, baseBranch }: Pull, { policy }: Config, { github }: World): Promise<IgnoreReason | null> {
  return policy.requireProtectedBase && !(await github.isProtected(baseBranch)) ? { code: 'base-unprotected', pull: number, base: baseBranch } : null
}

/**
 * Says that work has begun. A token that may not comment could never say how it ended, so the claims are taken back and
 * a re-run of the job starts afresh; an outage is no reason to lose the event, and the end creates the comment then.
 */
async function announce({ context, refs }: Extract<Claimed, { kind: 'claimed' }>, world: World): Promise<TurnContext> {
  const { github, log } = world
  try {
    return { ...context, statusCommentId: await github.writeStatus(context.pull.number, context.statusCommentId, statusComment({ kind: 'working' }, context)) }
  } catch (error) {
    if (error instanceof ConfigError) {
      await takeBack(refs, world)
      throw error
    }
    log.warn(`The status comment could not be written, so work goes on without it: ${describeError(error)}`)
    return context
  }
}

/** A machine that was lost left its comment at "working"; whoever comes next says so, whatever else there is to do. */
async function tellLost(context: TurnContext, { github, log }: World): Promise<void> {
  try {
    await github.writeStatus(context.pull.number, context.statusCommentId, statusComment({ kind: 'ended', ending: { kind: 'interrupted', by: 'lost' } }, context))
  } catch (error) {
    log.warn(`The status comment could not be mended: ${describeError(error)}`)
  }
}

/** Gathers what the agent has to know. A failure here has a comment to end in. */
async function gather(started: TurnContext, state: TurnState, world: World): Promise<Triaged> {
  try {
    const report = await readFailures(state, world)
    return { kind: 'claimed', context: { ...started, report, record: withFailures(started, report) } }
  } catch (error) {
    world.log.warn(error instanceof Error ? (error.stack ?? error.message) : String(error))
    return { kind: 'concluded', outcome: { kind: 'crashed', message: describeError(error) }, context: started, refs: [] }
  }
}

function withFailures({ record }: TurnContext, report: FailureReport | null): TurnContext['record'] {
  const last = record.attempts.at(-1)
  if (last === undefined || report === null) return record
  return { ...record, attempts: [...record.attempts.slice(0, -1), { ...last, failures: report.diagnostics.length + report.omitted, fingerprint: report.fingerprint }] }
}
