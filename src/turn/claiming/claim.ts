import { actionRef, attemptRef, conflictVerdict, deedKey, deedRef, type Deed, epochOf, latestSlot, liftsStop, noticeRef, opensCount, readClaims, type Slot, verdictRef } from '../../core/decision/claims.ts'
import { answerKey, commandOf, slotOfAnswer, wordsOf } from '../../core/commands/index.ts'
import type { Config } from '../../core/model/config.ts'
import type { CiVerdict } from '../../core/model/ci.ts'
import type { Conflict } from '../../core/model/conflict.ts'
import type { AnswerFacts, Decision } from '../../core/model/decision.ts'
import type { AttemptRecord, ClaimResult, Epoch, LoopRecord } from '../../core/model/loop.ts'
import { firstWordsKey, greenKey, haltKey } from '../../core/model/notice-keys.ts'
import type { Outcome } from '../../core/model/outcome.ts'
import type { Sha } from '../../core/model/pull.ts'
import { mostMinutes, spentOf } from '../../core/model/spending.ts'
import { type Attempt, isAttempt, type Session } from '../../core/model/session.ts'
import type { Trigger } from '../../core/model/trigger.ts'
import type { TurnContext } from '../../core/model/turn.ts'
import type { World } from '../../ports/world.ts'
import type { Turnstile } from './one-at-a-time.ts'
import type { TurnState } from '../reading/read-state.ts'

/** `refs` are the claims of this very turn, so that they can be taken back as long as nothing was done. */
export type Claimed =
  | { readonly kind: 'claimed'; readonly context: TurnContext; readonly refs: readonly string[] }
  | { readonly kind: 'concluded'; readonly outcome: Outcome; readonly context: TurnContext | null; readonly refs: readonly string[] }

const degraded = 'The token may not create refs (`contents: write`), so attempts are counted in this comment alone.'

/**
 * Writes down what was decided before anything is done: the human action, then the attempt with the verdict of CI. Each is a
 * ref that can be created once, so a second delivery of a human action stops here; that no other turn takes on the same verdict is
 * seen to by the turnstile. When GitHub fails half-way, what was claimed is taken back, so that a re-run of the job starts afresh.
 */
export async function claim(trigger: Trigger, decision: Decision, state: TurnState, config: Config, world: World): Promise<Claimed> {
  const refs: string[] = []
  const create = async (ref: string): Promise<ClaimResult> => {
    const result = await world.github.createRef(ref, state.pull.headSha)
    if (result === 'created') refs.push(ref)
    return result
  }
  try {
    return { ...(await claimDecision({ trigger, decision, state, config, create })), refs }
  } catch (error) {
    await takeBack(refs, world)
    throw error
  }
}

/** Gives up claims of this very turn, the newest first. */
export async function takeBack(refs: readonly string[], { github }: World): Promise<void> {
  for (const ref of refs.toReversed()) await github.deleteRef(ref)
}

/** An attempt that no agent was started for is not counted. What CI said stays taken on. */
export async function giveBack(context: TurnContext, refs: readonly string[], world: World): Promise<TurnContext> {
  const { number, headSha } = context.pull
  for (const ref of refs) {
    const { slots, handled } = readClaims(number, [{ name: ref, sha: headSha }])
    const [verdict] = handled
    if (!slots.some((slot) => slot.number > 0) || verdict === undefined) continue
    await world.github.createRef(verdictRef(number, verdict), headSha)
    await takeBack([ref], world)
  }
  return withoutAttempt(context)
}

/**
 * The first words on a pull request are claimed by whatever else this very turn has claimed, or by a ref of their own: a turn that
 * has read before them, and comes after them, has to see that they are there.
 */
export async function claimFirstWords(refs: readonly string[], { pull, statusCommentId }: Pick<TurnState, 'pull' | 'statusCommentId'>, turnstile: Turnstile, { runner }: Config, { github }: World): Promise<void> {
  if (statusCommentId === null && refs.length === 0 && turnstile.ref() !== null) await github.createRef(noticeRef(pull.number, firstWordsKey(runner.runId)), pull.headSha)
}

/** The same, and what CI said is given back as well: it was not heard to its end, so the event of that end finds nothing taken on. */
export async function withdraw(context: TurnContext, refs: readonly string[], world: World): Promise<TurnContext> {
  await takeBack(refs, world)
  const left = withoutAttempt(context)
  return { ...left, record: { ...left.record, handled: left.record.handled.filter((key) => !key.startsWith(`${context.pull.headSha}.`)) } }
}

function withoutAttempt(context: TurnContext): TurnContext {
  const { record, used } = context
  const attempts = record.attempts.slice(0, -1)
  const last = attempts.at(-1)
  return { ...context, session: null, used: used - 1, latest: last === undefined ? null : `${last.epoch}/${last.number}`, record: { ...record, working: null, attempts } }
}

