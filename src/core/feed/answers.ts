import { codeSpan, cut, fence } from '../common/fence.ts'
import type { Diagnostic } from '../model/diagnostic.ts'
import type { FeedJob, FeedStatus } from '../model/feed.ts'
import { listNames } from '../model/listing.ts'
import { makeVisible } from '../common/visible.ts'

/** What a tool answers: text for a model, and the same as data. Both are bounded; text of others is fenced or made visible. */
export interface Answer {
  readonly text: string
  readonly data: Readonly<Record<string, unknown>>
  readonly isError?: true
}

const pageLength = 25
const namesLimit = 30
const messageLimit = 200
const around = 20
const tailLines = 120
const logCharacters = 12_000

export function refusal(text: string): Answer {
  return { text, data: { error: text }, isError: true }
}

const stateWords: Readonly<Record<FeedStatus['state'], string>> = {
  running: 'is still running',
  ended: 'has ended',
  superseded: 'no longer matters: the branch has moved on or the pull request was closed',
  'out-of-time': 'was still running when the time to wait for it was over',
  unknown: 'could not be followed',
}

/** `ci_status`. */
export function tellStatus({ commit, state, at, jobs, failures, omitted, note }: FeedStatus): Answer {
  const named = (wanted: FeedJob['state']): readonly string[] => jobs.filter((job) => job.state === wanted).map(({ name }) => name)
  const [failed, running, passed] = [named('failed'), named('running'), named('passed')]
  const line = (what: string, names: readonly string[]): readonly string[] =>
    names.length === 0 ? [] : [`${names.length} ${what}: ${spans(names)}.`]
  const known = failures + omitted
  const parts = [
    `CI of ${codeSpan(commit, 12)} ${stateWords[state]} (as of ${codeSpan(at, 40)}).`,
    ...line('failed', failed),
    ...line('at work', running),
    ...line('passed', passed),
    `${known} ${known === 1 ? 'failure is' : 'failures are'} known; \`list_failures\` lists them.`,
    ...(note === '' ? [] : [note]),
  ]
  return {
    text: parts.join('\n'),
    data: {
      state,
      commit,
      at,
      failed: visible(failed),
      running: visible(running),
      passed: visible(passed),
      failures: known,
      note: makeVisible(cut(note, 500)),
    },
  }
}

function spans(names: readonly string[]): string {
  return listNames(names, namesLimit, (name) => codeSpan(name, 120))
}

function visible(names: readonly string[]): readonly string[] {
  return names.slice(0, 100).map((name) => makeVisible(cut(name, 300)))
}

/** `list_failures`: a page of them, in the order in which they came. */
export function listFailures(diagnostics: readonly Diagnostic[], offset: number): Answer {
  const page = diagnostics.slice(offset, offset + pageLength)
  const left = Math.max(0, diagnostics.length - offset - page.length)
  const title =
    diagnostics.length === 0
      ? 'No failure is known so far.'
      : page.length === 0
        ? `There are only ${diagnostics.length} failures.`
        : `Failures ${offset + 1} to ${offset + page.length} of ${diagnostics.length}; \`get_failure\` tells one in full.`
  const rest = left === 0 ? [] : [`${left} more; ask again with \`offset\` ${offset + page.length}.`]
  return { text: [title, ...page.map(line), ...rest].join('\n'), data: { total: diagnostics.length, offset, failures: page.map(inShort) } }
}

function line({ id, kind, test, file, line: at, message, jobs, origin }: Diagnostic): string {
  const place = file === null ? '' : ` at ${codeSpan(at === null ? file : `${file}:${at}`, 300)}`
  const facts = [
    ...(jobs.length === 0 ? [] : [`jobs ${spans(jobs.slice(0, 3))}`]),
    ...(origin.kind === 'introduced' || origin.kind === 'unknown' ? [] : [origin.kind]),
  ].join(', ')
  return `- ${codeSpan(id, 40)} ${kind}${test === null ? '' : ` ${codeSpan(test.name, 160)}`}${place}: ${codeSpan(message, messageLimit)}${facts === '' ? '' : ` (${facts})`}`
}

function inShort({ id, kind, severity, test, file, line: at, message, jobs, origin }: Diagnostic): Readonly<Record<string, unknown>> {
  const shown = (text: string | null, most: number): string | null => (text === null ? null : makeVisible(cut(text, most)))
  return {
    id: shown(id, 40),
    kind,
    severity,
    test: shown(test?.name ?? null, 300),
    file: shown(file, 500),
    line: at,
    message: shown(message, messageLimit),
    jobs: jobs.slice(0, 5).map((name) => shown(name, 120)),
    origin: origin.kind,
  }
}

