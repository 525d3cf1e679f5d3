import { codeSpan } from '../common/fence.ts'
import { isOwnCheck } from '../model/check-run.ts'
import { listNames } from '../model/listing.ts'
import type { OpenStanding, PullStanding, Readiness, ReadinessLine, StandingOfCheck } from '../model/standing.ts'
import { fits } from '../common/wildcard.ts'

/** What the loop itself is about on the pull request. */
export interface LoopStanding {
  readonly state: 'working' | 'exhausted' | 'stopped' | 'idle'
  readonly used: number
  readonly maxAttempts: number
}

/** All that the verdict looks at. */
export interface ReadinessFacts {
  readonly standing: PullStanding
  /** Is `standing.checks` about the commit that the verdict is about? Right after a push it may still be about the one before. */
  readonly isOfHead: boolean
  readonly loop: LoopStanding
  readonly rules: ReadinessRules
}

/** Which checks are left out. */
export interface ReadinessRules {
  readonly ignoreChecks: readonly string[]
  /** The loop's own run and the name of its workflow. */
  readonly own: { readonly runId: number; readonly workflowName: string }
}

const named = 5

/** Says whether a pull request could be merged, by what GitHub tells of it and what the loop is about. Pure. */
export function judgeReadiness(facts: ReadinessFacts): Readiness {
  const { standing, loop } = facts
  const lines = [
    judgeChecks(facts),
    judgeReviews(standing.reviews),
    judgeConversations(standing.unresolved),
    judgeMerge(standing.merge),
    judgeDraft(standing.isDraft),
    judgeLoop(loop),
  ]
  return { lines, missing: lines.flatMap(({ missing }) => missing ?? []) }
}

/** Words of a title, by what they say of CI. */
const ofCi = {
  failed: ['CI fails', 'CI was cancelled'],
  running: ['CI is running', 'CI fails'],
  cancelled: ['CI was cancelled', 'CI fails'],
  passed: [],
  silent: ['no check has passed'],
} as const
const anyOfCi = ['CI fails', 'CI is running', 'CI was cancelled', 'no check has passed']

/** Does the check on the newest commit say something else than what is known without asking about this pull request alone? False where none stands. Pure. */
export function isReadinessStale({ readiness, checks, merge, isDraft }: OpenStanding): boolean {
  if (readiness === null) return false
  const says = (words: string): boolean => readiness.includes(words)
  const expected = checks === null ? [] : ofCi[checks]
  const isOfOtherCi = checks !== null && (expected.length === 0 ? anyOfCi.some(says) : !expected.some(says))
  const isOfOtherMerge =
    merge !== 'unknown' && (says('conflicts with the base branch') !== (merge === 'conflicting') || says('conflicts are not known'))
  return isOfOtherCi || isOfOtherMerge || says('it is a draft') !== isDraft
}

function judgeChecks({ standing, isOfHead, rules }: ReadinessFacts): ReadinessLine {
  const topic = 'CI'
  const checks = isOfHead ? newest(standing.checks.filter((check) => counts(check, rules))) : []
  const are = (wanted: StandingOfCheck['state']): Checks => checks.filter(({ state }) => state === wanted)
  const [failed, running, cancelled] = [are('failed'), are('running'), are('cancelled')]
  const names = (some: Checks): string => listNames(some, named, ({ name }) => codeSpan(name, 100))
  const beyond = isOfHead ? standing.beyond : null
  const all = checks.length + (beyond?.count ?? 0)
  if (failed.length > 0) return { topic, missing: 'CI fails', says: `${failed.length} of ${all} failed: ${names(failed)}` }
  if (running.length > 0) return { topic, missing: 'CI is running', says: `${running.length} of ${all} still running: ${names(running)}` }
  if (cancelled.length > 0)
    return { topic, missing: 'CI was cancelled', says: `${cancelled.length} of ${all} cancelled: ${names(cancelled)}` }
  if (beyond !== null && beyond.all !== 'passed')
    return { topic, missing: beyond.all === 'running' ? 'CI is running' : 'CI fails', says: `not all of ${all} checks have passed` }
  if (!checks.some(({ state }) => state === 'passed'))
    return { topic, missing: 'no check has passed', says: 'no check has reported on this commit yet' }
  return { topic, missing: null, says: all === 1 ? 'the one check passes' : `all ${all} checks pass` }
}

type Checks = readonly StandingOfCheck[]

/** What the loop itself wrote or runs, and what the maintainer leaves out, is none of CI. */
function counts(check: StandingOfCheck, { ignoreChecks, own }: ReadinessRules): boolean {
  const { run, name } = check
  const isOurs = isOwnCheck(check) || (run !== null && (run.id === own.runId || run.workflow === own.workflowName))
  return !isOurs && !ignoreChecks.some((pattern) => fits(name, pattern) || (run !== null && fits(run.workflow, pattern)))
}

/** A check that ran again in another run speaks for the one before. */
function newest(checks: Checks): Checks {
  const isReplaced = (check: StandingOfCheck): boolean =>
    checks.some(
      (other) => other.id > check.id && other.name === check.name && other.app === check.app && other.run?.workflow === check.run?.workflow,
    )
  return checks.filter((check) => !isReplaced(check))
}

function judgeReviews({ decision, approvedBy, rejectedBy }: PullStanding['reviews']): ReadinessLine {
  const topic = 'Reviews'
  const people = (logins: readonly string[]): string => listNames(logins, named, (login) => codeSpan(login, 100))
  if (rejectedBy.length > 0 || decision === 'changes-requested')
    return {
      topic,
      missing: 'changes are requested',
      says: `changes requested${rejectedBy.length === 0 ? '' : ` by ${people(rejectedBy)}`}`,
    }
  const approved = approvedBy.length === 0 ? '' : `approved by ${people(approvedBy)}`
  if (decision === 'required')
    return { topic, missing: 'a review is required', says: `${approved === '' ? '' : `${approved}, but `}another approval is required` }
  return { topic, missing: null, says: approved === '' ? (decision === 'approved' ? 'approved' : 'none is required') : approved }
}

function judgeConversations({ count, more }: PullStanding['unresolved']): ReadinessLine {
  const topic = 'Conversations'
  if (count === 0 && !more) return { topic, missing: null, says: 'all are resolved' }
  const what = `${count}${more ? ' or more' : ''} unresolved ${count === 1 && !more ? 'conversation' : 'conversations'}`
  return { topic, missing: what, says: what }
}

function judgeMerge(merge: PullStanding['merge']): ReadinessLine {
  const topic = 'Conflicts'
  switch (merge) {
    case 'clean':
      return { topic, missing: null, says: 'none with the base branch' }
    case 'conflicting':
      return { topic, missing: 'conflicts with the base branch', says: 'the base branch has changed the same lines' }
    case 'unknown':
      return { topic, missing: 'conflicts are not known', says: 'GitHub has not worked out yet whether it merges' }
  }
}

function judgeDraft(isDraft: boolean): ReadinessLine {
  return { topic: 'Draft', missing: isDraft ? 'it is a draft' : null, says: isDraft ? 'this is a draft' : 'no' }
}

/** Only work in progress keeps anybody from merging: it may still push. */
function judgeLoop({ state, used, maxAttempts }: LoopStanding): ReadinessLine {
  const says = { working: 'at work', exhausted: 'out of attempts', stopped: 'stopped by a person', idle: 'idle' }[state]
  return {
    topic: 'Loop',
    missing: state === 'working' ? 'the loop is at work' : null,
    says: `${says}; ${used} of ${maxAttempts} attempts used since the last human action`,
  }
}
