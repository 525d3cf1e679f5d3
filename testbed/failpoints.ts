import type { EffectName } from './effects.ts'
import type { FaultAct } from './github/stand-in.ts'

/** What goes wrong with an effect. */
const kinds = ['kill', 'reset', 'hang', '502', '403 with retry-after', '429 with retry-after', '429 for a day', 'cancel'] as const
type Kind = (typeof kinds)[number]

/** One case of the matrix: something goes wrong with an effect before anything is applied, or after all is. */
export interface Failpoint {
  readonly effect: EffectName
  readonly kind: Kind
  readonly when: 'before' | 'after'
}

/** A limit turns a request away: what was applied is never told so. A cancelled turn goes on to its own end, so it makes no difference when it hears of it. */
function isPossible({ kind, when }: Failpoint): boolean {
  return when === 'before' || !(kind.startsWith('4') || kind === 'cancel')
}

/** Every effect with everything that can go wrong with it. */
export function allFailpoints(effects: readonly EffectName[]): readonly Failpoint[] {
  return kinds.flatMap((kind) => (['before', 'after'] as const).flatMap((when) => effects.map((effect): Failpoint => ({ effect, kind, when })))).filter(isPossible)
}

/** What is like each other, before an effect is applied and after. */
const alike = [
  { when: 'before', kinds: ['reset', '502', 'hang', 'cancel'] },
  { when: 'after', kinds: ['502', 'hang', 'reset'] },
  { when: 'before', kinds: ['403 with retry-after', '429 with retry-after', '429 for a day'] },
] as const

/** A machine that dies at every effect, and of all that is alike one at each, in turn: every kind occurs, and all of them take twice as long. */
export function usualFailpoints(effects: readonly EffectName[]): readonly Failpoint[] {
  const deaths = (['before', 'after'] as const).flatMap((when) => effects.map((effect): Failpoint => ({ effect, kind: 'kill', when })))
  return [...deaths, ...alike.flatMap(({ when, kinds: sort }) => effects.map((effect, index): Failpoint => ({ effect, when, kind: sort[index % sort.length] ?? sort[0] })))]
}

/** What is counted, pushed, started or said: too little or twice would be the worst there, so a machine dies on both sides of it. */
const weighty: ReadonlySet<EffectName> = new Set<EffectName>(['claim-attempt', 'claim-session', 'claim-command', 'take-back', 'create-status', 'edit-status', 'push', 'roll-back', 'rerun-jobs', 'start-ci'])

/** The fewest that still meet every effect: a machine that dies, on both sides of what weighs most and by turns before and after the rest, and an answer that is lost. */
export function fewFailpoints(effects: readonly EffectName[]): readonly Failpoint[] {
  const lost = ['502', 'reset'] as const
  const sides = (effect: EffectName, index: number): readonly Failpoint['when'][] => (weighty.has(effect) ? ['before', 'after'] : [index % 2 === 0 ? 'before' : 'after'])
  return effects.flatMap((effect, index): readonly Failpoint[] => [
    ...sides(effect, index).map((when): Failpoint => ({ effect, kind: 'kill', when })),
    { effect, kind: lost[index % lost.length] ?? lost[0], when: 'after' },
  ])
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
  return { kind: 'reject', status, headers: { 'retry-after': String(seconds) }, body: { message: 'You have exceeded a secondary rate limit. Please wait a few minutes before you try again.' } }
}
