import type { Finding, Format } from '../model/evidence.ts'
import { openAnchor } from './log-anchor.ts'
import { openLines } from './log-lines.ts'
import { openStepEcho } from './log-step.ts'
import { logFormats } from './log/index.ts'
import { plain } from './text.ts'

const stamp = /^\ufeff?\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{7}Z ?/
const findingsLimit = 1_000
/** How far back a reader may look. */
const memory = 64
/** Formats that are about the runner's own mark. */
const seesMark = new Set(['workflow-command', 'infrastructure'])
/** What the infrastructure says in passing, retried or not, does not explain a failure for sure. */
const decisive = /runner|timed? ?out|cancel|disk|memory|kill/i

/** Job logs: any number of tools in one text. */
export const log: Format = {
  name: 'log',
  recognises: ({ kind, path }) => kind === 'log' || /\.(?:log|txt)$/i.test(path),
  open() {
    const readers = logFormats.map((format) => ({ name: format.name, reader: format.open() }))
    const anchor = openAnchor()
    const echo = openStepEcho()
    const found: Finding[] = []
    const recent: string[] = []
    const before = (back: number): string | null => recent.at(-back) ?? null
    const keep = (format: string, next: readonly Finding[]): void => {
      for (const one of next) if (found.length < findingsLimit) found.push(Object.assign({ format }, one))
    }
    const lines = openLines((text, number) => {
      const raw = text.replace(stamp, '')
      const kind = echo.kind(raw)
      if (kind === 'start') anchor.step()
      if (kind !== 'output') return
      const line = plain(raw)
      anchor.line(line, number)
      const bare = unmarked(line)
      for (const { name, reader } of readers) keep(name, reader.line(seesMark.has(name) ? line : bare, number, before))
      recent.push(bare)
      if (recent.length > memory) recent.shift()
    })
    return {
      write: (chunk) => lines.write(chunk),
      end() {
        lines.end()
        for (const { name, reader } of readers) keep(name, reader.end())
        const findings = placedOnly(found)
        const explained = findings.some(({ kind, severity, message }) => severity === 'error' && (kind !== 'infrastructure' || decisive.test(message)))
        const extract = explained ? null : anchor.end()
        const all = extract === null || findings.some(({ at }) => at === extract.at) ? findings : [...findings, extract]
        return { format: 'log', tests: 0, failed: 0, errored: 0, skipped: 0, flaky: 0, findings: all, warnings: found.length < findingsLimit ? [] : [`More than ${findingsLimit} findings: the rest is left out.`] }
      },
    }
  },
}

/** The runner marks a line that one of its problem matchers knows; the tool itself did not print the mark. */
function unmarked(line: string): string {
  return line.startsWith('##[error]') ? line.slice(9) : line
}

/** Two formats may read the same line; the one that knows the place knows the format. */
function placedOnly(found: readonly Finding[]): readonly Finding[] {
  const placed = new Set(found.filter(({ file, kind }) => file !== null && kind !== 'infrastructure').map(({ at }) => at))
  return found
    .filter(({ file, at, kind }) => file !== null || kind === 'infrastructure' || !placed.has(at))
    .toSorted((left, right) => (left.at ?? 0) - (right.at ?? 0))
}
