import * as v from 'valibot'
import type { Finding, Format } from '../model/evidence.ts'
import { finding } from './finding.ts'
import {
  headText,
  itemsOf,
  listField,
  noTests,
  numberField,
  openJson,
  partOf,
  shapeOf,
  textField,
  type JsonReading,
} from './json-document.ts'
import { openPlaces, type Places } from './sarif-places.ts'
import { openRules, resultRule, type Rule, type Rules } from './sarif-rules.ts'

const messageSchema = v.object({ text: textField, markdown: textField, id: textField, arguments: listField })
/** Some writers put the bare words where the standard wants an object. */
const messageField = v.fallback(
  v.nullish(
    v.union([
      messageSchema,
      v.pipe(
        v.string(),
        v.transform((text) => ({ text, markdown: null, id: null, arguments: [] })),
      ),
    ]),
    null,
  ),
  null,
)
const notificationSchema = v.object({
  level: textField,
  message: messageField,
  locations: listField,
  descriptor: partOf({ id: textField }),
  exception: partOf({ kind: textField, message: textField }),
})
const reportSchema = v.object({ version: textField, runs: v.array(v.unknown()) })
const runSchema = v.object({
  tool: partOf({ driver: partOf({ name: textField }) }),
  results: listField,
  invocations: listField,
})
const invocationSchema = v.object({
  executionSuccessful: v.fallback(v.nullish(v.boolean(), true), true),
  exitCode: numberField,
  exitCodeDescription: textField,
  exitSignalName: textField,
  processStartFailureMessage: textField,
  toolExecutionNotifications: listField,
  toolConfigurationNotifications: listField,
})
const resultSchema = v.object({
  kind: textField,
  level: textField,
  message: messageField,
  locations: listField,
  relatedLocations: listField,
  suppressions: listField,
  baselineState: textField,
  occurrenceCount: numberField,
})
const suppressionSchema = v.object({ status: textField })

