import { admit } from '../core/decision/admit.ts'
import { decide } from '../core/decision/decide.ts'
import { type Config, ConfigError } from '../core/model/config.ts'
import type { Decision } from '../core/model/decision.ts'
import type { FailureReport } from '../core/model/evidence.ts'
import type { Outcome } from '../core/model/outcome.ts'
import type { Pull } from '../core/model/pull.ts'
import { type IgnoreReason, isOfCi, type StartedRun, type Trigger, type Untrusted } from '../core/model/trigger.ts'
import type { TurnContext } from '../core/model/turn.ts'
import { noteReverted } from '../core/decision/progress.ts'
import { statusComment } from '../core/report/status-comment.ts'
import { mayRevert, worsenedBy } from '../core/decision/weigh.ts'
import { warnings } from '../core/report/warnings.ts'
import type { World } from '../ports/world.ts'
import { claim, type Claimed, claimFirstWords } from './claiming/claim.ts'
import { idleContext } from './claiming/turn-context.ts'
import { takeBack } from './claiming/give-back.ts'
import { withConflict } from './reading/conflict.ts'
import { diagnosePull } from './diagnose-pull.ts'
import { rollBack } from './follow.ts'
import { awaitEnd } from './ci/follow-ci.ts'
import { earlierOf, gather } from './gather.ts'
import { judgeAskers } from './reading/judge-askers.ts'
import { beginCheck, endLostChecks } from './telling/live-check.ts'
import { isUpToDate, lookForTurns, type Turnstile } from './claiming/one-at-a-time.ts'
import { noteNow } from './telling/note-now.ts'
import { type Looked, lookInto } from './reading/look-into.ts'
import { readFailures } from './reading/read-failures.ts'
import { readLost, readState, type TurnState } from './reading/read-state.ts'
import type { Triaged } from './triaged.ts'
import { undo } from './undo.ts'

/** Whoever keeps changing what a turn has read shall not keep it reading. */
const mostReadings = 5

/** What a turn is taken with. */
interface Means {
  readonly config: Config
  readonly world: World
  readonly turnstile: Turnstile
}

/** One reading of all there is. `deadline`: of all waiting together, in milliseconds since 1970, so that the job's own limit can be set to fit. */
interface Reading extends Means {
  readonly isLast: boolean
  readonly deadline: number
}

/** From an event to a decision, a claim and the failures. Runs none of the pull request's code. Whoever calls it leaves the turnstile at the end. */
export async function triage(trigger: Trigger, means: Means): Promise<Triaged> {
  const deadline = Math.ceil(means.world.clock.now() + means.config.policy.settleTimeoutMinutes * 60_000)
  for (let reading = 1; ; reading += 1) {
    const triaged = await readAndAct(trigger, { ...means, isLast: reading >= mostReadings, deadline })
    if (triaged.kind !== 'outdated') return triaged
    // Nobody else is let in before the last one, so what it reads is what stands there.
    if (reading < mostReadings - 1) await means.turnstile.leave()
  }
}

/** Another turn claimed or wrote something since this one read: all is to be read anew, for it may leave nothing to do. */
type Read = Triaged | { readonly kind: 'outdated' }

async function readAndAct(trigger: Trigger, reading: Reading): Promise<Read> {
  const { config, world, deadline } = reading
  const found = await findPull(trigger, config, world)
  if (found.kind === 'ignored') {
    if (found.outdated !== null) await mendLost(trigger, found.outdated, config, world)
    return concluded({ kind: 'ignored', because: found.because })
  }
  const standing = await judgeAskers(trigger, found.pull, config, world)
  if (standing.kind === 'ignored') return concluded(standing)
  const { untrusted } = standing
  if (untrusted === null) return prepare(trigger, found.pull, null, reading)
  if (trigger.kind === 'ci-started') return concluded({ kind: 'ignored', because: { code: 'end-awaited', name: trigger.run.name } })
  if (config.policy.untrustedPulls !== 'patch') return diagnosePull(trigger, found.pull, untrusted, deadline, config, world)
  // What is never pushed to is never rolled back either.
  return prepare(trigger, found.pull, untrusted, { ...reading, config: { ...config, policy: { ...config.policy, onRegression: 'keep' } } })
}

