import type { Finding, Format, LogFormat, Reader } from '../model/evidence.ts'
import type { CueSearch } from './log-cues.ts'
import { openLines } from './log-lines.ts'
import { compileFormats, findingsLimit, openReaders } from './log-readers.ts'
import { logFormats } from './log/index.ts'

/** What the infrastructure says in passing, retried or not, does not explain a failure for sure. */
const decisive = /runner|timed? ?out|cancel|disk|memory|kill/i

let known: CueSearch | null = null

/** Job logs: any number of tools in one text. */
export const log: Format = {
  name: 'log',
  recognises: ({ kind, path }) => kind === 'log' || /\.(?:log|txt)$/i.test(path),
  open: () => openLog(logFormats, (known ??= compileFormats(logFormats))),
}

/** Reads a log with these formats only. */
export function openLog(formats: readonly LogFormat[], search: CueSearch = compileFormats(formats)): Reader {
  const readers = openReaders(formats, search)
  const lines = openLines(search, readers)
  return {
    write: (chunk) => lines.write(chunk),
    end() {
      lines.end()
      const { findings: found, extract, isCut } = readers.end()
      const findings = placedOnly(found)
      const explained = findings.some(({ kind, severity, message }) => severity === 'error' && (kind !== 'infrastructure' || decisive.test(message)))
      const all = explained || extract === null || findings.some(({ at }) => at === extract.at) ? findings : [...findings, extract]
      return { format: 'log', tests: 0, failed: 0, errored: 0, skipped: 0, flaky: 0, findings: all, warnings: isCut ? [`More than ${findingsLimit} findings: the rest is left out.`] : [] }
    },
  }
}

/**
 * Two formats may read the same line: the one that knows the place knows the format, and of several that know the same
 * place the one that names the test or the rule, else the first.
 */
function placedOnly(all: readonly Finding[]): readonly Finding[] {
  const best = new Map<string, Finding>()
  const rankOf = ({ test, rule }: Finding): number => (test === null ? 0 : 2) + (rule === null ? 0 : 1)
  const keyOf = ({ at, file, line }: Finding): string => `${at}\u0000${file}\u0000${line}`
  for (const one of all) {
    const known = best.get(keyOf(one))
    if (known === undefined || rankOf(one) > rankOf(known)) best.set(keyOf(one), one)
  }
  const found = all.filter((one) => one.file === null || one.kind === 'infrastructure' || best.get(keyOf(one)) === one)
  const placed = new Set(found.filter(({ file, kind }) => file !== null && kind !== 'infrastructure').map(({ at }) => at))
  const machine = new Set(found.filter(({ kind }) => kind === 'infrastructure').map(({ at }) => at))
  return found
    .filter(({ file, at, kind }) => file !== null || kind === 'infrastructure' || !(placed.has(at) || (kind === 'other' && machine.has(at))))
    .toSorted((left, right) => (left.at ?? 0) - (right.at ?? 0))
}
