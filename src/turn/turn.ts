import { type Account, noAccount } from '../core/model/account.ts'
import { describeError } from '../core/model/config.ts'
import type { Config } from '../core/model/config.ts'
import { type Fixed, WorkLost } from '../core/model/fixed.ts'
import type { ClaimedTurn } from '../core/model/triaged.ts'
import type { Ending } from '../core/model/outcome.ts'
import type { Trigger } from '../core/model/trigger.ts'
import type { TurnContext } from '../core/model/turn.ts'
import type { World } from '../ports/world.ts'
import type { TurnReport } from '../core/report/turn-report.ts'
import { warnings } from '../core/report/warnings.ts'
import { takeAtMost } from './claiming/close-attempt.ts'
import { conclude } from './conclude.ts'
import { partsOf } from '../core/side-by-side/parts.ts'
import { fix, join } from './fix.ts'
import { withReport } from './gather.ts'
import { type Turnstile, turnstile as openTurnstile } from './claiming/one-at-a-time.ts'
import { publish } from './publish.ts'
import { planReplies, replyInThreads } from './telling/reply-in-threads.ts'
import { isOwnWord } from './ci/see-end.ts'
import { triage } from './triage.ts'
import type { Triaged } from './triaged.ts'
import { withhold } from './change/withhold.ts'

/** What is made of an attempt that is claimed. */
type Next = (claimed: ClaimedTurn, turnstile: Turnstile) => Promise<TurnReport>

/** One turn in one job: from a trigger to an ending that everybody can read. */
export async function turn(trigger: Trigger, config: Config, world: World): Promise<TurnReport> {
  return begin(trigger, config, world, async (claimed, turnstile) =>
    finish(claimed, await fix(claimed.context, config, world), config, world, turnstile),
  )
}

/** The first phase on its own: an ending, or an attempt that is handed over to another job. */
export async function triageTurn(
  trigger: Trigger,
  config: Config,
  world: World,
  handOver: (claimed: ClaimedTurn) => Promise<unknown>,
): Promise<TurnReport> {
  return begin(trigger, config, world, async ({ context }) => {
    await handOver({ context })
    return {
      decision: 'repair',
      outcome: null,
      context,
      summary: `An attempt is claimed for pull request #${context.pull.number}; the phase \`fix\` comes next.`,
      untold: null,
      parts: Math.max(1, partsOf(context, config).length),
      patch: null,
    }
  })
}

/** The second phase on its own: what the agent leaves, ready to be handed over. */
export async function fixTurn({ context }: ClaimedTurn, config: Config, world: World): Promise<Fixed> {
  return withhold(await fix(context, config, world), world)
}

/** What several jobs left at the same time as one: between the second and the last phase. */
export async function joinTurn({ context }: ClaimedTurn, parts: readonly (Fixed | null)[], config: Config, world: World): Promise<Fixed> {
  return withhold(await join(context, parts, config, world), world)
}

/** The last phase on its own: what another job left is checked and pushed here, and a job that died is told of. */
export function publishTurn(claimed: ClaimedTurn, fixed: Fixed | null, config: Config, world: World): Promise<TurnReport> {
  const turnstile = enteredBefore(claimed.context, config, world)
  return leaving(turnstile, () => finish(claimed, fixed, config, world, turnstile))
}

/** Ends a turn that no other job will take on: what was claimed could not be handed over. The attempt counts. */
export function abandon(context: TurnContext, error: unknown, config: Config, world: World): Promise<TurnReport> {
  return leaving(enteredBefore(context, config, world), () => crash(context, error, 0, config, world))
}

function begin(trigger: Trigger, config: Config, world: World, next: Next): Promise<TurnReport> {
  const turnstile = openTurnstile(config, world)
  return leaving(turnstile, async () => {
    const begun = world.clock.now()
    const triaged = since(begun, await triage(trigger, { config, world, turnstile }))
    if (triaged.kind === 'concluded') return conclude(triaged, turnstile.standing(), config, world)
    const started = world.clock.now()
    return next(triaged, turnstile).catch((error: unknown) =>
      crash(triaged.context, error, (world.clock.now() - started) / 1_000, config, world),
    )
  })
}

/** `begun`: when the turn began, in milliseconds since 1970. */
function since(begun: number, triaged: Triaged): Triaged {
  const from = (context: TurnContext): TurnContext => ({
    ...context,
    timeline: [{ stage: 'triggered', at: begun, detail: '' }, ...context.timeline],
  })
  if (triaged.kind === 'claimed') return { ...triaged, context: from(triaged.context) }
  return { ...triaged, context: triaged.context === null ? null : from(triaged.context) }
}

/** Lets the next turn in at the end. An attempt that is handed on has none yet: the job that ends it does so. */
async function leaving(turnstile: Turnstile, work: () => Promise<TurnReport>): Promise<TurnReport> {
  let isHandedOn = false
  try {
    const report = await work()
    isHandedOn = report.outcome === null
    return report
  } finally {
    if (!isHandedOn) await turnstile.leave()
  }
}

/** Another job of this run has claimed, and keeps others out. */
function enteredBefore({ pull, record }: TurnContext, config: Config, world: World): Turnstile {
  return openTurnstile(config, world, record.ledger === 'refs' ? pull.number : null)
}

async function finish(claimed: ClaimedTurn, fixed: Fixed | null, config: Config, world: World, turnstile: Turnstile): Promise<TurnReport> {
  const context = withWork(claimed.context, fixed, config)
  const published = await publish(context, fixed, config, world, turnstile).catch((error: unknown) => ({
    context,
    outcome: crashed(error, world),
    patch: null,
    shown: null,
  }))
  const replies = await planReplies(published.context, published.outcome, fixed, world)
  const told = replies?.note == null ? published.context : { ...published.context, notes: [...published.context.notes, replies.note] }
  const besides = replies === null ? undefined : () => replyInThreads(replies, told, config, world)
  const report = await conclude({ ...published, context: told, besides }, 'outside', config, world)
  return { ...report, patch: published.patch, exhibits: { account: fixed?.account ?? noAccount, change: published.shown } }
}

/** `seconds`: how long the agents may have worked. */
async function crash(context: TurnContext, error: unknown, seconds: number, config: Config, world: World): Promise<TurnReport> {
  const known = { ...context, record: takeAtMost(context.record, seconds), work: error instanceof WorkLost ? error.work : context.work }
  const account = error instanceof WorkLost ? error.account : noAccount
  const report = await conclude({ outcome: crashed(error, world), context: withAccount(known, account) }, 'outside', config, world)
  return { ...report, exhibits: { account, change: null } }
}

/**
 * What failed while the agent worked belongs to the attempt as well. A job that ran untrusted code has no say in it: what
 * it calls the failures could make less of them than there are.
 */
function withWork(context: TurnContext, fixed: Fixed | null, config: Config): TurnContext {
  const report = fixed?.report ?? context.report
  const isHeard = context.settleBy !== null && isOwnWord(config) && fixed !== null && report !== null
  const known = { ...(isHeard ? withReport(context, report, fixed.work.ci === 'ended', config) : context), work: fixed?.work ?? null }
  return fixed === null ? known : withAccount(known, fixed.account)
}

function withAccount(context: TurnContext, { moments }: Account): TurnContext {
  return { ...context, timeline: [...context.timeline, ...moments] }
}

/** A bug or an outage after the claim still ends in a comment. */
function crashed(error: unknown, { log }: World): Ending {
  log.warn(warnings.unforeseen(error))
  return { kind: 'crashed', message: describeError(error) }
}
