import { writeBrief } from '../../core/brief/brief.ts'
import type { Policy } from '../../core/model/config.ts'
import type { Diagnostic } from '../../core/model/diagnostic.ts'
import type { FailureReport } from '../../core/model/evidence.ts'
import { narrow, onlyOf } from '../../core/decision/narrow.ts'
import { titleOf } from '../../core/model/trigger.ts'
import type { TurnContext } from '../../core/model/turn.ts'
import { splitReport } from '../../core/decision/repairable.ts'
import type { Checkout } from '../../ports/workspace.ts'
import { readFacts, readSaid } from '../../work/brief-facts.ts'
import type { WriteBrief } from '../../work/work.ts'

/**
 * Reads what the checkout adds to what the turn knows; then every brief of the attempt can be written. `others`: failures that other
 * agents repair at the same time.
 */
export async function prepareBrief(
  context: TurnContext,
  others: readonly Diagnostic[],
  policy: Policy,
  checkout: Checkout,
): Promise<WriteBrief> {
  const { session, pull, report, maxAttempts, record } = context
  if (session === null) throw new TypeError('a claim without a session')
  const earlier = record.attempts.slice(0, -1).filter(({ epoch }) => epoch === record.epoch)
  const only = onlyOf(session)
  const { repair } = splitReport(narrow(report, only).report, policy.fixPreexisting)
  const { snippets, changes } = await readFacts((repair?.diagnostics ?? []).slice(0, policy.maxDiagnostics), earlier, checkout)
  const said = await readSaid(session, checkout)
  return ({ reproductions, rounds, fresh, isRunning, report: later }) => {
    const { report: chosen, aside } = narrow(newestFirst(later ?? report, fresh), only)
    const now = splitReport(chosen, policy.fixPreexisting)
    return writeBrief({
      session,
      pull,
      title: titleOf(context.trigger),
      report: now.repair,
      leftAlone: now.leftAlone,
      aside,
      others,
      maxAttempts,
      earlier,
      changes,
      rounds,
      fresh,
      isRunning,
      facts: { snippets, reproductions },
      said,
      replaced: checkout.replaced,
      paths: policy.paths,
      maxDiagnostics: policy.maxDiagnostics,
      maxTokens: policy.contextTokens,
    })
  }
}

/** What is new must not be what is left out of a long list. */
function newestFirst(report: FailureReport | null, fresh: readonly Diagnostic[]): FailureReport | null {
  if (report === null || fresh.length === 0) return report
  const ids = new Set(fresh.map(({ id }) => id))
  return { ...report, diagnostics: [...fresh, ...report.diagnostics.filter(({ id }) => !ids.has(id))] }
}
