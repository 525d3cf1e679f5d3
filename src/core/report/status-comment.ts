import { codeSpan, cut } from '../common/fence.ts'
import type { HaltReason } from '../model/decision.ts'
import type { Diagnostic } from '../model/diagnostic.ts'
import { listLines, listNames } from '../model/listing.ts'
import { encodeRecord } from '../model/marker.ts'
import type { Ending, Outcome } from '../model/outcome.ts'
import { short } from '../model/pull.ts'
import { isAsked, type Session } from '../model/session.ts'
import type { AttemptRecord } from '../model/loop.ts'
import type { TurnContext } from '../model/turn.ts'
import { narrow, onlyOf } from '../decision/narrow.ts'
import { tellCourse } from './courses.ts'
import { commitLink, tellEnding } from './endings.ts'
import { describeFailure } from './failure-line.ts'
import { tellHalt } from './halts.ts'
import { tellBudget, tellProgress } from './progress.ts'
import { tellTaken, tellWork } from './work.ts'

/** GitHub refuses a comment above 65,536 characters, the marker included. */
const mostCharacters = 65_000

/** What was done instead of asking an agent. */
type Steered = Extract<Outcome, { kind: 'diagnosed' | 'restarted' | 'reverted' }>

/** What the one comment of the loop shows: at work, or how the turn ended. */
export type StatusView =
  | { readonly kind: 'working' }
  | { readonly kind: 'ended'; readonly ending: Ending }
  | { readonly kind: 'halted'; readonly because: HaltReason }
  | { readonly kind: 'steered'; readonly outcome: Steered }
  | { readonly kind: 'green' }
  | { readonly kind: 'stopped' }
  | { readonly kind: 'listening' }

/** How much of the long lists is shown. */
interface Room {
  readonly failures: number
  readonly attempts: number
  /** Are notes and proofs told, too? */
  readonly isWhole: boolean
}

/** Where not all fits, the lists get shorter first, then what is told beside the ending; state and next step always stand. */
const rooms: readonly [Room, ...Room[]] = [
  { failures: 20, attempts: 12, isWhole: true },
  { failures: 5, attempts: 12, isWhole: true },
  { failures: 0, attempts: 3, isWhole: true },
  { failures: 0, attempts: 0, isWhole: false },
]

/** The whole status comment in Markdown, hidden marker included. */
export function statusComment(view: StatusView, context: TurnContext): string {
  const marker = encodeRecord(context.record)
  return `${statusWords(view, context, mostCharacters - marker.length)}\n${marker}`
}

/** What people read of it, in at most so many characters. */
export function statusWords(view: StatusView, context: TurnContext, most = mostCharacters): string {
  for (const room of rooms) {
    const words = wordsIn(room, view, context)
    if (words.length <= most) return words
  }
  return cut(wordsIn(rooms[rooms.length - 1] ?? rooms[0], view, context), most)
}

function wordsIn(room: Room, view: StatusView, context: TurnContext): string {
  const beside = room.isWhole ? [...done(view, context), ...context.notes.map((note) => `> ${note}`)] : []
  return [
    title(view, context),
    ...story(view, context),
    ...beside,
    ...failures(room, view, context),
    ...history(room, context),
    footer(context),
  ].join('\n\n')
}

/** "triggered by CI failure", with the attempt where there is one. */
export function triggeredBy(session: Session | null, maxAttempts: number): string {
  switch (session?.kind) {
    case undefined:
      return ''
    case 'ci':
      return `triggered by CI failure · CI auto-fix attempt ${session.attempt}/${maxAttempts}`
    case 'conflict':
      return `triggered by a conflict with the base branch · attempt ${session.attempt}/${maxAttempts}`
    case 'comment':
      return 'triggered by comment'
    case 'review':
      return session.verdict === 'changes_requested' ? 'triggered by review' : 'triggered by review comment'
  }
}

function title(view: StatusView, context: TurnContext): string {
  const { session, maxAttempts, links, commandPrefix } = context
  switch (view.kind) {
    case 'working':
      return `### 🔄 Working on this — ${triggeredBy(session, maxAttempts)}`
    case 'ended':
      return `### ${tellEnding(view.ending, links, `${commandPrefix} retry`, isAsked(session), context.work?.proof ?? null).headline}\n${capitalise(triggeredBy(session, maxAttempts))}`
    case 'halted': {
      const { emoji, headline } = tellHalt(view.because, context)
      return `### ${emoji} ${headline}`
    }
    case 'steered':
      return `### ${tellCourse(view.outcome, context).headline}`
    case 'green':
      return '### 🎉 All checks pass — ready for review'
    case 'stopped':
      return '### ⏸️ Stopped by a person'
    case 'listening':
      return '### 👂 Listening'
  }
}

