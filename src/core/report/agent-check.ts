import { cut } from '../common/fence.ts'
import { agentCheck, agentCheckKey, type CheckConclusion, type CheckNote, type CheckRun } from '../model/check-run.ts'
import type { Diagnostic } from '../model/diagnostic.ts'
import type { Outcome } from '../model/outcome.ts'
import { type Sha, short } from '../model/pull.ts'
import { isAttempt, type Session } from '../model/session.ts'
import type { Stage } from '../model/stage.ts'
import type { TurnContext } from '../model/turn.ts'
import { isWholly, leavesFailures, type Work } from '../model/work.ts'
import { makeVisible } from '../common/visible.ts'
import { interruptedStories } from './endings.ts'
import { triggeredBy } from './status-comment.ts'

/** The platform takes 65,535; what is marked by several units each is not cut to the last one. */
const summaryLimit = 65_000
/** Beyond this nobody reads remarks beside the code. */
const notesLimit = 150

const openings: Readonly<Record<Session['kind'], { readonly emoji: string; readonly what: string }>> = {
  ci: { emoji: '🔧', what: 'CI auto-fix' },
  conflict: { emoji: '⚔️', what: 'Conflict resolution' },
  comment: { emoji: '💬', what: 'Comment response' },
  review: { emoji: '📝', what: 'Review response' },
}

/** A session under way as its check shows it. `at`: when the stage began, in milliseconds since 1970. */
export function stageCheck(stage: Stage, at: number, context: TurnContext, runId: number): CheckRun {
  const { session, maxAttempts, pull, links } = context
  const { emoji, what } = openings[session?.kind ?? 'ci']
  const now = tellStage(stage, at, context)
  const summary = `${now.summary}\n\nBegan on \`${short(pull.headSha)}\`, ${triggeredBy(session, maxAttempts)}. [The run](${links.run}) shows it live.`
  return {
    ...common(pull.headSha, context, runId),
    conclusion: null,
    title: stage.kind === 'collecting' ? `${emoji} ${what} started` : `${emoji} ${what}: ${now.title}`,
    summary,
    notes: [],
  }
}

function tellStage(
  stage: Stage,
  at: number,
  { session, maxAttempts, report }: TurnContext,
): { readonly title: string; readonly summary: string } {
  switch (stage.kind) {
    case 'collecting':
      return { title: 'collecting failures', summary: '**Now:** collecting what failed.' }
    case 'working': {
      const attempt = isAttempt(session) ? `, attempt ${session.attempt} of ${maxAttempts}` : ''
      const title = `${stage.agent} at work since ${clockTime(at)} UTC${attempt}`
      const count = report === null ? 0 : report.diagnostics.length + report.omitted
      return {
        title,
        summary: `**Now:** ${title}.${count === 0 ? '' : ` It was given ${count === 1 ? 'the one failure' : `${count} failures`} of CI.`}`,
      }
    }
    case 'verifying': {
      const [noun, verb] =
        stage.what === 'tests'
          ? [stage.of === 1 ? 'failing test' : 'failing tests', stage.of === 1 ? 'passes' : 'pass']
          : [stage.of === 1 ? 'failure' : 'failures', stage.of === 1 ? 'is gone' : 'are gone']
      return {
        title: `verifying ${stage.of} ${noun}`,
        summary: `**Now:** verifying whether the ${stage.of} ${noun} that ${stage.of === 1 ? 'was' : 'were'} seen here ${verb} with the change.`,
      }
    }
    case 'pushing':
      return { title: 'pushing the change', summary: '**Now:** pushing the change.' }
  }
}

/** `HH:MM` of a moment in milliseconds since 1970. */
function clockTime(at: number): string {
  const minutes = Math.floor(at / 60_000)
  return [Math.floor(minutes / 60) % 24, minutes % 60].map((part) => String(part).padStart(2, '0')).join(':')
}

/** What the end of a session is told with. */
export interface SessionEnd {
  readonly outcome: Exclude<Outcome, { kind: 'ignored' }>
  /** What the status comment says; its first line is a heading. */
  readonly words: string
  /** What was to be repaired. */
  readonly failures: readonly Diagnostic[]
}

/** How a session ended. What was repaired is noted beside the lines of the commit that failed. */
export function endedCheck({ outcome, words, failures }: SessionEnd, context: TurnContext, runId: number): CheckRun {
  const notes = outcome.kind === 'pushed' ? notesOf(failures, outcome.commit, context.work !== null && isWholly(context.work.proof)) : []
  return {
    ...common(context.pull.headSha, context, runId),
    conclusion: conclusionOf(outcome, context.work),
    title: titleOf(words),
    summary: cut(words, summaryLimit),
    notes,
  }
}

/** The same on the commit that came of it, in which the remarks would stand beside other lines. */
export function onCommit(check: CheckRun, commit: Sha): CheckRun {
  return { ...check, commit, notes: [] }
}

/** A session whose machine was lost. */
export function lostCheck(commit: Sha, key: string, url: string): CheckRun {
  return { name: agentCheck, commit, key, url, conclusion: 'neutral', title: '⏹️ Interrupted', summary: interruptedStories.lost, notes: [] }
}

function common(commit: Sha, { links }: TurnContext, runId: number): Pick<CheckRun, 'name' | 'commit' | 'key' | 'url'> {
  return { name: agentCheck, commit, key: agentCheckKey(runId), url: links.run }
}

/** That a repair failed is no reason to keep people from merging: CI itself says whether the code is sound. */
function conclusionOf({ kind }: SessionEnd['outcome'], work: Work | null): CheckConclusion {
  if (kind === 'pushed') return work !== null && leavesFailures(work.proof) ? 'neutral' : 'success'
  return kind === 'settled' ? 'success' : 'neutral'
}

function titleOf(words: string): string {
  return cut((words.split('\n', 1)[0] ?? '').replace(/^#+ /, ''), 255)
}

function notesOf(failures: readonly Diagnostic[], commit: Sha, isProven: boolean): readonly CheckNote[] {
  const title = `${isProven ? 'Repaired' : 'Worked on'} in ${short(commit)}`
  const placed = failures.flatMap(({ file, line, test, message }) =>
    file === null || line === null || line < 1
      ? []
      : [{ file, line, title, message: cut(makeVisible(test === null ? message : `${test.name}: ${message}`), 1_000) }],
  )
  return placed.slice(0, notesLimit)
}
