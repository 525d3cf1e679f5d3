import { cut } from '../common/fence.ts'
import type { FailureReport } from '../model/evidence.ts'
import type { Regression } from '../model/progress.ts'
import { type Sha, short } from '../model/pull.ts'
import { isAttempt, type Session } from '../model/session.ts'
import { makeVisible } from '../common/visible.ts'

/** The trailer that every commit of the loop carries; example workflows look for it to know a green run that is waited for. */
const triggerTrailer = 'Codality-Trigger'

export interface CommitFacts {
  readonly session: Session
  readonly report: FailureReport | null
  readonly maxAttempts: number
  readonly run: string
}

/** Says what was repaired, and by which attempt, run and trigger. */
export function commitMessage({ session, report, maxAttempts, run }: CommitFacts): string {
  const trailers = [
    ...(isAttempt(session) ? [`Codality-Attempt: ${session.attempt}/${maxAttempts}`] : []),
    `Codality-Run: ${run}`,
    `${triggerTrailer}: ${session.kind}`,
  ]
  return [subject(session, report), ...(session.kind === 'conflict' ? resolved(session) : body(report)), trailers.join('\n')].join('\n\n')
}

/** The same for a commit on a person's own machine. No workflow takes it for one of the loop's pushes. */
export function localCommitMessage({
  report,
  attempt,
  maxAttempts,
  command,
}: {
  readonly report: FailureReport
  readonly attempt: number
  readonly maxAttempts: number
  readonly command: string
}): string {
  return [
    subject({ kind: 'ci', attempt }, report).replace(/ of CI$/, ''),
    ...body(report),
    `Codality-Attempt: ${attempt}/${maxAttempts}\nCodality-Command: ${cut(inert(command), 200)}`,
  ].join('\n\n')
}

function resolved({ files }: Extract<Session, { kind: 'conflict' }>): readonly string[] {
  return files.length === 0
    ? []
    : [
        `Resolves conflicts in\n${files
          .slice(0, 20)
          .map((file) => `- ${cut(inert(file), 150)}`)
          .join('\n')}`,
      ]
}

function body(report: FailureReport | null): readonly string[] {
  const lines = (report?.diagnostics ?? [])
    .slice(0, 10)
    .map(
      ({ file, line, message, test }) =>
        `- ${cut(inert([file === null ? '' : `${file}${line === null ? '' : `:${line}`}: `, test?.name ?? message].join('')), 150)}`,
    )
  return lines.length > 0 ? [lines.join('\n')] : []
}

/** Says what was taken back, and why. `number` is 0 for a session. */
export function revertMessage({
  number,
  bad,
  because,
  run,
}: {
  readonly number: number
  readonly bad: Sha
  readonly because: Regression | 'asked'
  readonly run: string
}): string {
  if (because === 'asked')
    return `revert: take back ${number === 0 ? short(bad) : `attempt ${number}`}, as a person asked\n\nThis puts every file back as it was before ${bad}.\n\nCodality-Reverts: ${bad}\nCodality-Run: ${run}\n${triggerTrailer}: command`
  const why = because === 'build' ? 'It broke the build, which was whole before.' : 'It fixed nothing and brought new failures.'
  return `revert: take back attempt ${number}, which made things worse\n\nThis puts every file back as it was before ${bad}. ${why}\n\nCodality-Reverts: ${bad}\nCodality-Run: ${run}\n${triggerTrailer}: ci`
}

function subject(session: Session, report: FailureReport | null): string {
  if (session.kind === 'conflict')
    return cut(
      session.how === 'merge' ? `merge: bring in ${inert(session.branch)}` : `fix: resolve conflicts with ${inert(session.branch)}`,
      72,
    )
  if (session.kind !== 'ci') return `fix: address the ${session.kind} of ${inert(session.author)}`
  const diagnostics = report?.diagnostics ?? []
  const first = diagnostics[0]
  const tests = diagnostics.filter(({ kind }) => kind === 'test').length
  if (diagnostics.length === 1 && first !== undefined) return cut(`fix: repair ${inert(first.test?.name ?? first.message)}`, 72)
  if (tests === diagnostics.length && tests > 0) return `fix: repair ${tests} failing tests`
  return diagnostics.length === 0 ? 'fix: repair failing checks' : `fix: repair ${diagnostics.length} failures of CI`
}

/** Test names are anybody's text: in a commit they must not mention people, close issues or skip CI. */
function inert(text: string): string {
  return makeVisible(text.replace(/\s+/g, ' ').trim())
    .replaceAll('@', '(at)')
    .replaceAll('#', 'no. ')
    .replaceAll('://', ': //')
    .replace(/\bgh-(?=\d)/gi, 'GH ')
    .replace(/[[\]]/g, '|')
    .replace(/(?<=skip-checks|on-behalf-of|co-authored-by|signed-off-by):/gi, ' ')
}
