import * as v from 'valibot'

/**
 * One thing that went wrong, in the few lines that matter. The shape is the one that
 * `docs/diagnostics.schema.json` publishes; absent values are null.
 */
export interface Diagnostic {
  /** Stable over runs: it ignores line numbers, timings, temporary paths, addresses and ids. */
  readonly id: string
  readonly kind: 'build' | 'test' | 'lint' | 'setup' | 'infrastructure' | 'other'
  readonly severity: 'error' | 'warning' | 'notice'
  /** First what went wrong, at most 4,000 characters. Untrusted text: fence or escape it where it is shown. */
  readonly message: string
  /** Relative to the repository's root, `/` between its parts; null when it could not be mapped to one tracked file. */
  readonly file: string | null
  /** From 1. */
  readonly line: number | null
  readonly column: number | null
  readonly rule: string | null
  readonly test: TestName | null
  /** The file that the test stands in, where the error was raised in another. */
  readonly testFile: string | null
  /** The lines around the error, at most 8,000 characters. Untrusted text. */
  readonly excerpt: string | null
  readonly source: DiagnosticSource
  /** How many times it was seen over all sources and jobs. */
  readonly occurrences: number
  readonly flaky: boolean
  /** Every job and check that saw it. */
  readonly jobs: readonly string[]
  /** Other tests that fail for the same reason, at most 200. */
  readonly also: readonly FailedTest[]
  readonly origin: Origin
}

/** Where a failure comes from, and how that is known: what the pull request brought is what there is to repair. */
export interface Origin {
  readonly kind: 'introduced' | 'pre-existing' | 'flaky' | 'infrastructure' | 'unknown'
  /** One sentence of ours; empty when nothing is known. */
  readonly because: string
}

/** A test that failed, and the file it stands in as far as that is known. */
export type FailedTest = TestName & { readonly file: string | null }

export interface TestName {
  readonly suite: string | null
  readonly name: string
  readonly id: string | null
}

export interface DiagnosticSource {
  /** Name of the format that read it: `junit`, `tsc`, `annotations` … */
  readonly format: string
  /** Where it stood: a path inside an artifact, a log's name, a check's name. */
  readonly path: string
  readonly job: string | null
  /** Line in that source, from 1. */
  readonly line: number | null
}

const text = v.string()
const count = v.pipe(v.number(), v.integer(), v.minValue(0))
const nullable = { text: v.nullable(text), count: v.nullable(count) }

/** A diagnostic as it is handed over in files. */
export const diagnosticSchema = v.object({
  id: text,
  kind: v.picklist(['build', 'test', 'lint', 'setup', 'infrastructure', 'other']),
  severity: v.picklist(['error', 'warning', 'notice']),
  message: text,
  file: nullable.text,
  line: nullable.count,
  column: nullable.count,
  rule: nullable.text,
  test: v.nullable(v.object({ suite: nullable.text, name: text, id: nullable.text })),
  testFile: nullable.text,
  excerpt: nullable.text,
  source: v.object({ format: text, path: text, job: nullable.text, line: nullable.count }),
  occurrences: count,
  flaky: v.boolean(),
  jobs: v.array(text),
  also: v.array(v.object({ suite: nullable.text, name: text, id: nullable.text, file: nullable.text })),
  origin: v.object({ kind: v.picklist(['introduced', 'pre-existing', 'flaky', 'infrastructure', 'unknown']), because: text }),
})

/** Reads a diagnostic out of a file; null when it does not fit. */
export function readDiagnostic(value: unknown): Diagnostic | null {
  const parsed = v.safeParse(diagnosticSchema, value)
  return parsed.success ? parsed.output : null
}