/** `get_failure`. */
export function tellFailure(diagnostics: readonly Diagnostic[], id: string): Answer {
  const found = diagnostics.find((one) => one.id === id)
  if (found === undefined) return refusal(`No failure has the id ${codeSpan(id, 60)}. \`list_failures\` lists those that are known now.`)
  const { message, excerpt, rule, column, testFile, also, source, occurrences, flaky } = found
  const same = also.slice(0, namesLimit).map(({ name }) => name)
  const parts = [
    line(found),
    fence(message, 3_000),
    excerpt === null || excerpt.trim() === message.trim() ? '' : fence(excerpt, 6_000),
    rule === null ? '' : `Rule ${codeSpan(rule)}.`,
    testFile === null ? '' : `The test stands in ${codeSpan(testFile, 400)}.`,
    also.length === 0 ? '' : `${also.length} more ${also.length === 1 ? 'test fails' : 'tests fail'} for the same reason: ${spans(same)}.`,
    `Seen ${occurrences === 1 ? 'once' : `${occurrences} times`}${flaky ? ', and not each time' : ''}; read from ${codeSpan(source.path, 200)}${source.line === null ? '' : `, line ${source.line}`}.`,
  ]
  const data = {
    ...inShort(found),
    message: makeVisible(cut(message, 3_000)),
    excerpt: excerpt === null ? null : makeVisible(cut(excerpt, 6_000)),
    rule: rule === null ? null : makeVisible(cut(rule, 200)),
    column,
    testFile: testFile === null ? null : makeVisible(cut(testFile, 500)),
    also: visible(same),
    flaky,
  }
  return { text: parts.filter((part) => part !== '').join('\n'), data }
}

/** The job that a name means: the whole name, or a part of exactly one. */
export function findJob(jobs: readonly FeedJob[], name: string): FeedJob | Answer {
  const exact = jobs.find((job) => job.name === name)
  if (exact !== undefined) return exact
  const close = jobs.filter((job) => job.name.toLowerCase().includes(name.toLowerCase()))
  const [only] = close
  if (only !== undefined && close.length === 1) return only
  const known = jobs.length === 0 ? 'No job is known.' : `Known jobs: ${spans(jobs.map((job) => job.name))}.`
  return refusal(`${close.length === 0 ? 'No job' : 'More than one job'} is called ${codeSpan(name, 120)}. ${known}`)
}

/** What of a log is wanted: lines around a number or around a text, or its end. */
export type Around = number | string | null

/** `log_extract`: lines of what is kept of a job's log, with their numbers in the whole log. */
export function extractLog(job: FeedJob, log: string, wanted: Around): Answer {
  const lines = log.replace(/\n$/, '').split('\n')
  const last = job.firstLine + lines.length - 1
  const at = placeOf(lines, job.firstLine, wanted)
  if (at === null)
    return refusal(
      typeof wanted === 'number'
        ? `Line ${wanted} is not kept: what is kept of this log are its lines ${job.firstLine} to ${last}.`
        : `${codeSpan(String(wanted), 120)} does not stand in lines ${job.firstLine} to ${last}, which are what is kept of this log.`,
    )
  const [from, to] =
    wanted === null
      ? [Math.max(0, lines.length - tailLines), lines.length]
      : [Math.max(0, at - around), Math.min(lines.length, at + around + 1)]
  const shown = lines
    .slice(from, to)
    .map((text, index) => `${job.firstLine + from + index} | ${cut(text, 500)}`)
    .join('\n')
  // The end of a log tells most.
  const bounded = wanted === null ? shown.slice(-logCharacters) : cut(shown, logCharacters)
  return {
    text: `${codeSpan(job.name)}, lines ${job.firstLine + from} to ${job.firstLine + to - 1} of ${last}:\n${fence(bounded, logCharacters)}`,
    data: {
      job: makeVisible(cut(job.name, 300)),
      from: job.firstLine + from,
      to: job.firstLine + to - 1,
      of: last,
      text: makeVisible(bounded),
    },
  }
}

function placeOf(lines: readonly string[], first: number, wanted: Around): number | null {
  if (wanted === null) return lines.length - 1
  const at = typeof wanted === 'number' ? wanted - first : lines.findIndex((text) => text.toLowerCase().includes(wanted.toLowerCase()))
  return at >= 0 && at < lines.length ? at : null
}