/** Takes on what is done once on a commit; null when a turn has done so before. Where refs may not be created, the comment remembers. */
export async function claimDeed(deed: Deed, commit: Sha, context: TurnContext, { github }: World): Promise<TurnContext | null> {
  const result = await github.createRef(deedRef(context.pull.number, deed, commit), commit)
  if (result === 'taken') return null
  return result === 'refused' ? byMarker(context, deedKey(deed, commit)) : context
}

type Unclaimed = Omit<Extract<Claimed, { kind: 'claimed' }>, 'refs'> | Omit<Extract<Claimed, { kind: 'concluded' }>, 'refs'>
type Create = (ref: string) => Promise<ClaimResult>

interface Order {
  readonly trigger: Trigger
  readonly decision: Decision
  readonly state: TurnState
  readonly config: Config
  readonly create: Create
}

async function claimDecision({ trigger, decision, state, config, create }: Order): Promise<Unclaimed> {
  const opened = await openEpoch(trigger, decision, state, create)
  if (opened.result === 'taken') return { kind: 'concluded', outcome: { kind: 'ignored', because: { code: 'already-handled', key: opened.key } }, context: null }
  const context = contextOf(trigger, state, opened, config)
  switch (decision.kind) {
    case 'ignore':
      return { kind: 'concluded', outcome: { kind: 'ignored', because: decision.because }, context: null }
    case 'halt': {
      if (decision.because.code === 'conflict') return { kind: 'concluded', outcome: { kind: 'halted', because: decision.because, isTold: decision.isTold }, context: withConflict(context, decision.because.conflict) }
      return { kind: 'concluded', outcome: { kind: 'halted', because: decision.because, isTold: decision.isTold || (await isTaken(haltKey(decision.because, context.record.epoch, context.pull.headSha), context, create)) }, context }
    }
    case 'settle':
      return { kind: 'concluded', outcome: { kind: 'settled', isTold: decision.isTold || (await isTaken(decision.latest === null ? null : greenKey(decision.latest), context, create)) }, context }
    case 'answer':
      return claimAnswer(decision, opened, context, state.ci, create)
    case 'undo':
      return { kind: 'claimed', context }
    case 'repair':
      return isAttempt(decision.session) ? claimAttempt({ key: decision.key, session: decision.session, base: context, config, create }) : { kind: 'claimed', context: withAttempt(context, decision.session, 0, config) }
  }
}

/** Whoever opened an epoch is the only one to answer; what opens none is answered by the turn that claims to. */
async function claimAnswer({ code }: Extract<Decision, { kind: 'answer' }>, { result }: Opened, context: TurnContext, ci: CiVerdict, create: Create): Promise<Unclaimed> {
  const key = answerKey(context.trigger, code)
  if (result === 'unchanged' && (await isTaken(key, context, create))) return { kind: 'concluded', outcome: { kind: 'ignored', because: { code: 'already-handled', key } }, context: null }
  return { kind: 'concluded', outcome: { kind: 'answered', code, facts: factsOf(ci) }, context }
}

/** How CI stands, for those who ask. */
export function factsOf(ci: CiVerdict): AnswerFacts {
  return { ci: ci.kind, names: ci.kind === 'running' ? ci.waitsFor : ci.kind === 'red' ? [...new Set(ci.failed.map(({ name }) => name))] : [] }
}

/** The comment alone remembers which conflict it tells of: the base branch moves often, and nobody is called. */
function withConflict(context: TurnContext, { base }: Conflict): TurnContext {
  return { ...context, record: { ...context.record, conflict: conflictVerdict(context.pull.headSha, base) } }
}

/** People are notified once: of several turns that see the same, one may speak. Nobody may where there is no key. */
async function isTaken(key: string | null, { pull }: TurnContext, create: Create): Promise<boolean> {
  return key === null || (await create(noticeRef(pull.number, key))) === 'taken'
}

interface AttemptClaim {
  readonly key: string
  readonly session: Attempt
  readonly base: TurnContext
  readonly config: Config
  readonly create: Create
}

/** The next free attempt, and with it the verdict. One that is taken after all may be our own whose answer was lost: that counts too much, never too little. */
async function claimAttempt({ key, session, base, config, create }: AttemptClaim): Promise<Unclaimed> {
  const { number } = base.pull
  for (let attempt = session.attempt; attempt <= base.maxAttempts; attempt += 1) {
    const result = await create(attemptRef(number, base.record.epoch, attempt, key))
    if (result !== 'taken') return { kind: 'claimed', context: withAttempt(result === 'refused' ? byMarker(base, key) : base, { ...session, attempt }, attempt, config) }
  }
  const attempts = base.maxAttempts
  const context = { ...base, used: attempts }
  const because = { code: 'exhausted', attempts } as const
  return { kind: 'concluded', outcome: { kind: 'halted', because, isTold: await isTaken(haltKey(because, base.record.epoch, base.pull.headSha), context, create) }, context }
}

