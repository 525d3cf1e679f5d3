import type { Account, Moment } from '../model/account.ts'
import type { Change, FileChange, Objection } from '../model/change.ts'
import { textOfExcerpt } from '../model/excerpt.ts'
import type { AttemptRecord } from '../model/loop.ts'
import { isAttempt, type Session } from '../model/session.ts'
import { isoTime } from '../model/time.ts'
import type { TurnContext } from '../model/turn.ts'
import { costOf, secondsOf, type Work } from '../model/work.ts'
import { shownReport } from './shown-report.ts'
import { reasonOf, type TurnReport } from './turn-report.ts'

/** Names of what lies beside the report; null where there is none. */
export interface FilesBeside {
  readonly page: string | null
  readonly transcript: string | null
  readonly patch: string | null
}

/**
 * The report of a turn as `docs/report.schema.json` publishes it: every property is there, absent values are null. Null where there
 * was no pull request to speak of.
 */
export function publicReport(report: TurnReport, files: FilesBeside): unknown {
  const { decision, outcome, context, summary, untold, readiness, exhibits, isDry = false } = report
  if (context === null) return null
  const { work, record } = context
  return {
    version: 1,
    dryRun: isDry,
    decision,
    ...endOf(outcome, context),
    ...(isDry ? { commit: null } : {}),
    summary: summary.replaceAll(/<!--.*?-->/g, '').trim(),
    ...subjectOf(context),
    change: changeOf(exhibits?.change ?? null),
    objections: objectionsOf(outcome).map(({ guard, weight, message, remedy, path }) => ({ guard, weight, message, remedy, path })),
    attempts: record.attempts.map(attempt),
    work: work === null ? null : workOf(work),
    usage: work === null ? null : usageOf(work),
    timeline: context.timeline.map(moment),
    brief: briefOf(exhibits?.account ?? null),
    notes: context.notes,
    readiness: readiness ?? null,
    untold,
    files,
  }
}

function endOf(outcome: TurnReport['outcome'], context: TurnContext): object {
  if (outcome === null) return { outcome: null, reason: context.session?.kind ?? null, commit: null }
  return {
    outcome: outcome.kind,
    reason: orNull(reasonOf(outcome, context)),
    commit: outcome.kind === 'pushed' || outcome.kind === 'reverted' ? outcome.commit : null,
  }
}

function subjectOf({ pull, links, session, maxAttempts, report }: TurnContext): object {
  return {
    repository: links.repository,
    run: links.run,
    pull: {
      number: pull.number,
      author: pull.author.login,
      branch: pull.headBranch,
      base: pull.baseBranch,
      commit: pull.headSha,
      repository: pull.headRepository,
    },
    session:
      session === null
        ? null
        : { kind: session.kind, attempt: isAttempt(session) ? session.attempt : null, maxAttempts, askedBy: askerOf(session) },
    diagnostics: report === null ? null : shownReport(report),
    gaps: report?.gaps ?? [],
  }
}

function orNull(text: string): string | null {
  return text === '' ? null : text
}

function askerOf(session: Session): string | null {
  switch (session.kind) {
    case 'ci':
      return session.asked?.author ?? null
    case 'conflict':
      return null
    case 'comment':
    case 'review':
      return session.author
  }
}

function changeOf(shown: NonNullable<TurnReport['exhibits']>['change']): unknown {
  if (shown === null) return null
  if (shown.kind === 'withheld') return { base: null, files: [], oversize: null, withheld: true }
  const { base, files, oversize }: Change = shown.change
  return { base, files: files.map(({ path, status }: FileChange) => ({ path, status })), oversize, withheld: false }
}

function objectionsOf(outcome: TurnReport['outcome']): readonly Objection[] {
  if (outcome?.kind === 'blocked') return outcome.objections
  return outcome?.kind === 'pushed' || outcome?.kind === 'offered' ? outcome.flags : []
}

function attempt({
  number,
  from,
  ended,
  commit,
  revertedBy,
  failures,
  broken,
  after,
  proven,
  costUsd,
  tokens,
  seconds,
}: AttemptRecord): unknown {
  return {
    number,
    from,
    ended,
    commit,
    revertedBy: revertedBy ?? null,
    failures,
    broken,
    after,
    proven: proven ?? null,
    costUsd,
    tokens: tokens ?? null,
    seconds,
  }
}

function workOf({ by, rounds, ci, proof, runs }: Work): unknown {
  return {
    by,
    rounds,
    ci,
    proof,
    agents: runs.map(({ agent, version, seconds, ended, detail, usage }) => ({ agent, version, seconds, ended, detail, usage })),
  }
}

function usageOf(work: Work): unknown {
  const total = (name: 'inputTokens' | 'outputTokens' | 'turns'): number | null => {
    const told = work.runs.flatMap(({ usage }) => usage[name] ?? [])
    return told.length === 0 ? null : told.reduce((sum, count) => sum + count, 0)
  }
  return {
    seconds: secondsOf(work),
    costUsd: costOf(work),
    turns: total('turns'),
    inputTokens: total('inputTokens'),
    outputTokens: total('outputTokens'),
  }
}

function moment({ stage, at, detail }: Moment): unknown {
  return { stage, at: isoTime(at), detail }
}

/** What the agent was told first; what it was told in later rounds stands in the transcript. */
function briefOf(account: Account | null): string | null {
  const first = account?.askings[0]
  return first === undefined ? null : textOfExcerpt(first.brief)
}
