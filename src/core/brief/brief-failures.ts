import { estimateTokens, fitTokens } from './budget.ts'
import { codeSpan, fence } from '../common/fence.ts'
import type { Diagnostic } from '../model/diagnostic.ts'
import type { FailureReport } from '../model/evidence.ts'
import { listLines, listNames } from '../model/listing.ts'
import type { Reproduction } from '../reproduce/index.ts'
import { shown } from '../reproduce/reproducer.ts'

/** What the checkout adds to a report: nothing of it is needed. */
export interface CheckoutFacts {
  /** Numbered lines around a failure, by the id of its diagnostic. */
  readonly snippets: ReadonlyMap<string, string>
  readonly reproductions: readonly Reproduction[]
}

const gapsLimit = 30
const namesLimit = 10

/** Of failures without a checkout. */
export const noFacts: CheckoutFacts = { snippets: new Map(), reproductions: [] }

/** What an agent would be told of the failures, for people and scripts that have no session of it; a command is shown with a failure that it shows. */
export function writeFailures(report: FailureReport, { snippets, reproductions }: CheckoutFacts): string {
  const told = new Set(report.diagnostics.map(({ id }) => id))
  const shown = reproductions.filter(({ diagnostics }) => diagnostics.some((id) => told.has(id)))
  return `${briefFailures(report, { snippets, reproductions: shown }, '').join('\n\n')}\n`
}

/** Renders failures in so many tokens at most, as far as `render` lets them: code and excerpts go first, then the last failures. */
export function fitFailures(
  report: FailureReport,
  facts: CheckoutFacts,
  maxTokens: number,
  render: (report: FailureReport, facts: CheckoutFacts) => string,
): string {
  const whole = render(report, facts)
  if (estimateTokens(whole) <= maxTokens) return whole
  const bare: CheckoutFacts = { ...facts, snippets: new Map() }
  return render(
    fitTokens(report, maxTokens, (candidate) => render(candidate, bare)),
    bare,
  )
}

/** The failures in order of weight, each with its place, its origin and the code around it. `remedy` ends the sentence on what is left out. */
export function briefFailures(
  { diagnostics, omitted, gaps }: FailureReport,
  { snippets, reproductions }: CheckoutFacts,
  remedy: string,
): readonly string[] {
  const count = diagnostics.length + omitted
  const rest = omitted > 0 ? [`${omitted} more ${omitted === 1 ? 'failure is' : 'failures are'} left out here${remedy}.`] : []
  const missing =
    gaps.length > 0 ? [`## What could not be read\n${listLines(gaps, gapsLimit, (gap) => codeSpan(gap, 300)).join('\n')}`] : []
  return [
    `## What failed: ${count} ${count === 1 ? 'failure' : 'failures'}`,
    ...diagnostics.map((one, index) => describe(one, index, snippets.get(one.id) ?? null)),
    ...rest,
    ...missing,
    ...howToSee(reproductions),
  ]
}

function describe(diagnostic: Diagnostic, index: number, snippet: string | null): string {
  const { kind, file, line, column, test, rule, message, excerpt, occurrences, flaky, jobs, origin, also } = diagnostic
  const title =
    test === null ? kind : `test ${codeSpan([test.suite, test.name].filter((part) => part !== null && part !== '').join(' › '), 300)}`
  const place =
    file === null ? '' : ` at ${codeSpan([file, line, line === null ? null : column].filter((part) => part !== null).join(':'), 400)}`
  const facts = [
    rule === null ? '' : `rule ${codeSpan(rule)}`,
    jobs.length === 0 ? '' : `${jobs.length === 1 ? 'job' : 'jobs'} ${named(jobs)}`,
    occurrences > 1 ? `seen ${occurrences} times` : '',
    flaky ? 'flaky' : '',
  ]
  const parts = [
    `### ${index + 1}. ${title}${place}`,
    facts.filter((fact) => fact !== '').join(' · '),
    origin.kind === 'introduced' || origin.because === '' ? '' : `${origin.kind}: ${codeSpan(origin.because, 400)}`,
    fence(message, 2_000),
    excerpt === null || excerpt.trim() === message.trim() ? '' : fence(excerpt, 3_000),
    snippet === null ? '' : `The code there:\n${fence(snippet, 3_000)}`,
    also.length === 0
      ? ''
      : `${also.length} more ${also.length === 1 ? 'test fails' : 'tests fail'} for the same reason: ${named(also.map(({ name }) => name))}.`,
  ]
  return parts.filter((part) => part !== '').join('\n')
}

function named(names: readonly string[]): string {
  return listNames(names, namesLimit, (name) => codeSpan(name, 120))
}

function howToSee(reproductions: readonly Reproduction[]): readonly string[] {
  if (reproductions.length === 0) return []
  return [
    `## How to see them fail\nThese run only what failed, as far as the names tell. What they need may have to be installed first.\n${fence(reproductions.map(({ command }) => shown(command)).join('\n'), 8_000, 'sh')}`,
  ]
}