/** All that comes before an agent may be asked. */
async function prepare(trigger: Trigger, pull: Pull, untrusted: Untrusted | null, reading: Reading): Promise<Read> {
  const { config, world, turnstile, isLast, deadline } = reading
  const read = await readState(trigger, pull, untrusted, deadline, config, world)
  if (read.kind === 'ignored') return concluded(read)
  const state = await withConflict(trigger, read, config, world)

  const looked = await lookInto(trigger, decide(trigger, state), state, world)
  const { decision } = looked
  // Waiting ends early when the job is cancelled; nothing may be used up after that.
  if (world.clock.cancelled()) return concluded({ kind: 'ignored', because: { code: 'cancelled' } })
  await endLostChecks(state.openChecks, config, world)
  if (!isForOne(decision, state)) {
    const isWord = decision.kind === 'halt' || decision.kind === 'settle'
    const isOld = isWord && !isLast && !isUpToDate(state, await lookForTurns(pull.number, config, world))
    return isOld ? { kind: 'outdated' } : act(trigger, looked, state, reading)
  }
  const entry = await turnstile.enter(state, decision.kind === 'ignore' ? 0 : deadline)
  if (world.clock.cancelled()) return concluded({ kind: 'ignored', because: { code: 'cancelled' } })
  if (entry.kind === 'late' && !isLast) return { kind: 'outdated' }
  const seen = entry.kind === 'busy' ? { ...state, busy: entry.runId, isSilent: false } : state
  return act(trigger, entry.kind === 'busy' ? { ...looked, decision: decide(trigger, seen) } : looked, seen, reading)
}

/** Agents, and the first words on a pull request, are a matter of one turn at a time. */
function isForOne({ kind }: Decision, { statusCommentId, isSilent }: TurnState): boolean {
  return kind === 'repair' || kind === 'undo' || (statusCommentId === null && (kind === 'halt' || kind === 'settle' || isSilent))
}

/** Does what was decided, up to where an agent is needed. */
async function act(trigger: Trigger, looked: Looked, state: TurnState, { config, world, turnstile }: Means): Promise<Triaged> {
  const { decision } = looked
  const rolledBack = await leaveWhole(trigger, decision, state, config, world)
  if (rolledBack !== null) return rolledBack
  const claimed = await claim(trigger, decision, state, config, world)
  if (claimed.kind === 'concluded') {
    const isIgnored = claimed.outcome.kind === 'ignored'
    if (claimed.outcome.kind === 'answered' && claimed.outcome.code === 'stop') await enterForWords(state, turnstile, world)
    else if (!isIgnored || state.isSilent) await claimFirstWords(claimed.refs, state, turnstile, config, world)
    if (state.isLost || (isIgnored && state.isSilent)) await tellLost(idleContext(trigger, state, config), turnstile, world)
    return isIgnored ? { ...claimed, seen: idleContext(trigger, state, config) } : withLooked(claimed, looked)
  }
  if (decision.kind === 'undo') return undo(decision, claimed, config, world)
  const reading = looked.report === null ? readFailures(state, world) : Promise.resolve(looked.report)
  // It is `gather` that says so when this fails, once people know that work has begun.
  reading.catch(() => undefined)
  const begun = isOfCi(trigger) && state.settleBy === null ? { ...claimed, context: noteNow(claimed.context, 'ci-ended', world) } : claimed
  const started = await beginCheck(await announce(begun, turnstile.standing() === 'alone', world), config, world)
  return gather({ context: noteNow(started, 'collecting', world), refs: claimed.refs }, reading, state, config, world)
}

/** An answer tells of what was read for it. */
function withLooked(claimed: Extract<Claimed, { kind: 'concluded' }>, { report, commands }: Looked): Triaged {
  const { outcome, context } = claimed
  if (outcome.kind !== 'answered' || context === null) return claimed
  return {
    ...claimed,
    outcome: { ...outcome, facts: { ...outcome.facts, ...(commands === null ? {} : { commands }) } },
    context: { ...context, report },
  }
}

/** A stop holds as soon as it is claimed, whoever is at work; only the comment that says so may be another turn's to create. */
async function enterForWords(state: TurnState, turnstile: Turnstile, { log }: World): Promise<void> {
  if (state.statusCommentId !== null) return
  try {
    await turnstile.enter({ ...state, isSilent: true }, 0)
  } catch (error) {
    log.warn(warnings.turnsUnknown(error))
  }
}

function concluded(outcome: Extract<Outcome, { kind: 'ignored' }>): Triaged {
  return { kind: 'concluded', outcome, context: null, refs: [] }
}

/** `outdated`: a pull request that the loop serves, and that has moved on since the event. */
type Found =
  | { readonly kind: 'pull'; readonly pull: Pull }
  | { readonly kind: 'ignored'; readonly because: IgnoreReason; readonly outdated: Pull | null }

/** The one pull request that the event is about, if it is one the loop serves. */
async function findPull(trigger: Trigger, config: Config, world: World): Promise<Found> {
  const { repository } = config.runner
  const foreign = isOfCi(trigger) ? refuseFork(trigger, config) : null
  if (foreign !== null) return { kind: 'ignored', because: foreign, outdated: null }
  const pulls = await pullsOf(trigger, world)
  let refusal: IgnoreReason = {
    code: 'no-pull',
    detail: isOfCi(trigger) ? `the branch of run ${trigger.run.id} has none` : `#${trigger.pull} does not exist here`,
  }
  let outdated: Pull | null = null
  // One branch may be the head of several pull requests: the oldest that the loop serves stands for all.
  for (const pull of pulls.toSorted((one, other) => one.number - other.number)) {
    const reason = admit(trigger, pull, repository, config.policy) ?? (await protection(pull, config, world))
    if (reason === null) return { kind: 'pull', pull }
    refusal = reason
    if (reason.code === 'outdated') outdated = pull
  }
  return { kind: 'ignored', because: refusal, outdated }
}

