import type { FailureReport } from '../model/evidence.ts'

/**
 * How many tokens a text costs at most, by rule of thumb: code, paths and stack traces take about 3 ASCII characters
 * a token, prose about 4; of other scripts each UTF-16 unit is counted as a token of its own. Rounded up.
 */
export function estimateTokens(text: string): number {
  const others = text.match(/[\u0080-\uffff]/g)?.length ?? 0
  return Math.ceil((text.length - others) / 3 + others)
}

/**
 * Shortens a report until its rendering fits: first excerpts go, those of the last diagnostics first, then the last
 * diagnostics themselves, which are counted as omitted. At least the frame of the rendering is always there.
 */
export function fitTokens(report: FailureReport, maxTokens: number, render: (report: FailureReport) => string): FailureReport {
  const fits = (candidate: FailureReport): boolean => estimateTokens(render(candidate)) <= maxTokens
  if (fits(report)) return report
  const count = report.diagnostics.length
  const withExcerpts = (kept: number): FailureReport => ({
    ...report,
    diagnostics: report.diagnostics.map((one, index) => (index < kept ? one : { ...one, excerpt: null })),
  })
  const bare = withExcerpts(0)
  if (fits(bare)) return withExcerpts(most(count, (kept) => fits(withExcerpts(kept))))
  const shorter = (kept: number): FailureReport => ({
    ...bare,
    diagnostics: bare.diagnostics.slice(0, kept),
    omitted: report.omitted + count - kept,
  })
  return shorter(most(count, (kept) => fits(shorter(kept))))
}

/** The greatest number below `limit` that passes, where all smaller ones pass, too; 0 when none does. */
function most(limit: number, passes: (value: number) => boolean): number {
  let [low, high] = [0, limit]
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2)
    if (passes(middle)) low = middle
    else high = middle
  }
  return low
}
