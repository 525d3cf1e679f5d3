import type { Diagnostic } from './diagnostic.ts'

/** How a document is read. */
export type DocumentKind = 'report' | 'log'

/** One piece of CI output, unread: bytes in chunks, so that size never decides what can be read. */
export interface Document {
  /** `unknown`: its first bytes have to tell. */
  readonly kind: DocumentKind | 'unknown'
  /** A path inside an artifact, or the job's name for a log. Untrusted text. */
  readonly path: string
  readonly job: string | null
  readonly chunks: readonly Uint8Array[]
}

/** A document that comes piece by piece, since it may be larger than the memory. Its chunks may all be one buffer, refilled. */
export interface DocumentStream extends Omit<Document, 'chunks'> {
  readonly chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>
}

/** An annotation of a check run, as GitHub returns it: a hint that confirms or fills in. */
export interface Annotation {
  readonly check: string
  readonly level: 'failure' | 'warning' | 'notice'
  readonly path: string
  readonly line: number | null
  readonly column: number | null
  readonly title: string | null
  readonly message: string
}

/** What a check wrote about itself. */
export interface CheckOutput {
  readonly check: string
  readonly conclusion: string
  readonly title: string | null
  readonly summary: string | null
  readonly text: string | null
}

/** All that CI left of a commit's failures. `gaps` says in words what could not be had, and why. */
export interface Evidence {
  readonly documents: readonly Document[]
  readonly annotations: readonly Annotation[]
  readonly outputs: readonly CheckOutput[]
  readonly gaps: readonly string[]
}

/** What one document held. What is neither failed, errored nor skipped has passed; flaky tests are counted beside that, for they passed in the end. */
export interface Reading {
  readonly format: string
  readonly tests: number
  readonly failed: number
  readonly errored: number
  readonly skipped: number
  readonly flaky: number
  readonly findings: readonly Finding[]
  readonly warnings: readonly string[]
  /** It is no document of its format, so nothing of it counts; the warnings say what it is. */
  readonly isForeign?: boolean
  /** Of a job's log: the lines, from 1 and rising, in which the runner began a step; at most 1,000. */
  readonly steps?: readonly number[]
  /** Of a job's log: does the runner tell of any error? */
  readonly hasError?: boolean
}

/**
 * A diagnostic as a format reads it, before it is located, deduplicated and ranked:
 * paths are as the tool printed them, and all that only the whole evidence can tell is absent.
 */
export type Finding = Omit<Diagnostic, 'id' | 'occurrences' | 'source' | 'flaky' | 'jobs' | 'also' | 'origin' | 'testFile'> & {
  readonly flaky?: boolean
  /** Name of the log format that read it, where a document holds lines of several tools. */
  readonly format?: string
  /** The job in whose log it stands, where a document holds those of several jobs. */
  readonly job?: string
  /** Did the step pass in which it stands, while another one failed? */
  readonly isTolerated?: boolean
  /** Line in the document, from 1. */
  readonly at: number | null
  /** Stack frames as printed, innermost first: candidates for the location when `file` is null or not the user's own. */
  readonly frames: readonly Frame[]
}

export interface Frame {
  readonly file: string
  readonly line: number | null
  readonly column: number | null
}

/** Reads one document piece by piece; bounded memory whatever is written to it. Never throws. */
export interface Reader {
  /** `chunk` is valid during the call only: what is kept of it has to be copied. It is no subclass, so `slice` copies. */
  write(chunk: Uint8Array): void
  end(): Reading
}

/** A kind of document that can be read. Growing means one file and one line in `formats/index.ts`. */
export interface Format {
  readonly name: string
  /** `head` is the first 4,096 bytes at most. */
  recognises(document: { readonly kind: DocumentKind; readonly path: string; readonly head: Uint8Array }): boolean
  open(): Reader
}

/** A kind of lines inside a log. Growing means one file and one line in `formats/log/index.ts`. */
export interface LogFormat {
  readonly name: string
  /**
   * A reader that is not awake is only shown lines that hold one of these; `#` stands for any digit, `^` in front
   * for the beginning of the line; case counts. Colours are gone before the search. The empty cue stands in every line, which is slow.
   */
  readonly cues: readonly string[]
  open(): LineReader
}

/** Sees lines of one log, without timestamp and colours. Returns what it is now sure of. Never throws. */
export interface LineReader {
  /**
   * `number` counts from 1 in the log. `line` has at most 4,096 characters. `before(1)` is the line right above,
   * up to 64 lines back; null where there is none.
   */
  line(line: string, number: number, before: (back: number) => string | null): readonly Finding[]
  /** True inside a block that the reader has begun, of which it has to see every line; a bounded number of lines. Absent: never. */
  awake?(): boolean
  end(): readonly Finding[]
}

/** The list of diagnostics that a turn works from. */
export interface FailureReport {
  readonly summary: ReportSummary
  readonly sources: readonly ReportSource[]
  readonly diagnostics: readonly Diagnostic[]
  /** Diagnostics that were found but left out for the sake of the budget. */
  readonly omitted: number
  /** Of all diagnostics together: equal fingerprints mean the same failures. */
  readonly fingerprint: string
  /** What could not be read, in words. */
  readonly gaps: readonly string[]
  /** Of the jobs and checks that failed; absent where nothing is known of them. */
  readonly pages?: Pages | undefined
}

/** Addresses of the pages of jobs and checks, by their names, at most 100. They may be anybody's words. */
export type Pages = Readonly<Record<string, string>>

export interface ReportSummary {
  readonly tests: number
  readonly passed: number
  readonly failed: number
  readonly errored: number
  readonly skipped: number
  readonly flaky: number
}

export interface ReportSource {
  readonly path: string
  readonly kind: string
  readonly tests: number
  readonly failed: number
  readonly errored: number
  readonly skipped: number
  readonly flaky: number
  readonly warnings: readonly string[]
}
