import { compareEpochs, liftsStop, newestAction } from '../core/decision/claims.ts'
import { commandOf } from '../core/commands/index.ts'
import { type Ending, isEnding, type Outcome } from '../core/model/outcome.ts'
import type { AttemptRecord, LoopRecord } from '../core/model/loop.ts'
import type { TurnContext } from '../core/model/turn.ts'
import { isLogin } from '../core/model/actor.ts'
import { type Config, describeError } from '../core/model/config.ts'
import type { PullStanding } from '../core/model/standing.ts'
import { announcementOf } from '../core/report/announcement.ts'
import { confirmationOf } from '../core/report/confirmation.ts'
import { type Presentation, present, presentIgnored } from '../core/report/present.ts'
import { readinessWord } from '../core/report/readiness-check.ts'
import type { TurnReport } from '../core/report/turn-report.ts'
import { noteGreen } from '../core/decision/progress.ts'
import { splitReport } from '../core/decision/repairable.ts'
import { warnings } from '../core/report/warnings.ts'
import type { World } from '../ports/world.ts'
import { amendStatus } from './telling/amend.ts'
import { takeBack } from './claiming/give-back.ts'
import { closeAttempt } from './claiming/close-attempt.ts'
import { endCheck } from './telling/live-check.ts'
import { noteNow } from './telling/note-now.ts'
import type { Standing } from './claiming/one-at-a-time.ts'
import { mendReadiness, standingNow, tellReadiness, tellsReadiness } from './telling/tell-readiness.ts'

/**
 * Says how the turn ended, wherever people look. No comment is left at "working" behind this line. `refs` are claims that
 * stand for a notice: they are taken back when it could not be posted, so that a re-run of the job posts it.
 */
export async function conclude(
  { outcome, context, refs = [], seen, besides }: Concluding,
  standing: Standing,
  config: Config,
  world: World,
): Promise<TurnReport> {
  if (outcome.kind === 'ignored' || context === null) {
    const ignored = outcome.kind === 'ignored' ? presentIgnored(outcome) : { summary: outcome.kind }
    const readiness = seen === undefined ? null : await tellSeen(outcome, seen, config, world)
    return { decision: 'ignore', outcome, context, summary: ignored.summary, untold: null, parts: 0, patch: null, readiness }
  }
  const fresh = await refresh(outcome, context, world)
  const known = isEnding(outcome)
    ? withEnding(fresh, outcome)
    : outcome.kind === 'settled'
      ? { ...fresh, record: noteGreen(fresh.record, fresh.pull.headSha) }
      : fresh
  const { people, stand } = await peopleToCall(outcome, known, config, world)
  // No check is left at work behind the last words: whoever reads those looks for no other traces.
  const final = await endCheck(
    {
      outcome,
      words: present(outcome, known).words,
      failures: splitReport(known.report, config.policy.fixPreexisting).repair?.diagnostics ?? [],
    },
    known,
    config,
    world,
  )
  const presentation = present(outcome, final, people)
  const untold = await tell(presentation, final, standing, world)
  if (untold !== null) await takeBack(refs, world)
  else if (final.trigger.kind === 'commanded') await world.github.react(final.trigger.commentId, confirmationOf(outcome))
  const { last, summary } =
    besides === undefined ? { last: final, summary: presentation.summary } : await tellBesides(besides, presentation, outcome, final, world)
  const readiness = await tellStanding(outcome, last, stand, config, world)
  const news = untold === null ? announcementOf(outcome, presentation.notice, final) : null
  if (news !== null) await world.notifier.announce(news)
  return {
    decision: decisionOf(outcome),
    outcome,
    context: noteNow(last, 'ended', world),
    summary,
    untold,
    parts: 0,
    patch: null,
    readiness,
  }
}

/** What there is to say of the end of a turn. */
interface Concluding {
  readonly outcome: Outcome
  readonly context: TurnContext | null
  readonly refs?: readonly string[]
  readonly seen?: TurnContext | undefined
  /**
   * What else is told once people know how the turn ended, and before it is seen how the pull request stands then. Gives a line about
   * what of it did not work; null when all did. Never rejects.
   */
  readonly besides?: (() => Promise<string | null>) | undefined
}

/** GitHub is asked who is to look at a pull request only when that is about to be said. */
async function peopleToCall(
  outcome: Outcome,
  { pull }: TurnContext,
  { notify: { mentions } }: Config,
  { github }: World,
): Promise<{ readonly people: readonly string[]; readonly stand: PullStanding | null }> {
  if (outcome.kind !== 'settled' || outcome.isTold || mentions.length === 0) return { people: [], stand: null }
  const stand = mentions.includes('reviewers') ? await github.standing(pull.number) : null
  const author = mentions.includes('author') && pull.author.type === 'User' ? [pull.author.login] : []
  // Who has asked for changes is waited for, too.
  const reviewers = stand === null ? [] : [...stand.reviews.requested, ...stand.reviews.rejectedBy]
  return { people: [...new Set([...author, ...reviewers])].filter(isLogin), stand }
}

/** `stand`: how the pull request stands, where that was asked for already. */
async function tellStanding(
  outcome: Outcome,
  context: TurnContext,
  stand: PullStanding | null,
  config: Config,
  world: World,
): Promise<string | null> {
  if (!tellsReadiness(context, config)) return null
  const now = stand === null || stand.merge === 'unknown' ? await standingNow(context.pull.number, config, world) : stand
  const readiness = now === null ? null : await tellReadiness(now, outcome, context, config, world)
  return readiness === null ? null : readinessWord(readiness)
}

