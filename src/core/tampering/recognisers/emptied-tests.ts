import { hasTestName } from '../../diagnostics/test-files.ts'
import { addedLines, type FileEdit } from '../edit.ts'
import { isConfig } from '../config-files.ts'
import type { History } from '../history.ts'
import type { Source } from '../mask.ts'
import { atLine } from '../places.ts'
import { isLoadedByRunner } from '../runner-files.ts'
import type { Recogniser, Sighting } from '../sighting.ts'
import { Tally } from '../tally.ts'
import { type Test, testAt } from '../tests-of.ts'

const nothing = String.raw`(?:None|nil|null|undefined|true|True|0|Ok\(\(\)\)|Promise\.resolve\(\s{0,4}\))?`
const returns = new RegExp(String.raw`^\s{0,200}(?<condition>if\b[^\n]{0,300}?)?\breturn\b\s{0,4}${nothing}\s{0,4};?\s{0,4}\}?\s{0,4};?$`)
const exits =
  /(?<![\w.])(?:process\.(?:exit\s{0,4}\(\s{0,4}0?\s{0,4}\)|exitCode\s{0,4}=\s{0,4}0)|(?:sys|os)\.exit\s{0,4}\(\s{0,4}0?\s{0,4}\)|os\._exit\s{0,4}\(\s{0,4}0\s{0,4}\)|os\.Exit\s{0,4}\(\s{0,4}0\s{0,4}\)|syscall\.Exit\s{0,4}\(\s{0,4}0\s{0,4}\)|(?:std::process::|process::)exit\s{0,4}\(\s{0,4}0\s{0,4}\)|System\.exit\s{0,4}\(\s{0,4}0\s{0,4}\)|Environment\.Exit\s{0,4}\(\s{0,4}0\s{0,4}\)|exit!?\s{0,4}\(\s{0,4}(?:0|true)\s{0,4}\)|pytest\.exit\s{0,4}\([^\n]{0,200}returncode\s{0,4}=\s{0,4}0)/
const opening = /^\s{0,200}if\b/

/** Tests that are there and test nothing: emptied, ended before they begin, or with the whole run ended as if it had passed. */
export const emptiedTests: Recogniser = {
  name: 'emptied-tests',
  *recognise(edits, history) {
    for (const edit of edits) {
      if (!edit.isTest && !isConfig(edit.path) && !isLoadedByRunner(edit.path)) continue
      yield* emptied(edit)
      for (const line of addedLines(edit)) yield* ended(edit, line, history)
    }
  },
}

function* emptied(edit: FileEdit): Iterable<Sighting> {
  const full = new Tally(edit.tests.before.filter((test) => !isEmpty(edit.before, test)).map(({ name }) => name))
  const stillFull = edit.tests.after.filter((test) => !isEmpty(edit.after, test))
  for (const { name } of stillFull) full.take(name)
  for (const test of edit.tests.after) {
    if (isEmpty(edit.after, test) && full.take(test.name))
      yield atLine(edit, test.line, { kind: 'test-emptied', sure: 'certain', what: test.name })
  }
}

/** Words that say nothing of what a test does. */
const idle = /\b(?:end|pass|return|None|async|await|function|done|self|fn|func|fun|def|void|public|private|do|use|it|test|class)\b/g

function isEmpty({ code }: Source, { line, end }: Test): boolean {
  const first = code[line] ?? ''
  const inline = first.slice(Math.max(first.indexOf('=>'), first.lastIndexOf('{')) + 1 || first.length)
  return ![inline, ...code.slice(line + 1, Math.min(end, line + 400))].some((text) => /\w/.test(text.replace(idle, '')))
}

function* ended(edit: FileEdit, line: number, history: History): Iterable<Sighting> {
  const text = edit.after.code[line] ?? ''
  // What is new and is no test by its name may be a program that tests start.
  if (exits.test(text) && (edit.status !== 'added' || hasTestName(edit.path) || isLoadedByRunner(edit.path)))
    yield atLine(edit, line, { kind: 'test-ends-early', sure: 'likely' })
  const match = returns.exec(text)
  if (match === null) return
  const test = testAt(edit.tests.after, line)
  if (test === null || !history.knew(test.name)) return
  const between = edit.after.code.slice(test.line + 1, Math.min(line, test.line + 20)).filter((above) => /\w/.test(above))
  if (line > test.line + 20 || between.length > 1 || between.some((above) => !opening.test(above))) return
  yield atLine(edit, line, {
    kind: 'test-ends-early',
    sure: between.length > 0 || match.groups?.['condition'] !== undefined ? 'likely' : 'certain',
  })
}