function story(view: StatusView, context: TurnContext): readonly string[] {
  const { links, commandPrefix, pull, session } = context
  const retry = `${commandPrefix} retry`
  switch (view.kind) {
    case 'working':
      return [`Started from \`${short(pull.headSha)}\`. This comment tells how it ends; [the run](${links.run}) shows it live.`]
    case 'ended': {
      const words = tellEnding(view.ending, links, retry, isAsked(session), context.work?.proof ?? null)
      return [words.story, `**Next:** ${words.next}`]
    }
    case 'halted': {
      const words = tellHalt(view.because, context)
      return [words.story, `**Next:** ${words.next}`]
    }
    case 'steered': {
      const words = tellCourse(view.outcome, context)
      return [words.story, `**Next:** ${words.next}`]
    }
    case 'green':
      return ['**Next:** a person reviews.']
    case 'stopped':
      return [
        `**Next:** \`${commandPrefix} resume\` by someone with write access goes on with the attempts that are left, \`${retry}\` with ${context.maxAttempts} new ones.`,
      ]
    case 'listening':
      return ['**Next:** when a check fails, or someone with write access comments, work starts.']
  }
}

/** What was proven and what it took, once there is something to tell of, and what may still be spent. */
function done(view: StatusView, { work, record, budget }: TurnContext): readonly string[] {
  const spent = tellBudget(record, budget)
  return [
    ...(view.kind === 'ended' && work !== null ? [tellWork(work, view.ending.kind === 'agent-failed').join('\n\n')] : []),
    ...(spent === null ? [] : [`**Budget since the last human action:** ${spent}`]),
  ]
}

export function capitalise(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

function failures(room: Room, view: StatusView, { report: all, session, links, pull }: TurnContext): readonly string[] {
  if (all === null || view.kind === 'green') return []
  const only = onlyOf(session)
  const {
    report: { diagnostics, omitted },
    aside,
  } = narrow(all, only)
  const count = diagnostics.length + omitted
  const isOpen = view.kind === 'working' || (view.kind === 'steered' && view.outcome.kind === 'diagnosed')
  const seen = { repository: links.repository, commit: pull.headSha, pages: all.pages ?? {} }
  const lines = listLines(diagnostics, room.failures, (one) => describeFailure(one, seen), omitted)
  return [
    `<details${isOpen ? ' open' : ''}><summary>What failed: ${count} ${count === 1 ? 'failure' : 'failures'}</summary>\n\n${lines.join('\n')}\n\n</details>`,
    ...leftAside(only, aside),
  ]
}

function leftAside(only: string | null, aside: readonly Diagnostic[]): readonly string[] {
  if (only === null) return []
  const others =
    aside.length === 0
      ? 'Nothing else has failed'
      : `Left alone: ${listNames(aside, 10, ({ test, message }) => codeSpan(test?.name ?? message, 120))}`
  return [`Only what has ${codeSpan(only)} in its name was asked for. ${others}.`]
}

function history({ attempts: most }: Room, { record: { attempts }, links }: TurnContext): readonly string[] {
  const shown = most === 0 ? [] : attempts.slice(-most)
  if (shown.length === 0 || (attempts.length < 2 && attempts.every(({ after }) => after === null))) return []
  const rows = shown.map(
    (one) =>
      `| ${[one.number === 0 ? 'asked for' : String(one.number), commitLink(one.from, links), tellCount(one), codeSpan(one.ended), one.commit === null ? '' : commitLink(one.commit, links), one.proven === undefined ? '' : `${one.proven.passing} of ${one.proven.of}`, one.seconds === 0 ? '' : tellTaken({ ...one, tokens: one.tokens ?? null })].join(' | ')} |`,
  )
  const left = attempts.length - shown.length
  return [
    `<details><summary>The story so far</summary>\n\n${left === 0 ? '' : `${left} earlier ${left === 1 ? 'attempt is' : 'attempts are'} not shown.\n\n`}| attempt | from | failures before → after | ended | pushed | proven | took |\n| --- | --- | --- | --- | --- | --- | --- |\n${rows.join('\n')}\n\n</details>`,
  ]
}

/** `3 → 1 (2 fixed, 1 still failing, 0 new)`; what CI has not said yet is left open. */
function tellCount({ failures: before, after }: AttemptRecord): string {
  return after === null ? String(before) : `${before} → ${after.remaining + after.added} (${tellProgress(after)})`
}

function footer({ links, commandPrefix }: TurnContext): string {
  return `<sub>[This run](${links.run}) · \`${commandPrefix} help\`</sub>`
}
