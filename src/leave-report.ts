import { createHash } from 'node:crypto'
import { type Account, noAccount } from './core/model/account.ts'
import type { Config } from './core/model/config.ts'
import { mapTexts } from './core/model/map-texts.ts'
import type { Secrets } from './core/model/secrets.ts'
import type { Warning } from './core/model/warning.ts'
import { diffed } from './core/page/diffed.ts'
import type { PageInput } from './core/page/input.ts'
import { reportPage } from './core/page/page.ts'
import { transcriptText } from './core/page/transcript-text.ts'
import { roundsOf } from './core/page/turns/index.ts'
import { outcomeWords, rehearsedWords } from './core/report/outcome-words.ts'
import { publicReport } from './core/report/public-report.ts'
import type { TurnReport } from './core/report/turn-report.ts'
import { warnings } from './core/report/warnings.ts'
import { handover, names } from './shell/handover.ts'

interface Tell {
  readonly warn: (warning: Warning) => void
  /** The job is to fail. */
  readonly fail: (warning: Warning) => void
}

/**
 * Leaves the report in the handover folder and beside it its page, the transcript and a change that was not pushed; gives their paths,
 * the report's first. What could not be kept is no reason to say nothing.
 */
export async function leaveReport(
  report: TurnReport,
  { handover: place }: Pick<Config, 'handover'>,
  secrets: Pick<Secrets, 'redact'>,
  { warn, fail }: Tell,
): Promise<readonly string[]> {
  const folder = handover(place, secrets)
  const { patch } = report
  const shown = show(report, secrets, warn)
  const kept: string[] = []
  try {
    kept.push(
      await folder.writeReport(
        publicReport(report, {
          page: shown.page === null ? null : names.page,
          transcript: shown.transcript === null ? null : names.transcript,
          patch: patch === null ? null : names.patch,
        }),
      ),
    )
    if (patch !== null) kept.push(await folder.writeBeside('patch', patch))
    if (shown.page !== null) kept.push(await folder.writeBeside('page', shown.page))
    if (shown.transcript !== null) kept.push(await folder.writeBeside('transcript', shown.transcript))
  } catch (error) {
    // A patch may have been promised in the comment; it is the second that is written.
    const tell = patch === null || kept.length >= 2 ? warn : fail
    tell(warnings.reportNotWhole(place, error))
  }
  return kept
}

interface Shown {
  readonly page: string | null
  readonly transcript: string | null
}

/** A turn that another job goes on with has nothing to show yet. Secrets are gone from each text before it becomes markup, which would hide them. */
function show(
  { outcome, context, readiness, exhibits, isDry = false }: TurnReport,
  { redact }: Pick<Secrets, 'redact'>,
  warn: (warning: Warning) => void,
): Shown {
  if (outcome === null || outcome.kind === 'reconciled' || context === null) return { page: null, transcript: null }
  try {
    const account = mapTexts(exhibits?.account ?? noAccount, redact) as Account
    const diff = exhibits?.change == null ? null : diffed(exhibits.change)
    const told = outcomeWords(outcome, context)
    const input: PageInput = {
      outcome,
      context,
      words: isDry ? rehearsedWords(told) : told,
      readiness: readiness ?? null,
      diff,
      rounds: roundsOf(account),
    }
    // What is read from lines of JSON is looked at once more: their escapes are gone from it.
    return {
      page: reportPage(mapTexts(input, redact) as PageInput, (text) => createHash('sha256').update(text).digest('base64')),
      transcript: transcriptText(account),
    }
  } catch (error) {
    warn(warnings.pageUnmade(names.report, error))
    return { page: null, transcript: null }
  }
}
