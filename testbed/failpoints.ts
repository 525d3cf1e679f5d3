import type { EffectName } from './effects.ts'
import type { FaultAct } from './github/stand-in.ts'
import type { Form } from './scoreboard/rows.ts'

/** What goes wrong with an effect. */
const kinds = ['kill', 'reset', 'hang', '502', '403 with retry-after', '429 with retry-after', '429 for a day', 'cancel'] as const
type Kind = (typeof kinds)[number]

/** One case of the matrix: something goes wrong with an effect before anything is applied, or after all is. */
export interface Failpoint {
  readonly effect: EffectName
  readonly kind: Kind
  readonly when: 'before' | 'after'
}

/** A failpoint in words, which no other one has. */
export function keyOf({ effect, kind, when }: Failpoint): string {
  return `${kind} ${when} ${effect}`
}

/** A limit turns a request away: what was applied is never told so. A cancelled turn goes on to its own end, so it makes no difference when it hears of it. */
function isPossible({ kind, when }: Failpoint): boolean {
  return when === 'before' || !(kind.startsWith('4') || kind === 'cancel')
}

/** Every effect with everything that can go wrong with it. */
export function allFailpoints(effects: readonly EffectName[]): readonly Failpoint[] {
  return kinds
    .flatMap((kind) => (['before', 'after'] as const).flatMap((when) => effects.map((effect): Failpoint => ({ effect, kind, when }))))
    .filter(isPossible)
}

/** What is counted, pushed, started or said: too little or twice would be the worst there, so a machine dies on both sides of it. */
const weighty: ReadonlySet<EffectName> = new Set<EffectName>(['claim-attempt', 'create-status', 'push', 'roll-back', 'start-ci'])

/** What is done once at most is not made up for after a death: at the moment of a signal it comes about. */
const cancelled = (['roll-back', 'start-ci', 'rerun-jobs', 'resolve-thread'] as const).map((effect): Failpoint => ({
  effect,
  kind: 'cancel',
  when: 'before',
}))

/** A silent server, a signal and a limit that the turn does not wait for: what a real process, a real socket and real git make of each. */
const others: readonly Failpoint[] = [
  { effect: 'claim-attempt', kind: 'hang', when: 'before' },
  { effect: 'push', kind: 'hang', when: 'after' },
  { effect: 'push', kind: 'cancel', when: 'before' },
  { effect: 'delete-status', kind: 'cancel', when: 'before' },
  { effect: 'post-notice', kind: '429 for a day', when: 'before' },
]

/**
 * What real processes are put through, as the whole matrix runs in one process: a machine that dies at every effect, by turns before
 * and after it, and in the other form the other way round; at what weighs most an answer that is lost, at some others a signal. In one job a machine dies
 * on both sides of what weighs most, and more goes wrong beside that.
 */
export function usualFailpoints(effects: readonly EffectName[], form: Form): readonly Failpoint[] {
  const isOneJob = form === 'one job'
  const sides = (effect: EffectName, index: number): readonly Failpoint['when'][] =>
    isOneJob && weighty.has(effect) ? ['before', 'after'] : [(index % 2 === 0) === isOneJob ? 'before' : 'after']
  const deaths = effects.flatMap((effect, index) => sides(effect, index).map((when): Failpoint => ({ effect, kind: 'kill', when })))
  const lost = effects
    .filter((effect) => weighty.has(effect))
    .map((effect, index): Failpoint => ({ effect, kind: index % 2 === 0 ? '502' : 'reset', when: 'after' }))
  return [...deaths, ...lost, ...cancelled, ...(isOneJob ? others : [])]
}

/** Seconds that the shorter limits ask to wait. */
export const retryAfterSeconds = 1

/** The fault that makes a case; `kill` ends the turn that is under way. A turn is cancelled from outside, when the fault is met. */
export function actOf({ kind, when }: Failpoint, kill: () => void): FaultAct {
  switch (kind) {
    case 'kill':
      return { kind, when, kill }
    case 'reset':
      return { kind: 'drop', when }
    case 'hang':
      return { kind, when }
    case '502':
      return when === 'after' ? { kind: 'lose' } : { kind: 'reject', status: 502, body: { message: 'Server Error' } }
    case '403 with retry-after':
      return limit(403, retryAfterSeconds)
    case '429 with retry-after':
      return limit(429, retryAfterSeconds)
    case '429 for a day':
      return limit(429, 86_400)
    case 'cancel':
      return { kind: 'pass' }
  }
}

function limit(status: number, seconds: number): FaultAct {
  return {
    kind: 'reject',
    status,
    headers: { 'retry-after': String(seconds) },
    body: { message: 'You have exceeded a secondary rate limit. Please wait a few minutes before you try again.' },
  }
}