/** What the event alone says of a run for a fork: no request is made for it where it is not served. */
function refuseFork({ kind, run }: Extract<Trigger, { readonly run: StartedRun }>, { runner, policy }: Config): IgnoreReason | null {
  const { headRepository, pulls, name } = run
  if (headRepository === runner.repository) return null
  if (headRepository === null || policy.untrustedPulls === 'ignore')
    return { code: 'fork', pull: pulls[0] ?? null, repository: headRepository }
  return kind === 'ci-started' ? { code: 'end-awaited', name } : null
}

async function pullsOf(trigger: Trigger, { github }: World): Promise<readonly Pull[]> {
  if (isOfCi(trigger)) return github.pullsOfRun(trigger.run)
  const pull = await github.pull(trigger.pull)
  return pull === null ? [] : [pull]
}

async function protection({ number, baseBranch }: Pull, { policy }: Config, { github }: World): Promise<IgnoreReason | null> {
  return policy.requireProtectedBase && !(await github.isProtected(baseBranch))
    ? { code: 'base-unprotected', pull: number, base: baseBranch }
    : null
}

/**
 * Says that work has begun. A token that may not comment could never say how it ended, so the claims are taken back and
 * a re-run of the job starts afresh; an outage is no reason to lose the event, and the end creates the comment then.
 */
async function announce({ context, refs }: Extract<Claimed, { kind: 'claimed' }>, isAlone: boolean, world: World): Promise<TurnContext> {
  const { github, log } = world
  try {
    return {
      ...context,
      statusCommentId: await github.writeStatus(
        context.pull.number,
        context.statusCommentId,
        statusComment({ kind: 'working' }, context),
        isAlone,
      ),
    }
  } catch (error) {
    if (error instanceof ConfigError) {
      await takeBack(refs, world)
      throw error
    }
    log.warn(warnings.statusUnwritten(error))
    return context
  }
}

/** The turn that pushed may have died before it said so: then no event of the commit that it started from finds anything else to do. */
async function mendLost(trigger: Trigger, pull: Pull, config: Config, world: World): Promise<void> {
  try {
    const lost = await readLost(pull, config, world)
    if (lost === null) return
    await tellLost(idleContext(trigger, lost, config), null, world)
    await endLostChecks(lost.openChecks, config, world)
  } catch (error) {
    world.log.warn(warnings.lostUnknown(error))
  }
}

/** A machine that was lost left its comment at "working", or none at all; whoever comes next says so, whatever else there is to do. */
async function tellLost(context: TurnContext, turnstile: Turnstile | null, { github, log }: World): Promise<void> {
  try {
    await github.writeStatus(
      context.pull.number,
      context.statusCommentId,
      statusComment({ kind: 'ended', ending: { kind: 'interrupted', by: 'lost' } }, context),
      turnstile?.standing() === 'alone',
    )
  } catch (error) {
    log.warn(warnings.lostUnmended(error))
  }
}

/** When no attempt is left to mend what the last one broke, it is at least rolled back. Null when there is nothing to do. */
async function leaveWhole(trigger: Trigger, decision: Decision, state: TurnState, config: Config, world: World): Promise<Triaged | null> {
  const { pull, claims } = state
  const isLast =
    decision.kind === 'halt' && !decision.isTold && (decision.because.code === 'exhausted' || decision.because.code === 'over-budget')
  const context = idleContext(trigger, state, config)
  const earlier = earlierOf(context)
  const last = earlier.at(-1)
  const weighed = { head: pull.headSha, claims, earlier, policy: config.policy }
  if (!isLast || last === undefined || !mayRevert(last, weighed)) return null
  const report = await readWhole(state, config, world).catch((error: unknown) => {
    world.log.warn(warnings.worseUnknown(error))
    return null
  })
  const worsened = report === null ? null : worsenedBy({ ...weighed, report })
  if (worsened === null) return null
  const rolled = await rollBack(worsened, context, config, world)
  return rolled.kind === 'reverted'
    ? {
        kind: 'concluded',
        outcome: rolled,
        context: { ...context, report, record: noteReverted(context.record, worsened, rolled.commit) },
        refs: [],
      }
    : null
}

/** All that has failed; null when CI did not end in red, or its end was not seen. */
async function readWhole(state: TurnState, config: Config, world: World): Promise<FailureReport | null> {
  if (state.settleBy === null) return readFailures(state, world)
  world.log.info('No attempt is left; the end of CI is waited for, to see whether the last one made things worse.')
  const { state: seen, ci, report } = await awaitEnd(state.pull, state.settleBy, config, world)
  return seen === 'ended' && ci?.kind === 'red' ? report : null
}
