import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { diagnose } from '../../src/core/diagnose.ts'
import type { Document, Evidence, FailureReport } from '../../src/core/model/evidence.ts'

const folder = join(import.meta.dirname, '../fixtures/formats')

export const tools: readonly string[] = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory()).map(({ name }) => name)

export const trackedFiles = json('tracked-files.json') as readonly string[]

export function json(path: string): unknown {
  return JSON.parse(readFileSync(join(folder, path), 'utf8'))
}

/** The documents of one tool's run: its report, its log, or both. */
export function documentsOf(tool: string, what: 'report' | 'log' | 'both'): readonly Document[] {
  const found: Document[] = []
  for (const [kind, name] of [['report', 'report.xml'], ['log', 'job.log']] as const) {
    const path = join(folder, tool, name)
    if ((what === kind || what === 'both') && existsSync(path)) found.push({ kind, path: name, job: 'ci', chunks: [new Uint8Array(readFileSync(path))] })
  }
  return found
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
  return report.diagnostics.map(({ kind, file, line, test, rule, message }) => ({ kind, file, line, test: test?.name ?? null, rule, says: message.split('\n', 1)[0] ?? '' }))
}
