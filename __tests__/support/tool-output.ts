import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { diagnose } from '../../src/core/diagnostics/diagnose.ts'
import type { Document, Evidence, FailureReport } from '../../src/core/model/evidence.ts'

const folder = join(import.meta.dirname, '../fixtures/formats')

export const tools: readonly string[] = readdirSync(folder, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name)

export const trackedFiles = json('tracked-files.json') as readonly string[]

export function json(path: string): unknown {
  return JSON.parse(readFileSync(join(folder, path), 'utf8'))
}

/** The documents of one tool's run: its report (`report.xml`, `report.json` …), its log, or both. */
export function documentsOf(tool: string, what: 'report' | 'log' | 'both'): readonly Document[] {
  const names = readdirSync(join(folder, tool))
    .filter((name) => name === 'job.log' || name.startsWith('report.'))
    .toSorted()
    .toReversed()
  return names.flatMap((name) => {
    const kind = name === 'job.log' ? 'log' : 'report'
    return what === kind || what === 'both'
      ? [{ kind, path: name, job: 'ci', chunks: [new Uint8Array(readFileSync(join(folder, tool, name)))] }]
      : []
  })
}

export function evidence(part: Partial<Evidence>): Evidence {
  return { documents: [], annotations: [], outputs: [], gaps: [], ...part }
}

export function text(content: string, part: Partial<Document> = {}): Document {
  return { kind: 'log', path: 'job.log', job: 'ci', chunks: [new TextEncoder().encode(content)], ...part }
}

export function diagnoseAll(part: Partial<Evidence>, tracked: readonly string[] = trackedFiles): FailureReport {
  return diagnose(evidence(part), { trackedFiles: tracked, maxDiagnostics: 100 })
}

/** The facts that a reader must get right, without the wording. */
export interface Fact {
  readonly kind: string
  readonly file: string | null
  readonly line: number | null
  readonly test: string | null
  readonly rule: string | null
  readonly says: string
}

export function facts(report: FailureReport): readonly Fact[] {
  return report.diagnostics.map(({ kind, file, line, test, rule, message }) => ({
    kind,
    file,
    line,
    test: test?.name ?? null,
    rule,
    says: message.split('\n', 1)[0] ?? '',
  }))
}
