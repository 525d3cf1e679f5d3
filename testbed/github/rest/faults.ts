import { type EffectName, isWrite, nameOf } from '../../effects.ts'
import type { State, Token } from '../state.ts'

/** What goes wrong with a call. `when`: with nothing applied (as long as nothing is said), or with all applied and only the answer missing. */
export type FaultAct =
  | { readonly kind: 'reject'; readonly status: number; readonly headers?: Readonly<Record<string, string>>; readonly body?: unknown }
  /** Applied, but the answer is a 502. */
  | { readonly kind: 'lose' }
  /** The socket closes without an answer. */
  | { readonly kind: 'drop'; readonly when?: 'before' | 'after' }
  /** No answer ever comes. */
  | { readonly kind: 'hang'; readonly when?: 'before' | 'after' }
  /** All goes on as if nothing was: for those who only want to know. */
  | { readonly kind: 'pass' }
  /** Ends whoever asked, at this very moment. */
  | { readonly kind: 'kill'; readonly when?: 'before' | 'after'; readonly kill: () => void }

/** Something that goes wrong with the next calls of an operation or an effect. */
export interface FaultRule {
  /** An operationId, `graphql`, `git-receive-pack`, `git-upload-pack`, or the name of an effect. */
  readonly operation: string
  /** How many calls it hits; one unless told. */
  times?: number
  /** How many calls it lets pass first. */
  after?: number
  /** Only calls with this token. */
  readonly token?: string
  readonly act: FaultAct
  /** Told of each call that it hits. */
  readonly hit?: () => void
}

/** A call as it stands before it is applied. */
export interface FaultedCall {
  readonly method: string
  readonly operation: string
  readonly body: string
  readonly token: Token
}

/** What a call is, and the fault that hits it. */
export interface Met {
  /** Null for what changes nothing, and for a write that has no name. */
  readonly effect: EffectName | null
  readonly act: FaultAct | null
}

export interface Faults {
  readonly add: (rule: FaultRule) => void
  /** The fault that hits this call, which uses it up. */
  meet(call: FaultedCall): Met
  /** Operations that changed something and are no effect by name. */
  readonly nameless: readonly string[]
}

export function openFaults(state: State): Faults {
  const rules: { readonly rule: FaultRule; left: number; passes: number }[] = []
  const nameless: string[] = []
  const last = new WeakMap<Token, EffectName>()
  const name = (call: FaultedCall): EffectName | null => {
    if (!isWrite(call)) return null
    const effect = nameOf(call, last.get(call.token) ?? null)
    if (effect === null) nameless.push(call.operation)
    else last.set(call.token, effect)
    return effect
  }
  return {
    nameless,
    add: (rule) => void rules.push({ rule, left: rule.times ?? 1, passes: rule.after ?? 0 }),
    meet: (call) => {
      const effect = name(call)
      const hit = rules.find(
        ({ rule, left }) =>
          left > 0 &&
          (rule.operation === call.operation || rule.operation === effect) &&
          (rule.token === undefined || state.tokens.get(rule.token) === call.token),
      )
      if (hit === undefined) return { effect, act: null }
      if (hit.passes > 0) {
        hit.passes -= 1
        return { effect, act: null }
      }
      hit.left -= 1
      hit.rule.hit?.()
      return { effect, act: hit.rule.act }
    },
  }
}

/** Instead of an answer: a socket that closes, or one that stays silent. */
export type Silence = 'drop' | 'hang'

export interface Rejection {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: unknown
}

/** What comes instead of the call, or after it instead of its answer; null when all goes on as if nothing was. Kills where that is asked for. */
export function interrupt(act: FaultAct | null, when: 'before' | 'after'): Rejection | Silence | null {
  if (act === null || whenOf(act) !== when) return null
  switch (act.kind) {
    case 'reject':
      return { status: act.status, headers: act.headers ?? {}, body: act.body ?? { message: `Fault: ${act.status}` } }
    case 'pass':
      return null
    case 'lose':
      return { status: 502, headers: {}, body: { message: 'Server Error' } }
    case 'kill':
      act.kill()
      return 'drop'
    case 'drop':
    case 'hang':
      return act.kind
  }
}

function whenOf(act: FaultAct): 'before' | 'after' {
  if (act.kind === 'reject' || act.kind === 'pass') return 'before'
  return act.kind === 'lose' ? 'after' : (act.when ?? 'before')
}
