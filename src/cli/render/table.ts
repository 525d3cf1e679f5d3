import type { Diagnostic } from '../../core/model/diagnostic.ts'
import type { FailureReport } from '../../core/model/evidence.ts'
import { makeVisible } from '../../core/common/visible.ts'
import { cutToWidth, fill, widthOf } from './columns.ts'
import { type Colour, paint as painted } from './paint.ts'
import type { Screen } from './renderer.ts'
import { titleOf } from './title.ts'

const severityColours = { error: 'red', warning: 'yellow', notice: 'cyan' } as const
const leastWidth = 40
const warningsLimit = 20

/** A line for each diagnostic, as wide as the screen, then what was counted and what could not be read. */
export function table(report: FailureReport, { width: screenWidth, colour }: Screen): string {
  const paint = (text: string, name: Colour): string => painted(text, name, colour)
  const width = Math.max(leastWidth, screenWidth)
  const { diagnostics, omitted } = report
  const rows = diagnostics.map(rowOf)
  const heads = ['kind', 'where', 'what'] as const
  const kinds = Math.max(...[heads[0], ...rows.map(({ kind }) => kind)].map(widthOf))
  const most = Math.floor((width - kinds) * 0.4)
  const places = Math.min(most, Math.max(...[heads[1], ...rows.map(({ where }) => where)].map(widthOf)))
  const rest = width - kinds - places - 4
  const lines = rows.map(
    ({ kind, where, what, colour: name }) =>
      `${paint(fill(kind, kinds), name)}  ${fill(cutToWidth(where, places, 'start'), places)}  ${cutToWidth(what, rest, 'end')}`,
  )
  const head = rows.length === 0 ? [] : [paint(`${fill(heads[0], kinds)}  ${fill(heads[1], places)}  ${heads[2]}`, 'dim'), ...lines, '']
  const left = omitted > 0 ? [`${omitted} more left out.`] : []
  const warnings = report.sources.flatMap(({ path, warnings: list }) => list.map((warning) => `${path}: ${warning}`))
  const told = warnings.slice(0, warningsLimit).map((warning) => paint(cutToWidth(`! ${oneLine(warning)}`, width, 'end'), 'yellow'))
  const untold = warnings.length > warningsLimit ? [paint(`! ${warnings.length - warningsLimit} more warnings.`, 'yellow')] : []
  return `${[...head, ...left, paint(totals(report), 'bold'), ...told, ...untold].join('\n')}\n`
}

interface Row {
  readonly kind: string
  readonly where: string
  readonly what: string
  readonly colour: Colour
}

function rowOf(diagnostic: Diagnostic): Row {
  const { kind, severity, file, line, column, test, rule, message, occurrences, flaky } = diagnostic
  const place = [file, line, line === null ? null : column].filter((part) => part !== null).join(':')
  const words = oneLine(message.trimStart().split('\n', 1)[0] ?? '')
  const title = test === null && rule === null ? '' : `${oneLine(titleOf(diagnostic))}: `
  const times = occurrences > 1 ? ` (${occurrences} times)` : ''
  return {
    kind: flaky ? `${kind}, flaky` : kind,
    where: place === '' ? '–' : oneLine(place),
    what: `${title}${words}${times}`,
    colour: flaky ? 'yellow' : severityColours[severity],
  }
}

function totals({ summary, diagnostics, omitted, sources }: FailureReport): string {
  const { tests, passed, failed, errored, skipped, flaky } = summary
  const count = diagnostics.length + omitted
  const found = `${count === 0 ? 'No' : count} ${count === 1 ? 'diagnostic' : 'diagnostics'} from ${sources.length} ${sources.length === 1 ? 'source' : 'sources'}`
  if (tests === 0) return `${found}.`
  const parts = [
    `${passed} passed${flaky > 0 ? ` (${flaky} flaky)` : ''}`,
    `${failed} failed`,
    ...(errored > 0 ? [`${errored} errored`] : []),
    ...(skipped > 0 ? [`${skipped} skipped`] : []),
  ]
  return `${found}; ${tests} tests: ${parts.join(', ')}.`
}

/** Untrusted text in a terminal: no control character, no line break, nothing that hides. */
function oneLine(text: string): string {
  return makeVisible(text.slice(0, 2_000).replace(/\s+/g, ' ').trim())
}
