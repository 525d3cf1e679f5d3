import { codeSpan, fence } from '../common/fence.ts'
import { listLines } from '../model/listing.ts'
import type { RecordedTurn } from '../model/recorded.ts'
import type { TurnContext } from '../model/turn.ts'
import { triggeredBy } from './status-comment.ts'
import type { TurnReport } from './turn-report.ts'

/** A summary takes 1 MiB; briefs are cut so that a few of them and all else stay below it. */
const shownBriefs = { all: 240_000, most: 4 }

/** What a dry run came to. */
interface Rehearsal {
  readonly decision: TurnReport['decision']
  readonly context: TurnContext | null
  /** How the turn would have ended, in Markdown; null where an agent would have been asked. */
  readonly summary: string | null
  readonly briefs: readonly string[]
  /** What would have been written, in words, in order. */
  readonly writes: readonly string[]
}

/** What would have been decided, what would have been written, and what the agent would have been told. Markdown. */
export function tellRehearsal({ decision, context, summary, briefs, writes }: Rehearsal): string {
  const about = context === null ? '' : ` on pull request #${context.pull.number}`
  return (
    [
      `## Dry run${about}`,
      'Nothing was written, started or run: this is what would have been done.',
      `**Decision:** ${codeSpan(decision)}${context?.session == null ? '' : `, ${triggeredBy(context.session, context.maxAttempts)}`}`,
      ...tellWrites(writes),
      ...(summary === null ? [] : [`**Would end so:**\n\n${summary.trim()}`]),
      ...tellBriefs(briefs),
      ...(decision === 'repair' && summary === null && briefs.length === 0
        ? ['Git alone can resolve this, so no agent would be asked.']
        : []),
    ].join('\n\n') + '\n'
  )
}

/** What the report of a turn tells: what was decided, what the agent was told, how it ended. Markdown. */
export function tellRecorded({ decision, outcome, reason, pull, summary, brief }: RecordedTurn): string {
  const ending = outcome === null ? 'another job went on' : codeSpan(outcome, 60)
  return (
    [
      `## Pull request #${pull}, as its report tells`,
      `**Decision:** ${codeSpan(decision, 60)}${reason === null ? '' : ` (${codeSpan(reason, 100)})`} · **ended:** ${ending}`,
      ...(brief === null ? ['No agent was told anything.'] : tellBriefs([brief])),
      `**How it was told:**\n\n${fence(summary, 100_000, 'markdown')}`,
    ].join('\n\n') + '\n'
  )
}

/** The same of a look at all pull requests: what it would come to, and the turns that it would take. At most so much as a summary takes. */
export function tellRehearsals(summary: string, writes: readonly string[], turns: readonly string[]): string {
  const each = Math.floor(shownBriefs.all / Math.max(1, turns.length))
  return (
    [
      '## Dry run of a look at all pull requests',
      'Nothing was written, started or run: this is what would have been done.',
      ...tellWrites(writes),
      summary.trim(),
      ...turns.map((turn) => (turn.length <= each ? turn.trim() : fence(turn, each, 'markdown'))),
    ].join('\n\n') + '\n'
  )
}

function tellWrites(writes: readonly string[]): readonly string[] {
  return [
    writes.length === 0
      ? '**Would write:** nothing.'
      : `**Would write:**\n${listLines(writes, 40, (line) => codeSpan(line, 300)).join('\n')}`,
  ]
}

function tellBriefs(briefs: readonly string[]): readonly string[] {
  const shown = briefs.slice(0, shownBriefs.most)
  const each = Math.floor(shownBriefs.all / Math.max(1, shown.length))
  const told = shown.map(
    (text, index) =>
      `<details open><summary>What ${briefs.length === 1 ? 'the agent' : `agent ${index + 1} of ${briefs.length}`} would be told</summary>\n\n${fence(text, each, 'markdown')}\n\n</details>`,
  )
  return briefs.length > shown.length ? [...told, `${briefs.length - shown.length} more briefs are in the report of this run.`] : told
}
