import { actionRef, epochOf, opensCount, type Slot } from '../../core/decision/claims.ts'
import { commandOf, slotOfAnswer, wordsOf } from '../../core/commands/index.ts'
import type { Decision } from '../../core/model/decision.ts'
import type { ClaimResult, Epoch } from '../../core/model/loop.ts'
import type { Trigger } from '../../core/model/trigger.ts'
import type { TurnState } from '../reading/read-state.ts'

/** Creates a ref that stands for a claim, if it is free. */
export type Create = (ref: string) => Promise<ClaimResult>

/** What came of claiming a human action. */
export interface Opened {
  /** What was claimed: the human action, by its own epoch. */
  readonly key: Epoch
  /** Null where nothing was. */
  readonly slot: Slot | null
  /** The count from now on. */
  readonly epoch: Epoch
  readonly result: ClaimResult | 'unchanged'
}

/** Most human actions start a new count. What only asks a question, or was handled before, starts none. */
export async function openEpoch(
  trigger: Trigger,
  decision: Decision,
  { claims, dispatchedAt, pull }: TurnState,
  create: Create,
): Promise<Opened> {
  const key = epochOf(trigger, dispatchedAt)
  const slot = slotOf(trigger, decision)
  if (key === null || slot === null) return unopened(claims)
  return { key, slot, epoch: opensCount(slot) ? key : claims.epoch, result: await create(actionRef(pull.number, key, slot)) }
}

/** Nothing was claimed. */
export function unopened({ epoch }: TurnState['claims']): Opened {
  return { key: epoch, slot: null, epoch, result: 'unchanged' }
}

function slotOf(trigger: Trigger, decision: Decision): Slot | null {
  if (decision.kind === 'answer' && trigger.kind === 'commanded') return slotOfAnswer(trigger, decision.code)
  // Nobody works on these words, but they were answered.
  if (decision.kind === 'answer' && wordsOf(decision.code).refuses) return decision.code === 'moved' ? heard(trigger) : null
  if (decision.kind === 'ignore')
    return decision.because.code === 'nothing-asked' || decision.because.code === 'empty-review' || decision.because.code === 'stopped'
      ? heard(trigger)
      : null
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
