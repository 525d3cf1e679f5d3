import { codeSpan } from '../common/fence.ts'
import type { Moment } from '../model/account.ts'
import type { Diagnostic } from '../model/diagnostic.ts'
import type { AttemptRecord } from '../model/loop.ts'
import type { TurnContext } from '../model/turn.ts'
import { type FailureLinks, fileAddress, linked } from './failure-line.ts'

/** A step's summary takes 1 MiB in UTF-8, where a character has up to three bytes: https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands */
const mostCharacters = 340_000
const shownRows = 200
const shownAttempts = 12
/** Mermaid gives no bar to what takes no time. */
const shortestBar = 250

/** The page of a run tells the story of the status comment once more, with pictures and every failure. `words`: what the comment says. */
export function jobSummary(words: string, context: TurnContext): string {
  const pictures = [turnPicture(context.timeline), attemptsPicture(context)].filter((picture) => picture !== null)
  const before = [`## Pull request #${context.pull.number}`, words, ...pictures].join('\n\n')
  return `${before}${failureTable(context, mostCharacters - before.length)}\n`
}

/** What each stage is called while it lasts; `ended` is only the end of the one before. */
const stageNames: Readonly<Record<Exclude<Moment['stage'], 'ended'>, string>> = {
  triggered: 'reading what happened',
  'ci-ended': 'CI has ended',
  collecting: 'collecting failures',
  collected: 'preparing the checkout',
  working: 'agent at work',
  verifying: 'verifying',
  pushing: 'pushing',
}

/** When what was done, as bars on one line of time. Null for a turn of one stage. */
function turnPicture(timeline: readonly Moment[]): string | null {
  const bars = timeline.flatMap((moment, index) => {
    const next = timeline[index + 1]
    return moment.stage === 'ended' || next === undefined
      ? []
      : [`  ${plain(nameOfStage(moment.stage, moment.detail))} :${moment.at}, ${Math.max(next.at, moment.at + shortestBar)}`]
  })
  return bars.length < 2
    ? null
    : `### What took how long\n\n\`\`\`mermaid\ngantt\n  dateFormat x\n  axisFormat %H:%M:%S\n${bars.join('\n')}\n\`\`\``
}

/** It begins with a word of ours, for what begins with one of the diagram's own (`click`, `section`, `title`) is none. */
function nameOfStage(stage: keyof typeof stageNames, detail: string): string {
  return stage === 'working' && detail !== '' ? `agent ${detail} at work` : `${stageNames[stage]} ${detail}`
}

/** Only what no diagram takes for more than a name. */
function plain(text: string): string {
  return text
    .replace(/[^\p{L}\p{N} ./-]/gu, ' ')
    .replace(/ +/g, ' ')
    .trim()
    .slice(0, 60)
}

/** As low as a few bars ask for, in a colour that is seen on white and on black. */
const chartStyle = '%%{init: {"xyChart": {"width": 700, "height": 260}, "themeVariables": {"xyChart": {"plotColorPalette": "#7a86e0"}}}}%%'

/** How many failures each attempt found, and what was left after the last. Null where there is nothing to compare. */
function attemptsPicture({ record: { attempts } }: TurnContext): string | null {
  const shown = attempts.slice(-shownAttempts)
  const last = shown.at(-1)?.after ?? null
  const points = [
    ...shown.map((one, index): Point => ({ name: nameOf(one, attempts.length - shown.length + index + 1), count: one.failures })),
    ...(last === null ? [] : [{ name: 'now', count: last.remaining + last.added }]),
  ]
  if (points.length < 2) return null
  const names = points.map(({ name }) => `"${name}"`).join(', ')
  return `### Failures before each attempt\n\n\`\`\`mermaid\n${chartStyle}\nxychart-beta\n  x-axis "attempt" [${names}]\n  y-axis "failures" 0 --> ${Math.max(1, ...points.map(({ count }) => count))}\n  bar [${points.map(({ count }) => count).join(', ')}]\n\`\`\``
}

interface Point {
  readonly name: string
  readonly count: number
}

/** A diagram takes two of one name for one, and each human action begins to count anew. */
function nameOf({ number }: AttemptRecord, place: number): string {
  return number === 0 ? `${place}, asked for` : String(place)
}

/** As many failures as there is room for, a row each; what is left out is counted. Empty when none is known. */
function failureTable({ report, pull, links }: TurnContext, room: number): string {
  if (report === null || report.diagnostics.length === 0) return ''
  const seen = { repository: links.repository, commit: pull.headSha, pages: report.pages ?? {} }
  const head = '\n\n### Failures\n\n| where | failure | kind | origin | seen |\n| --- | --- | --- | --- | --- |\n'
  const rows: string[] = []
  let left = room - head.length - 200
  for (const one of report.diagnostics.slice(0, shownRows)) {
    const row = rowOf(one, seen)
    left -= row.length + 1
    if (left < 0) break
    rows.push(row)
  }
  const more = report.diagnostics.length - rows.length + report.omitted
  return `${head}${rows.join('\n')}${more === 0 ? '' : `\n\nand ${more} more; the report of this run has them.`}`
}

function rowOf({ file, line, test, message, kind, origin, occurrences }: Diagnostic, links: FailureLinks): string {
  const place = file === null ? '' : linked(cell(`${file}${line === null ? '' : `:${line}`}`, 200), fileAddress(file, line, links))
  const name = test === null ? '' : `${cell(test.name, 120)}: `
  return `| ${[place, `${name}${cell(message, 200)}`, kind, origin.kind, `${occurrences}×`].join(' | ')} |`
}

/** A bar ends a cell wherever it stands, unless a backslash that is none itself comes before it. */
function cell(text: string, most: number): string {
  return codeSpan(text, most).replaceAll(/(\\*)\|/g, String.raw`$1$1\|`)
}