interface Opened {
  /** What was claimed: the human action, by its own epoch. */
  readonly key: Epoch
  /** Null where nothing was. */
  readonly slot: Slot | null
  /** The count from now on. */
  readonly epoch: Epoch
  readonly result: ClaimResult | 'unchanged'
}

/** Most human actions start a new count. What only asks a question, or was handled before, starts none. */
async function openEpoch(trigger: Trigger, decision: Decision, { claims, dispatchedAt, pull }: TurnState, create: Create): Promise<Opened> {
  const key = epochOf(trigger, dispatchedAt)
  const slot = slotOf(trigger, decision)
  if (key === null || slot === null) return unopened(claims)
  return { key, slot, epoch: opensCount(slot) ? key : claims.epoch, result: await create(actionRef(pull.number, key, slot)) }
}

function unopened({ epoch }: TurnState['claims']): Opened {
  return { key: epoch, slot: null, epoch, result: 'unchanged' }
}

function slotOf(trigger: Trigger, decision: Decision): Slot | null {
  if (decision.kind === 'answer' && trigger.kind === 'commanded') return slotOfAnswer(trigger, decision.code)
  // Nobody works on these words, but they were answered.
  if (decision.kind === 'answer' && wordsOf(decision.code).refuses) return decision.code === 'moved' ? heard(trigger) : null
  if (decision.kind === 'ignore') return decision.because.code === 'nothing-asked' || decision.because.code === 'empty-review' || decision.because.code === 'stopped' ? heard(trigger) : null
  switch (trigger.kind) {
    case 'ci-finished':
    case 'ci-started':
    case 'reconcile-due':
      return null
    case 'dispatched':
      return 'retry'
    case 'commanded':
      return commandOf(trigger)?.slot ?? null
    case 'commented':
    case 'reviewed':
      return 'asked'
  }
}

function heard(trigger: Trigger): Slot | null {
  return trigger.kind === 'commented' || trigger.kind === 'reviewed' ? 'heard' : null
}

/** What every word about a turn takes from what was read. */
export type Read = Pick<TurnState, 'pull' | 'untrusted' | 'claims' | 'record' | 'statusCommentId' | 'ciWorkflows' | 'settleBy' | 'notes'>

/** What is told with when no attempt is claimed. */
export function idleContext(trigger: Trigger, state: Read, config: Config): TurnContext {
  return contextOf(trigger, state, unopened(state.claims), config)
}

function contextOf(trigger: Trigger, state: Read, { key, slot, epoch, result }: Opened, { policy, runner }: Config): TurnContext {
  const isNewCount = slot !== null && opensCount(slot)
  // A new count that refs keep needs no help from the marker.
  const ledger: Partial<LoopRecord> = isNewCount && result === 'created' ? { ledger: 'refs', handled: [] } : {}
  const record: LoopRecord = { ...state.record, ...ledger, epoch, stopped: slot === 'stop' || (state.record.stopped && !liftsStop(slot)) }
  const context: TurnContext = {
    trigger,
    pull: state.pull,
    untrusted: state.untrusted,
    session: null,
    report: null,
    record,
    work: null,
    used: isNewCount ? 0 : state.claims.used,
    latest: latestSlot(state.claims),
    maxAttempts: policy.maxAttempts,
    budget: policy.budget,
    commandPrefix: policy.commandPrefix,
    statusCommentId: state.statusCommentId,
    ciWorkflows: state.ciWorkflows,
    settleBy: state.settleBy,
    check: null,
    notes: state.notes,
    timeline: [],
    links: { repository: `${runner.serverUrl}/${runner.repository}`, run: `${runner.serverUrl}/${runner.repository}/actions/runs/${runner.runId}` },
  }
  return result === 'refused' ? byMarker(context, key) : context
}

/** Without refs the comment has to count, and to remember what was taken on. */
function byMarker(context: TurnContext, key: string): TurnContext {
  const { record, notes } = context
  return {
    ...context,
    record: { ...record, ledger: 'marker', handled: [...record.handled.filter((known) => known !== key), key].slice(-100) },
    notes: notes.includes(degraded) ? notes : [...notes, degraded],
  }
}

function withAttempt(context: TurnContext, session: Session, number: number, { runner, agent, policy }: Config): TurnContext {
  const { record, pull } = context
  // Set aside at once: nobody can say later how much of it an attempt took whose machine was lost.
  const seconds = 60 * mostMinutes(agent, policy.budget, spentOf(record))
  const attempt: AttemptRecord = { epoch: record.epoch, number, from: pull.headSha, ended: 'working', commit: null, failures: 0, broken: 0, fingerprint: '', ids: [], after: null, costUsd: null, seconds }
  return {
    ...context,
    session,
    used: number === 0 ? context.used : number,
    latest: `${record.epoch}/${number}`,
    record: { ...record, working: { runId: runner.runId, runAttempt: runner.runAttempt }, attempts: [...record.attempts, attempt] },
  }
}

