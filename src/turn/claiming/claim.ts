import { attemptRef, conflictVerdict, deedKey, deedRef, type Deed, noticeRef } from '../../core/decision/claims.ts'
import { answerKey } from '../../core/commands/index.ts'
import type { Config } from '../../core/model/config.ts'
import type { CiVerdict } from '../../core/model/ci.ts'
import type { Conflict } from '../../core/model/conflict.ts'
import type { AnswerFacts, Decision } from '../../core/model/decision.ts'
import type { ClaimResult } from '../../core/model/loop.ts'
import { firstWordsKey, greenKey, haltKey } from '../../core/model/notice-keys.ts'
import type { Outcome } from '../../core/model/outcome.ts'
import type { Sha } from '../../core/model/pull.ts'
import { type Attempt, isAttempt } from '../../core/model/session.ts'
import type { Trigger } from '../../core/model/trigger.ts'
import type { TurnContext } from '../../core/model/turn.ts'
import type { World } from '../../ports/world.ts'
import type { TurnState } from '../reading/read-state.ts'
import { takeBack } from './give-back.ts'
import type { Turnstile } from './one-at-a-time.ts'
import { type Create, openEpoch, type Opened } from './open-epoch.ts'
import { byMarker, contextOf, withAttempt } from './turn-context.ts'

/** `refs` are the claims of this very turn, so that they can be taken back as long as nothing was done. */
export type Claimed =
  | { readonly kind: 'claimed'; readonly context: TurnContext; readonly refs: readonly string[] }
  | { readonly kind: 'concluded'; readonly outcome: Outcome; readonly context: TurnContext | null; readonly refs: readonly string[] }

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

/**
 * The first words on a pull request are claimed by whatever else this very turn has claimed, or by a ref of their own: a turn that
 * has read before them, and comes after them, has to see that they are there.
 */
export async function claimFirstWords(
  refs: readonly string[],
  { pull, statusCommentId }: Pick<TurnState, 'pull' | 'statusCommentId'>,
  turnstile: Turnstile,
  { runner }: Config,
  { github }: World,
): Promise<void> {
  if (statusCommentId === null && refs.length === 0 && turnstile.ref() !== null)
    await github.createRef(noticeRef(pull.number, firstWordsKey(runner.runId)), pull.headSha)
}

/** Takes on what is done once on a commit; null when a turn has done so before. Where refs may not be created, the comment remembers. */
export async function claimDeed(deed: Deed, commit: Sha, context: TurnContext, { github }: World): Promise<TurnContext | null> {
  const result = await github.createRef(deedRef(context.pull.number, deed, commit), commit)
  if (result === 'taken') return null
  return result === 'refused' ? byMarker(context, deedKey(deed, commit)) : context
}

type Unclaimed = Omit<Extract<Claimed, { kind: 'claimed' }>, 'refs'> | Omit<Extract<Claimed, { kind: 'concluded' }>, 'refs'>

interface Order {
  readonly trigger: Trigger
  readonly decision: Decision
  readonly state: TurnState
  readonly config: Config
  readonly create: Create
}

async function claimDecision({ trigger, decision, state, config, create }: Order): Promise<Unclaimed> {
  const opened = await openEpoch(trigger, decision, state, create)
  if (opened.result === 'taken')
    return { kind: 'concluded', outcome: { kind: 'ignored', because: { code: 'already-handled', key: opened.key } }, context: null }
  const context = contextOf(trigger, state, opened, config)
  switch (decision.kind) {
    case 'ignore':
      return { kind: 'concluded', outcome: { kind: 'ignored', because: decision.because }, context: null }
    case 'halt': {
      if (decision.because.code === 'conflict')
        return {
          kind: 'concluded',
          outcome: { kind: 'halted', because: decision.because, isTold: decision.isTold },
          context: withConflict(context, decision.because.conflict),
        }
      return {
        kind: 'concluded',
        outcome: {
          kind: 'halted',
          because: decision.because,
          isTold:
            decision.isTold || (await isTaken(haltKey(decision.because, context.record.epoch, context.pull.headSha), context, create)),
        },
        context,
      }
    }
    case 'settle':
      return {
        kind: 'concluded',
        outcome: {
          kind: 'settled',
          isTold: decision.isTold || (await isTaken(decision.latest === null ? null : greenKey(decision.latest), context, create)),
        },
        context,
      }
    case 'answer':
      return claimAnswer(decision, opened, context, state.ci, create)
    case 'undo':
      return { kind: 'claimed', context }
    case 'repair':
      return isAttempt(decision.session)
        ? claimAttempt({ key: decision.key, session: decision.session, base: context, config, create })
        : { kind: 'claimed', context: withAttempt(context, decision.session, 0, config) }
  }
}

/** Whoever opened an epoch is the only one to answer; what opens none is answered by the turn that claims to. */
async function claimAnswer(
  { code }: Extract<Decision, { kind: 'answer' }>,
  { result }: Opened,
  context: TurnContext,
  ci: CiVerdict,
  create: Create,
): Promise<Unclaimed> {
  const key = answerKey(context.trigger, code)
  if (result === 'unchanged' && (await isTaken(key, context, create)))
    return { kind: 'concluded', outcome: { kind: 'ignored', because: { code: 'already-handled', key } }, context: null }
  return { kind: 'concluded', outcome: { kind: 'answered', code, facts: factsOf(ci) }, context }
}

/** How CI stands, for those who ask. */
export function factsOf(ci: CiVerdict): AnswerFacts {
  return {
    ci: ci.kind,
    names: ci.kind === 'running' ? ci.waitsFor : ci.kind === 'red' ? [...new Set(ci.failed.map(({ name }) => name))] : [],
  }
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
    if (result !== 'taken')
      return {
        kind: 'claimed',
        context: withAttempt(result === 'refused' ? byMarker(base, key) : base, { ...session, attempt }, attempt, config),
      }
  }
  const attempts = base.maxAttempts
  const context = { ...base, used: attempts }
  const because = { code: 'exhausted', attempts } as const
  return {
    kind: 'concluded',
    outcome: { kind: 'halted', because, isTold: await isTaken(haltKey(because, base.record.epoch, base.pull.headSha), context, create) },
    context,
  }
}
