import type { Diagnostic } from '../model/diagnostic.ts'
import type { FailureReport } from '../model/evidence.ts'
import type { Session } from '../model/session.ts'
import { fits } from '../common/wildcard.ts'

/** The failures that a person asked about, and those that are left aside. */
export interface Narrowed<Report extends FailureReport | null = FailureReport | null> {
  readonly report: Report
  readonly aside: readonly Diagnostic[]
}

/** The words that a session is limited to; null where it is about all that failed. */
export function onlyOf(session: Session | null): string | null {
  return session?.kind === 'ci' ? (session.asked?.only ?? null) : null
}

/**
 * The failures whose job, check, test or file has the words in its name; all of them where there are no words. Of failures that were
 * left out for their number nobody knows, so they are counted no more.
 */
export function narrow<Report extends FailureReport | null>(report: Report, words: string | null): Narrowed<Report> {
  if (report === null || words === null) return { report, aside: [] }
  const chosen = report.diagnostics.filter((one) => isNamed(one, words))
  return { report: { ...report, diagnostics: chosen, omitted: 0 }, aside: report.diagnostics.filter((one) => !chosen.includes(one)) }
}

/** Case does not count, and `*` stands for anything. A failure that stands for others is named by each of them. */
function isNamed({ test, testFile, file, jobs, source, also }: Diagnostic, words: string): boolean {
  const tests = [...(test === null ? [] : [{ ...test, file: testFile }]), ...also]
  const names = [
    ...jobs,
    source.job,
    file,
    testFile,
    ...tests.flatMap(({ suite, name, id, file: stands }) => [`${suite ?? ''} ${name}`, `${suite ?? ''} › ${name}`, id, stands]),
  ]
  const pattern = `*${fold(words)}*`
  return names.some((name) => name !== null && fits(fold(name), pattern))
}

function fold(text: string): string {
  return text.replaceAll(/\s+/g, ' ').toLowerCase()
}
