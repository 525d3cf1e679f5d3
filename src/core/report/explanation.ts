import { codeSpan, fence } from '../common/fence.ts'
import type { AnswerFacts } from '../model/decision.ts'
import type { Diagnostic } from '../model/diagnostic.ts'
import { listNames } from '../model/listing.ts'
import { short } from '../model/pull.ts'
import type { TurnContext } from '../model/turn.ts'
import { narrow } from '../decision/narrow.ts'

const shownFailures = 20
const shownNames = 8
const shownGaps = 10

/** How near an origin is to what an edit of this pull request can repair. */
const nearness: Readonly<Record<Diagnostic['origin']['kind'], number>> = {
  introduced: 0,
  unknown: 0,
  'pre-existing': 1,
  flaky: 2,
  infrastructure: 2,
}

/** Failures as they are told: what the pull request brought first, each group in the order of the report. */
function likeliestFirst(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  return diagnostics.toSorted((one, other) => nearness[one.origin.kind] - nearness[other.origin.kind])
}

type Commands = NonNullable<AnswerFacts['commands']>

/** What failed, where it comes from and how to see it again. Markdown; what CI printed is inert. */
export function tellExplanation(
  { report, trigger, pull, links, notes }: TurnContext,
  { ci = 'none', names = [], commands = {} }: AnswerFacts,
): string {
  if (ci !== 'red') return nothingFailed(ci, names)
  const words = trigger.kind === 'commanded' && trigger.argument !== '' ? trigger.argument : null
  const { report: chosen, aside } = narrow(report, words)
  const { diagnostics = [], omitted = 0, gaps = [] } = chosen ?? {}
  const [first, ...others] = likeliestFirst(diagnostics)
  const count = diagnostics.length + omitted
  return [
    `### 🔎 What failed on \`${short(pull.headSha)}\`: ${count} ${count === 1 ? 'failure' : 'failures'}${words === null ? '' : ` with ${codeSpan(words)}, and ${aside.length} without`}`,
    ...notes.map((note) => `> ${note}`),
    ...(first === undefined
      ? [
          `No failure could be read from what CI left. These have failed: ${listNames(names, shownNames, codeSpan)}; see [the checks](${links.repository}/pull/${pull.number}/checks).`,
        ]
      : [`**Likely root cause:** ${placeOf(first)}`, fence(first.excerpt ?? first.message, 2_000), listFacts(first, commands, '')]),
    ...tellOthers(others, omitted, commands),
    ...(gaps.length === 0
      ? []
      : [
          `What could not be read:\n${gaps
            .slice(0, shownGaps)
            .map((gap) => `- ${codeSpan(gap, 300)}`)
            .join('\n')}`,
        ]),
    'No agent was asked, nothing was changed and no attempt was used.',
  ].join('\n\n')
}

/** The first one has the number 1. */
function tellOthers(others: readonly Diagnostic[], omitted: number, commands: Commands): readonly string[] {
  const items = others
    .slice(0, shownFailures)
    .map((one, index) => `${index + 2}. ${placeOf(one)}: ${codeSpan(one.message, 200)}\n${listFacts(one, commands, '   ')}`)
  const more = others.length - items.length + omitted
  return [...(items.length === 0 ? [] : [items.join('\n')]), ...(more === 0 ? [] : [`and ${more} more.`])]
}

function listFacts(one: Diagnostic, commands: Commands, indent: string): string {
  return factsOf(one, commands)
    .map((fact) => `${indent}- ${fact}`)
    .join('\n')
}

function nothingFailed(ci: AnswerFacts['ci'], names: readonly string[]): string {
  switch (ci) {
    case 'running':
      return `Nothing has failed so far on the newest commit. Still running: ${listNames(names, shownNames, codeSpan)}.`
    case 'green':
      return 'Nothing has failed: all checks of the newest commit pass.'
    case 'gated':
      return 'CI waits for a person to approve its run, so nothing has failed yet.'
    default:
      return 'No check of the newest commit has failed. None says that all is well either: they were skipped or cancelled, or there are none.'
  }
}

function placeOf({ kind, file, line, test, rule }: Diagnostic): string {
  const place = file === null ? [] : [codeSpan(`${file}${line === null ? '' : `:${line}`}`, 300)]
  const name = test === null ? [] : [codeSpan([test.suite, test.name].filter((part) => part !== null && part !== '').join(' › '), 200)]
  const what = [...place, ...name, ...(rule === null ? [] : [`rule ${codeSpan(rule, 100)}`])]
  return what.length === 0 ? `${kind} failure` : what.join(' ')
}

function factsOf({ id, jobs, occurrences, origin, also }: Diagnostic, commands: Commands): readonly string[] {
  const seen = [
    ...(jobs.length === 0 ? [] : [`${jobs.length === 1 ? 'job' : 'jobs'} ${listNames(jobs, shownNames, codeSpan)}`]),
    ...(occurrences > 1 ? [`seen ${occurrences} times`] : []),
  ].join(' · ')
  const shown = commands[id] ?? []
  return [
    `${origin.kind === 'unknown' ? 'origin unknown' : `**${origin.kind}**`}${origin.because === '' ? ': CI tells nothing of this check on the base branch' : `: ${codeSpan(origin.because, 400)}`}`,
    ...(seen === '' ? [] : [seen]),
    ...(also.length === 0
      ? []
      : [
          `${also.length} more ${also.length === 1 ? 'test fails' : 'tests fail'} for the same reason: ${listNames(also, shownNames, ({ name }) => codeSpan(name, 120))}`,
        ]),
    shown.length === 0
      ? 'no command is known that runs it alone'
      : `shown again by ${listNames(shown, 3, (command) => codeSpan(command, 1_000))}`,
  ]
}
