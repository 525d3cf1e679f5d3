import { deedKey } from './claims.ts'
import type { Policy } from '../model/config.ts'
import type { HaltReason } from '../model/decision.ts'
import type { FailureReport } from '../model/evidence.ts'
import type { AttemptRecord, Claims } from '../model/loop.ts'
import type { Progress, Regression } from '../model/progress.ts'
import type { Sha } from '../model/pull.ts'
import { compareFailures, failuresOf, isStalled, regressionOf } from './progress.ts'
import { isMoving, isPreexisting, repairable } from './repairable.ts'

/** What only the failures themselves can tell, after the decision was made without them. Every kind is an imperative. */
export type Course =
  /** `worsened`: the attempt before made things worse, and its commit stands all the same. */
  | { readonly kind: 'repair'; readonly worsened: Worsened | null }
  /** The failed jobs run again: no edit makes them pass. */
  | { readonly kind: 'restart' }
  | { readonly kind: 'halt'; readonly because: HaltReason }
  | { readonly kind: 'revert'; readonly worsened: Worsened }

/** An attempt whose commit is the head, and how it made things worse. */
export interface Worsened {
  readonly attempt: AttemptRecord
  readonly because: Regression
  readonly progress: Progress | null
}

/** Failures, and what was done before. */
export interface Judged {
  readonly head: Sha
  readonly report: FailureReport
  readonly claims: Pick<Claims, 'handled'>
  /** Attempts of the current epoch before this one. */
  readonly earlier: readonly AttemptRecord[]
  readonly policy: Pick<Policy, 'fixPreexisting' | 'onRegression' | 'onStall'>
}

export interface Weighed extends Judged {
  /** Names of the checks that failed. */
  readonly failed: readonly string[]
  /** Did a person ask for this very attempt? Then what may be tried is tried. */
  readonly isAsked: boolean
}

/** Is an agent to be asked? Pure: the same failures always give the same answer. */
export function weigh(weighed: Weighed): Course {
  const { head, report, failed, claims, isAsked, policy } = weighed
  const { diagnostics, omitted } = report
  if (omitted === 0 && repairable(report, policy.fixPreexisting).length === 0) {
    if (isExplained(failed, diagnostics.filter(isMoving))) return whenMoving(claims.handled.has(deedKey('restarted', head)), isAsked)
    const known = diagnostics.filter((one) => isMoving(one) || (isPreexisting(one) && !policy.fixPreexisting))
    if (known.some(isPreexisting) && isExplained(failed, known)) return { kind: 'halt', because: { code: 'pre-existing' } }
  }
  return judgeProgress(weighed)
}

/** Does what earlier attempts came to speak against going on? */
export function judgeProgress(judged: Judged): Exclude<Course, { kind: 'restart' }> {
  const { report, earlier, policy } = judged
  const worsened = worsenedBy(judged)
  if (worsened !== null && mayRevert(worsened.attempt, judged)) return { kind: 'revert', worsened }
  const isStuck = policy.onStall === 'stop' && isStalled(earlier, failuresOf(report, policy.fixPreexisting))
  return isStuck ? { kind: 'halt', because: { code: 'no-progress' } } : { kind: 'repair', worsened }
}

/** The newest attempt, if its commit is the head and made things worse. What a person asked for is not measured by this. */
export function worsenedBy({ head, report, earlier, policy }: Pick<Weighed, 'head' | 'report' | 'earlier' | 'policy'>): Worsened | null {
  const attempt = earlier.at(-1)
  if (attempt?.ended !== 'pushed' || attempt.number === 0 || attempt.commit !== head) return null
  const now = failuresOf(report, policy.fixPreexisting)
  const because = regressionOf(attempt, now)
  return because === null ? null : { attempt, because, progress: compareFailures(attempt, now) }
}

/** Only the loop's own commit is ever rolled back, and at most once. */
export function mayRevert({ commit }: AttemptRecord, { head, claims, policy }: Pick<Weighed, 'head' | 'claims' | 'policy'>): boolean {
  return policy.onRegression === 'revert' && commit === head && !claims.handled.has(deedKey('reverted', head))
}

function whenMoving(wasRestarted: boolean, isAsked: boolean): Course {
  if (!wasRestarted) return { kind: 'restart' }
  return isAsked ? { kind: 'repair', worsened: null } : { kind: 'halt', because: { code: 'flaky', why: 'again', detail: '' } }
}

/** Does each check that failed have a failure of these to show for it? A job of which nothing could be read may hide anything. */
function isExplained(failed: readonly string[], failures: readonly { readonly jobs: readonly string[] }[]): boolean {
  const jobs = new Set(failures.flatMap((one) => one.jobs))
  return failures.length > 0 && failed.every((name) => jobs.has(name))
}