/** A review that asks for nothing still says something of whether this can be merged; all else that asks for nothing only puts right what is said. */
async function tellSeen(outcome: Outcome, context: TurnContext, config: Config, world: World): Promise<string | null> {
  if (context.trigger.kind === 'reviewed') return tellStanding(outcome, context, null, config, world)
  const readiness = await mendReadiness(context, config, world)
  return readiness === null ? null : readinessWord(readiness)
}

/**
 * Two turns write one comment where a command did not wait, or where it is the only memory: what the other one wrote
 * since this one read it is kept.
 */
async function refresh(outcome: Outcome, context: TurnContext, { github, log }: World): Promise<TurnContext> {
  const { record, pull } = context
  const isBeside = outcome.kind === 'answered' && outcome.code === 'stop' && (record.working !== null || context.statusCommentId === null)
  if (!isBeside && record.ledger !== 'marker') return context
  try {
    const { status } = await github.ownComments(pull.number)
    const now = status?.record
    if (now == null) return context
    if (isBeside)
      return {
        ...context,
        statusCommentId: status?.id ?? null,
        record: {
          ...now,
          epoch: record.epoch,
          ledger: record.ledger,
          stopped: true,
          handled: [...new Set([...now.handled, ...record.handled])],
        },
      }
    return {
      ...context,
      record: {
        ...record,
        ...withOthers(context, now),
        stopped: record.stopped || (now.stopped && !hasLifted(context, now)),
        handled: [...new Set([...now.handled, ...record.handled])].slice(-100),
      },
    }
  } catch (error) {
    log.warn(warnings.statusUnread(error))
    return context
  }
}

/** Was every stop that the comment tells of given before this turn lifted it? */
function hasLifted({ trigger, record }: TurnContext, now: LoopRecord): boolean {
  const isLifting = trigger.kind === 'dispatched' || liftsStop(commandOf(trigger)?.slot ?? null)
  return isLifting && compareEpochs(newestAction(now), newestAction(record)) <= 0
}

/** Attempts that only the comment remembers, and who is at work there: a turn answers for its own attempt alone. */
function withOthers({ record, session }: TurnContext, now: LoopRecord): Pick<LoopRecord, 'attempts' | 'working'> {
  const keyOf = ({ epoch, number }: AttemptRecord): string => `${epoch}/${number}`
  const own = session === null ? [] : record.attempts.slice(-1)
  const known = new Map([...record.attempts, ...now.attempts].map((attempt) => [keyOf(attempt), attempt]))
  for (const attempt of own) known.delete(keyOf(attempt))
  for (const attempt of own) known.set(keyOf(attempt), attempt)
  return { attempts: [...known.values()], working: session === null ? now.working : record.working }
}

/** Gives what kept people from being told, or null. What was done stands either way, so outputs and report must, too. */
async function tell(
  { status, notice }: Presentation,
  { pull, statusCommentId }: TurnContext,
  standing: Standing,
  { github }: World,
): Promise<string | null> {
  const failures: string[] = []
  const attempt = async (write: Promise<unknown>): Promise<void> => {
    try {
      await write
    } catch (error) {
      failures.push(describeError(error))
    }
  }
  // The turn that keeps this one out is about to write the first words itself.
  const isLeftToOther = statusCommentId === null && standing === 'kept-out'
  if (status !== null && !isLeftToOther) await attempt(github.writeStatus(pull.number, statusCommentId, status, standing === 'alone'))
  if (notice !== null) await attempt(github.postNotice(pull.number, notice.body))
  return failures.length === 0
    ? null
    : `People could not be told on the pull request how this turn ended. ${[...new Set(failures)].join(' ')}`
}

/** What came out after the last words is added to them, and to what the turn hands on. */
async function tellBesides(
  besides: NonNullable<Concluding['besides']>,
  { status, summary }: Presentation,
  outcome: Exclude<Outcome, { kind: 'ignored' }>,
  context: TurnContext,
  world: World,
): Promise<{ readonly last: TurnContext; readonly summary: string }> {
  const note = await besides()
  if (note === null) return { last: context, summary }
  const last = { ...context, notes: [...context.notes, note] }
  const amended = present(outcome, last)
  await amendStatus(context.pull.number, { before: status, after: amended.status }, world)
  return { last, summary: amended.summary }
}

/** The grammar of the core the other way round: which imperative led to this participle. */
function decisionOf(outcome: Exclude<Outcome, { kind: 'ignored' }>): TurnReport['decision'] {
  switch (outcome.kind) {
    case 'halted':
      return 'halt'
    case 'settled':
      return 'settle'
    case 'answered':
      return 'answer'
    case 'diagnosed':
      return 'diagnose'
    case 'reverted':
      return outcome.because === 'asked' ? 'undo' : 'repair'
    default:
      return 'repair'
  }
}

function withEnding(context: TurnContext, ending: Ending): TurnContext {
  const { record, work } = context
  const closed = closeAttempt(record, { ended: ending.kind, commit: ending.kind === 'pushed' ? ending.commit : null, work })
  return { ...context, record: { ...closed, stopped: closed.stopped || (ending.kind === 'interrupted' && ending.by === 'stopped') } }
}
