import type { Format, Reading } from '../model/evidence.ts'
import { finding } from './finding.ts'
import { headText } from './json-document.ts'
import { openTextLines } from './text-lines.ts'
import { openLevels, type Levels } from './tap-levels.ts'
import { readPoint } from './tap-point.ts'
import { plain } from './text.ts'

const point = /^(not )?ok\b(?: {1,10}(\d{1,9})\b)?(.*)$/
const plan = /^1\.\.(\d{1,9})(?:\s.*)?$/
const bail = /^Bail out!\s{0,10}(.*)$/i
/** What producers count at the end, which is no name of what follows. */
const statistics = /^(?:tests|pass|fail|skip|skipped|todo|ok|cancelled|suites|duration_ms|time=|\{ total)\b/

interface State {
  readonly levels: Levels
  /** How far the YAML block that is open is indented; null outside of one. */
  yaml: number | null
  bailed: string | null
  bailedAt: number
}

/** The Test Anything Protocol, 12 to 14, with subtests and YAML blocks: https://testanything.org/tap-version-14-specification.html */
export const tap: Format = {
  name: 'tap',
  recognises({ path, head }) {
    const lines = headText(head)
      .split('\n', 20)
      .map((line) => line.trimEnd())
    const first = lines.find((line) => line !== '' && !line.startsWith('#')) ?? ''
    return /\.tap$/i.test(path) || /^(?:TAP version 1\d$|1\.\.\d{1,9}(?: #|$)|(?:not )?ok 1\b)/.test(first)
  },
  open() {
    const state: State = { levels: openLevels(), yaml: null, bailed: null, bailedAt: 0 }
    const lines = openTextLines((line, number) => readLine(state, plain(line), number))
    return {
      write: (chunk) => lines.write(chunk),
      end() {
        lines.end()
        return finish(state)
      },
    }
  },
}

function readLine(state: State, line: string, at: number): void {
  if (state.bailed !== null) return
  const text = line.trimStart()
  const indent = line.length - text.length
  if (state.yaml !== null && readYaml(state, line, text, indent)) return
  const depth = Math.floor(indent / 4)
  const { levels } = state
  if (text === '---' && indent % 4 !== 0 && levels.isOpen(depth)) state.yaml = indent
  else if (text.startsWith('#')) readComment(levels, depth, text, at)
  else if (text === '{') levels.openBlock(depth)
  else if (text === '}') levels.closeBlock(depth)
  else if (indent % 4 === 0) readTest(state, depth, text, at)
  else levels.note(line)
}

/** False when the line belongs to no block any more: a block that was cut off has no end. */
function readYaml(state: State, line: string, text: string, indent: number): boolean {
  const open = state.yaml ?? 0
  if (text !== '' && indent < open) {
    state.yaml = null
    return false
  }
  if (text === '...' && indent === open) state.yaml = null
  else state.levels.yaml(line.slice(open))
  return true
}

function readComment(levels: Levels, depth: number, text: string, at: number): void {
  const words = text.replace(/^# ?/, '')
  const subtest = /^Subtest(?:: {0,10}(.*))?$/.exec(words)
  if (subtest !== null) levels.announce(depth, subtest[1] ?? '')
  else if (!levels.comment(words) && !statistics.test(words) && words.trim() !== '' && at > 0) levels.group(depth, words.trim())
}

function readTest(state: State, depth: number, text: string, at: number): void {
  const { levels } = state
  const planned = plan.exec(text)
  const bailed = bail.exec(text)
  const match = point.exec(text)
  if (planned !== null) levels.plan(depth, Number(planned[1]))
  else if (bailed !== null) {
    state.bailed = (bailed[1] ?? '').trim()
    state.bailedAt = at
  } else if (match !== null) levels.add(depth, readPoint({ ok: match[1] === undefined, rest: match[3] ?? '', at }))
  else if (!/^(?:TAP version \d|pragma )/.test(text)) levels.note(' '.repeat(depth * 4) + text)
}

function finish({ levels, bailed, bailedAt }: State): Reading {
  const { findings, warnings, planned, count, ...totals } = levels.end()
  const more = bailed !== null ? [finding({ kind: 'setup', message: `Bail out! ${bailed}`, at: bailedAt })] : []
  if (bailed === null && planned === null)
    warnings.push(count === 0 ? 'The file holds no TAP.' : 'The file has no plan: it was cut off, or its program ended early.')
  // A program that dies in the middle leaves a plan that it did not fulfil, and perhaps nothing else.
  const missing = bailed === null && planned !== null && planned !== count
  if (missing) more.push(finding({ kind: 'setup', message: `${planned} tests were planned, but ${count} ran`, at: null }))
  return { format: 'tap', ...totals, findings: [...findings, ...more], warnings }
}