/** Tools that build: what they call an error stops everything after it. */
const compilers =
  /^(?:gcc|GNU C|g\+\+|clang(?: ?version.{0,40})?|MSVC|Microsoft.{0,20}(?:C\+\+|C#|Visual Basic).{0,40}|rustc|kotlinc|swiftc|tsc|javac)/i
const relatedLimit = 10

/** SARIF 2.1.0: https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/sarif-v2.1.0-errata01-complete.html */
export const sarif: Format = {
  name: 'sarif',
  recognises({ path, head }) {
    const text = headText(head)
    return (
      text.startsWith('{') &&
      (/\.sarif(?:\.json)?$/i.test(path) ||
        /"\$schema"\s{0,10}:\s{0,10}"[^"]{0,300}sarif/i.test(text) ||
        (/"version"\s{0,10}:\s{0,10}"2\.\d\.\d[^"]{0,20}"/.test(text) && /"runs"\s{0,10}:\s{0,10}\[/.test(text)))
    )
  },
  open: () =>
    openJson('sarif', (value) => {
      const report = shapeOf(value, reportSchema)
      return report === null ? null : readRuns(report.runs, report.version)
    }),
}

function readRuns(runs: readonly unknown[], version: string | null): JsonReading {
  const warnings = version === '2.1.0' ? [] : [`SARIF ${version?.slice(0, 40) ?? 'without a version'} is read as 2.1.0.`]
  const findings = runs.flatMap((value) => {
    const run = shapeOf(value, runSchema)
    if (run === null) return []
    const [places, rules] = [openPlaces(value), openRules(value)]
    const kind = compilers.test(run.tool?.driver?.name ?? '') ? 'build' : 'lint'
    const results = run.results.flatMap((item) => readResult(item, { kind, places, rules }))
    const invocations = itemsOf(run.invocations, invocationSchema)
    const notified = invocations.flatMap((invocation) => readNotifications(invocation, { places, rules }))
    return [...results, ...notified, ...(run.results.length + notified.length === 0 ? invocations.flatMap(readFailure) : [])]
  })
  return { ...noTests, findings, warnings }
}

type Invocation = v.InferOutput<typeof invocationSchema>

interface Run {
  readonly kind: Finding['kind']
  readonly places: Places
  readonly rules: Rules
}

function readResult(value: unknown, { kind, places, rules }: Run): readonly Finding[] {
  const result = shapeOf(value, resultSchema)
  if (result === null || isSettled(result)) return []
  const rule = resultRule(value, rules)
  const place = places.first(result.locations)
  const message = wordsOf(result.message, rule, rules)
  const related = result.relatedLocations
    .slice(0, relatedLimit)
    .map((location) => places.describe(location))
    .filter((line) => line !== '')
  const severity = severityOf(result, rule)
  return [
    finding({
      kind: kind === 'build' && severity !== 'error' ? 'lint' : kind,
      severity,
      message:
        [message, rule?.description, rule?.id].find((words) => words !== undefined && words.trim() !== '') ?? 'A result without a message.',
      ...place,
      rule: rule?.id ?? null,
      excerpt: [place.snippet, ...related, ruleHelp(rule)].filter((part) => part !== '').join('\n'),
    }),
  ]
}

/** Passed, not applicable, gone since the baseline, or suppressed by somebody whose word holds (3.27.23). */
function isSettled({ kind, baselineState, suppressions }: v.InferOutput<typeof resultSchema>): boolean {
  if (kind === 'pass' || kind === 'notApplicable' || baselineState === 'absent') return true
  const known = itemsOf(suppressions, suppressionSchema)
  return known.length > 0 && known.every(({ status }) => status === null || status === 'accepted')
}

/**
 * The level as 3.27.10 defines it. What the baseline had unchanged is a notice: this change did not bring it, so it
 * must not stand before what is new, but where nothing else is wrong it may be why the check is red.
 */
function severityOf({ kind, level, baselineState }: v.InferOutput<typeof resultSchema>, rule: Rule | null): Finding['severity'] {
  if (baselineState === 'unchanged') return 'notice'
  if (kind !== null && kind !== 'fail') return kind === 'informational' ? 'notice' : 'warning'
  const told = (level ?? rule?.level ?? 'warning').toLowerCase()
  return told === 'error' ? 'error' : told === 'warning' ? 'warning' : 'notice'
}

/** A message may stand with the rule, with blanks for this result's own words; links in it are numbers of locations. */
function wordsOf(message: v.InferOutput<typeof messageField>, rule: Rule | null, { shared }: Rules): string {
  if (message === null) return ''
  const words =
    message.text ?? message.markdown ?? (message.id === null ? null : (rule?.messages.get(message.id) ?? shared.get(message.id))) ?? ''
  const filled = words.replace(/\{(\d{1,3})\}/g, (blank, index: string) => {
    const argument = message.arguments[Number(index)]
    return typeof argument === 'string' ? argument : blank
  })
  return filled.replace(/\[([^[\]\n]{1,300})\]\(\d{1,6}\)/g, '$1')
}

function ruleHelp(rule: Rule | null): string {
  if (rule === null) return ''
  const told = [rule.description, rule.help].filter((text) => text !== '')
  return told.length === 0 ? '' : `Rule ${rule.id}: ${[...new Set(told)].join('\n')}`
}

/** What kept the tool from looking at all: a file that does not parse, a broken configuration. */
function readNotifications(
  { toolExecutionNotifications, toolConfigurationNotifications }: Invocation,
  { places, rules }: Pick<Run, 'places' | 'rules'>,
): readonly Finding[] {
  return itemsOf([...toolConfigurationNotifications, ...toolExecutionNotifications], notificationSchema)
    .filter(({ level }) => level?.toLowerCase() === 'error')
    .map(({ message, locations, descriptor, exception }) => {
      const place = places.first(locations)
      const rule = rules.notifications.get(descriptor?.id ?? '') ?? null
      const thrown = [exception?.kind, exception?.message]
        .filter((words) => words !== undefined && words !== null && words !== '')
        .join(': ')
      const words = [wordsOf(message, rule, rules), thrown, rule?.description].find((text) => text !== undefined && text.trim() !== '')
      return finding({
        kind: 'setup',
        message: words ?? 'The tool reports an error of its own.',
        ...place,
        rule: descriptor?.id ?? null,
        excerpt: [place.snippet, thrown].filter((text) => text !== '' && text !== words).join('\n'),
      })
    })
}

/** A run that failed and says nothing else. Where there are results, a tool that found something may call that a failure. */
function readFailure({
  executionSuccessful,
  exitCode,
  exitCodeDescription,
  exitSignalName,
  processStartFailureMessage,
}: Invocation): readonly Finding[] {
  if (executionSuccessful) return []
  const words =
    [processStartFailureMessage, exitCodeDescription, exitSignalName].find((text) => text !== null && text.trim() !== '') ??
    'The tool failed and does not say why.'
  return [finding({ kind: 'setup', message: exitCode === null ? words : `${words} (exit code ${exitCode})` })]
}
