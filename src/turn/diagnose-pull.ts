import { readClaims, rebuildRecord } from '../core/decision/claims.ts'
import { answerKey, commandOf } from '../core/commands/index.ts'
import { decideReading, decideReply } from '../core/decision/decide-reading.ts'
import type { Config } from '../core/model/config.ts'
import type { Outcome } from '../core/model/outcome.ts'
import type { Pull } from '../core/model/pull.ts'
import type { IgnoreReason, Trigger, Untrusted } from '../core/model/trigger.ts'
import type { TurnContext } from '../core/model/turn.ts'
import type { World } from '../ports/world.ts'
import { hasMoved } from './ci/ci-now.ts'
import { factsOf } from './claiming/claim.ts'
import { idleContext } from './claiming/turn-context.ts'
import { lookInto } from './reading/look-into.ts'
import { readFailures } from './reading/read-failures.ts'
import { type Own, readOwn } from './reading/own-words.ts'
import { endInterrupted, type TurnState } from './reading/read-state.ts'
import { lookSoFar, settle } from './ci/settle.ts'
import type { Triaged } from './triaged.ts'

/**
 * A turn on a pull request that is only read: what CI left is read through the API and told in the status comment. Nothing is
 * fetched by git, claimed, started or pushed; the comment alone remembers what it tells.
 */
export async function diagnosePull(
  trigger: Trigger,
  pull: Pull,
  untrusted: Untrusted,
  deadline: number,
  config: Config,
  world: World,
): Promise<Triaged> {
  if (trigger.kind === 'commented' || trigger.kind === 'commanded' || trigger.kind === 'reviewed')
    return replyTo(trigger, pull, untrusted, config, world)
  const settled = await settle(trigger, pull, deadline, config, world, readOwn)
  if (settled.kind === 'ignored') return ignored(settled.because)
  if (world.clock.cancelled()) return ignored({ code: 'cancelled' })
  const {
    own,
    checked: { ci, notes },
  } = settled
  const decision = decideReading(trigger, { pull: settled.pull, ci, diagnosed: own.record?.diagnosed ?? null, busy: own.busy })
  const telling = (key: string | undefined): TurnContext =>
    contextOf(trigger, settled.pull, own, { untrusted, notes, diagnosed: key }, config)
  switch (decision.kind) {
    case 'ignore':
      return ignored(decision.because)
    case 'settle':
      return concluded({ kind: 'settled', isTold: decision.isTold }, telling(undefined))
    case 'answer':
      return concluded({ kind: 'answered', code: decision.code }, telling(own.record?.diagnosed))
    case 'diagnose':
      return tellFailures(decision.key, telling(decision.key), ci, config, world)
  }
}

/** Reading takes a while: before it is told, the branch, and what another turn may have told meanwhile, are looked at again. */
async function tellFailures(key: string, context: TurnContext, ci: TurnState['ci'], config: Config, world: World): Promise<Triaged> {
  const { pull, trigger } = context
  const report = await readFailures({ ci, pull }, withoutGit(world))
  const [moved, now] = await Promise.all([hasMoved(pull, world), readOwn(pull, config, world)])
  if (moved) return ignored({ code: 'moved', pull: pull.number, from: pull.headSha })
  if (trigger.kind === 'ci-finished' && now.record?.diagnosed === key) return ignored({ code: 'already-handled', key })
  return concluded({ kind: 'diagnosed', why: 'only-read' }, { ...context, report, statusCommentId: now.statusCommentId })
}

function withoutGit(world: World): World {
  const { github } = world
  return { ...world, github: { ...github, trackedFiles: (sha) => github.listedFiles(sha) } }
}

/** Who has write access gets a plain word about what can be had here, or what failed; nothing else is done. */
async function replyTo(trigger: Trigger, pull: Pull, untrusted: Untrusted, config: Config, world: World): Promise<Triaged> {
  const own = await readOwn(pull, config, world)
  const remarks = trigger.kind === 'reviewed' ? await world.github.remarks(pull.number, { id: trigger.reviewId, at: trigger.at }) : []
  const decision = decideReply(trigger, { told: own.told, remarks, mention: config.policy.mention })
  if (decision.kind === 'ignore') return ignored(decision.because)
  if (trigger.kind === 'commanded') await world.github.react(trigger.commentId, 'eyes')
  const telling = (notes: readonly string[]): TurnContext =>
    contextOf(trigger, pull, own, { untrusted, notes, diagnosed: own.record?.diagnosed }, config)
  if (commandOf(trigger)?.isForReaders !== true) return concluded({ kind: 'answered', code: decision.code }, telling([]))
  const { ci, notes } = await lookSoFar(pull, config, world)
  const {
    decision: known,
    report,
    commands,
  } = await lookInto(trigger, decision, { ci, pull, told: own.told, claims: readClaims(pull.number, []) }, withoutGit(world))
  if (known.kind !== 'answer') return ignored({ code: 'already-handled', key: answerKey(trigger, decision.code) })
  return concluded(
    { kind: 'answered', code: known.code, facts: { ...factsOf(ci), ...(commands === null ? {} : { commands }) } },
    { ...telling(notes), report },
  )
}

interface Told {
  readonly untrusted: Untrusted
  readonly notes: readonly string[]
  /** The verdict that the comment is going to tell of; undefined for none. */
  readonly diagnosed: string | undefined
}

/** Attempts that were made when more was allowed stay in the comment. */
function contextOf(
  trigger: Trigger,
  pull: Pull,
  { record, statusCommentId }: Own,
  { untrusted, notes, diagnosed }: Told,
  config: Config,
): TurnContext {
  const claims = readClaims(pull.number, [])
  const known = record?.pull === pull.number ? endInterrupted(record) : rebuildRecord(pull.number, claims, null)
  return idleContext(
    trigger,
    { pull, untrusted, claims, record: { ...known, diagnosed }, statusCommentId, ciWorkflows: [], settleBy: null, notes },
    config,
  )
}

function ignored(because: IgnoreReason): Triaged {
  return { kind: 'concluded', outcome: { kind: 'ignored', because }, context: null, refs: [] }
}

function concluded(outcome: Outcome, context: TurnContext): Triaged {
  return { kind: 'concluded', outcome, context, refs: [] }
}
