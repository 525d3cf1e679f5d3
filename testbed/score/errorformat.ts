import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { openLocator } from '../../src/core/diagnostics/locate.ts'
import { readEvidence } from '../../src/core/diagnostics/read-evidence.ts'
import { logOf } from './document.ts'

interface Pair {
  /** Name of the `.in` and `.ok` files. */
  readonly pair: string
  /** Our formats that may read it. */
  readonly formats: readonly string[]
  /** Is it one of the formats that the goal of 95 % counts? */
  readonly named: boolean
}

/** Which pair of reviewdog/errorformat belongs to which of our formats. */
const pairs: readonly Pair[] = [
  { pair: 'tsc', formats: ['tsc'], named: true },
  { pair: 'eslint', formats: ['eslint'], named: true },
  { pair: 'mypy', formats: ['mypy'], named: true },
  { pair: 'govet', formats: ['go-build'], named: true },
  { pair: 'golangci-lint', formats: ['go-build'], named: true },
  { pair: 'cargo-check', formats: ['rustc'], named: true },
  { pair: 'clippy', formats: ['rustc'], named: true },
  { pair: 'dotnet', formats: ['msbuild'], named: true },
  { pair: 'msbuild', formats: ['msbuild'], named: true },
  { pair: 'rubocop', formats: ['rubocop'], named: true },
  { pair: 'phpstan', formats: ['phpstan', 'php-error'], named: true },
  { pair: 'black', formats: ['black'], named: false },
  { pair: 'eslint-compact', formats: ['eslint-compact'], named: false },
  { pair: 'flake8', formats: ['flake8', 'ruff'], named: false },
  { pair: 'pep8', formats: ['flake8', 'ruff'], named: false },
  { pair: 'psalm', formats: ['psalm', 'phpstan'], named: false },
  { pair: 'staticcheck', formats: ['go-build'], named: false },
  { pair: 'golint', formats: ['go-build'], named: false },
  { pair: 'gosec', formats: ['go-build'], named: false },
  { pair: 'go-consistent', formats: ['go-build'], named: false },
  { pair: 'standardjs', formats: ['standard'], named: false },
  { pair: 'standardrb', formats: ['rubocop', 'standard'], named: false },
  { pair: 'stylelint', formats: ['stylelint'], named: false },
  { pair: 'yamllint', formats: ['yamllint'], named: false },
  { pair: 'sbt', formats: ['sbt'], named: false },
]

/** One entry of an `.ok` file, or one of our findings. */
interface Entry {
  readonly file: string
  readonly line: number | null
  readonly message: string
}

export interface PairScore extends Pair {
  readonly expected: number
  readonly recognised: number
  readonly misses: readonly string[]
}

/**
 * Reads every pair. An entry is recognised when a finding of the pair's format was located in the same file, has the
 * same line, and the words of one of the two messages stand in the other's: tools' rules are part of some messages.
 * Warnings count, which is why findings are compared and not the list for an agent, which leaves them out beside errors.
 */
export function scorePairs(folder: string): readonly PairScore[] {
  return pairs.filter(({ pair }) => existsSync(join(folder, `${pair}.in`))).map((pair) => scorePair(folder, pair))
}

function scorePair(folder: string, pair: Pair): PairScore {
  const expected = readEntries(readFileSync(join(folder, `${pair.pair}.ok`), 'utf8'))
  const tracked = [...new Set(expected.map(({ file }) => relative(file)))]
  const locate = openLocator(tracked)
  const { readings } = readEvidence({ documents: [logOf(join(folder, `${pair.pair}.in`))], annotations: [], outputs: [], gaps: [] })
  const found: Entry[] = readings.flatMap(({ reading }) =>
    reading.findings
      .filter(({ format }) => format !== undefined && pair.formats.includes(format))
      .flatMap((finding) => {
        const { file, line } = locate(finding)
        return file === null ? [] : [{ file, line, message: finding.message }]
      }),
  )
  const misses: string[] = []
  for (const { file, line, message } of expected) {
    const at = found.findIndex((one) => one.file === relative(file) && one.line === line && sameWords(one.message, message))
    if (at < 0) misses.push(`${file}:${line ?? ''}: ${message.split('\n', 1)[0] ?? ''}`)
    else found.splice(at, 1)
  }
  return { ...pair, expected: expected.length, recognised: expected.length - misses.length, misses }
}

/** `file|12 col 3 error 7006| message`, gone on with in the lines below; entries without a file are lines that were not understood. */
function readEntries(text: string): readonly Entry[] {
  const entries: { file: string; line: number | null; message: string }[] = []
  for (const line of text.split('\n')) {
    const match = /^([^|]{0,1000})\|(\d{1,7})?[^|]{0,100}\| ?(.*)$/.exec(line)
    const last = entries.at(-1)
    if (match !== null)
      entries.push({ file: match[1] ?? '', line: match[2] === undefined ? null : Number(match[2]), message: match[3] ?? '' })
    else if (last !== undefined) last.message += `\n${line}`
  }
  return entries.filter(({ file }) => file !== '')
}

/** A path as it would stand in a repository that holds it. */
function relative(file: string): string {
  return file.replaceAll('\\', '/').replace(/^(?:[A-Za-z]:)?\/+|^(?:\.\/)+/, '')
}

function sameWords(left: string, right: string): boolean {
  const [a, b] = [left, right].map((message) => (message.split('\n', 1)[0] ?? '').replace(/\s+/g, ' ').trim())
  return a !== undefined && b !== undefined && a !== '' && b !== '' && (a.includes(b) || b.includes(a))
}
