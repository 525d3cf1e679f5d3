import type { Finding, Frame } from '../model/evidence.ts'
import { shorten } from './text.ts'

const messageLimit = 4_000
const excerptLimit = 8_000
const framesLimit = 40

type Part = Partial<Omit<Finding, 'frames' | 'message' | 'kind'>> & {
  readonly kind: Finding['kind']
  readonly message: string
  readonly frames?: readonly Frame[]
}

/** Fills in what a format has no word about, and keeps texts within their limits. */
export function finding(part: Part): Finding {
  const excerpt = part.excerpt ?? null
  return {
    kind: part.kind,
    severity: part.severity ?? 'error',
    message: shorten(part.message.trim(), messageLimit),
    file: part.file ?? null,
    line: positive(part.line),
    column: positive(part.column),
    rule: part.rule ?? null,
    test: part.test ?? null,
    excerpt: excerpt === null || excerpt.trim() === '' ? null : shorten(excerpt.trimEnd(), excerptLimit),
    at: part.at ?? null,
    frames: (part.frames ?? []).slice(0, framesLimit),
    ...(part.flaky === undefined ? {} : { flaky: part.flaky }),
  }
}

/** Reads a number that a pattern has found; lines and columns count from 1. */
export function number(digits: string | undefined): number | null {
  return digits === undefined || !/^\d{1,9}$/.test(digits) ? null : positive(Number(digits))
}

/** A frame as the place of a finding. */
export function placeOf(frame: Frame | null): Pick<Finding, 'file' | 'line' | 'column'> {
  return frame === null ? { file: null, line: null, column: null } : { file: frame.file, line: frame.line, column: frame.column }
}

function positive(value: number | null | undefined): number | null {
  return value === null || value === undefined || !Number.isSafeInteger(value) || value < 1 ? null : value
}
