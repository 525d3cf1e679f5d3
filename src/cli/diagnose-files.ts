import { fitFailures, noFacts } from '../core/brief/brief-failures.ts'
import { estimateTokens } from '../core/brief/budget.ts'
import { diagnoseReadings } from '../core/diagnostics/diagnose.ts'
import type { FailureReport, ReportSource } from '../core/model/evidence.ts'
import { openEvidence, readStream, type ReadEvidence } from '../core/diagnostics/read-evidence.ts'
import type { DiagnoseCommand } from './arguments.ts'
import { readCheckout } from './checkout-facts.ts'
import { openInput, type Opening } from './inputs.ts'
import { rendererOf } from './render/index.ts'
import type { Screen } from './render/renderer.ts'
import { trackedFiles } from './tracked-files.ts'
import { UsageError } from './usage-error.ts'

const briefDiagnostics = 25

/** What the command runs in. */
export interface Surroundings {
  readonly stdin: AsyncIterable<unknown>
  readonly screen: Screen
  readonly progress: Opening['progress']
  /** Takes what the person should know beside the report. */
  readonly tell: (text: string) => void
  /** Where git is looked for. */
  readonly path: string
}

/** Reads every FILE and prints what went wrong. Throws a `UsageError` when an input cannot be read. */
export async function diagnoseFiles(command: DiagnoseCommand, { stdin, screen, progress, path, tell }: Surroundings): Promise<string> {
  const { files, format, root, maxTokens } = command
  const tracked = root === null ? [] : await trackedFiles(root, path)
  const notes = new Map<string, string[]>()
  const evidence = openEvidence([])
  const warn = (name: string, warning: string): void => {
    const known = notes.get(name)
    if (known === undefined) notes.set(name, [warning])
    else known.push(warning)
  }
  for (const file of files) for await (const document of openInput(file, { warn, progress, stdin })) await readStream(evidence, document)
  const maxDiagnostics = command.maxDiagnostics ?? (format === 'brief' ? briefDiagnostics : Infinity)
  const read = evidence.done()
  refuseForeign(read, notes.size > 0)
  const report = diagnoseReadings(read, { annotations: [], outputs: [] }, { trackedFiles: tracked, maxDiagnostics, keepsWarnings: true })
  const unread = [...notes].map(([name, warnings]): ReportSource => ({
    path: name,
    kind: 'unreadable',
    tests: 0,
    failed: 0,
    errored: 0,
    skipped: 0,
    flaky: 0,
    warnings,
  }))
  const gaps = unread.map(({ path: name, warnings }) => `${name}: ${warnings.join(' ')}`)
  const whole: FailureReport = { ...report, sources: [...report.sources, ...unread], gaps: [...report.gaps, ...gaps] }
  const render = rendererOf(format)
  const facts = format === 'brief' && root !== null ? await readCheckout(root, tracked, report) : noFacts
  const text = fitFailures(whole, facts, maxTokens ?? Infinity, (candidate, known) => render(candidate, screen, known))
  const tokens = estimateTokens(text)
  if (maxTokens !== null && tokens > maxTokens)
    tell(
      `ci-feedback-loop: The output has about ${tokens} tokens: what has to be in it takes more than the ${maxTokens} of --max-tokens.\n`,
    )
  return text
}

/** Where nothing at all could be read, silence would look like success. */
function refuseForeign({ readings }: ReadEvidence, hasMore: boolean): void {
  const [first] = readings
  if (first === undefined || hasMore || readings.some(({ reading }) => reading.isForeign !== true)) return
  const why = (first.reading.warnings[0] ?? 'It is no report.').replace(/\.$/, '')
  throw new UsageError(
    `\`${first.document.path}\` cannot be read: ${why}.`,
    'Name a JUnit XML report, a log, SARIF, TAP, the JSON of a test runner or linter, or a zip archive or folder of them.',
  )
}
