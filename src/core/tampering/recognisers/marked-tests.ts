import { addedLines, type FileEdit, removedLines } from '../edit.ts'
import type { History } from '../history.ts'
import type { Mark } from '../language.ts'
import type { Source } from '../mask.ts'
import { countBelow } from '../count-below.ts'
import { atLine } from '../places.ts'
import type { Kind, Recogniser } from '../sighting.ts'
import { Tally } from '../tally.ts'
import { type Test, testAt, testFrom } from '../tests-of.ts'

interface Hit {
  readonly mark: Mark
  readonly line: number
  /** What it marks: a test, or what stands beside it. */
  readonly name: string
  readonly test: Test | null
}

const kindOf = {
  skipped: 'test-skipped',
  focused: 'test-focused',
  'expected-to-fail': 'test-expected-to-fail',
} as const satisfies Readonly<Record<Mark['kind'], Kind>>

/** Tests that were run and judged, and are no more: skipped, left out by a focus, or expected to fail. */
export const markedTests: Recogniser = {
  name: 'marked-tests',
  *recognise(edits, history) {
    const tests = edits.filter(({ isTest }) => isTest)
    const before = new Tally(tests.flatMap((edit) => [...hitsIn(edit, removedLines(edit), 'before')].map(keyOf)))
    for (const edit of tests) {
      const marks = [...hitsIn(edit, addedLines(edit), 'after')].filter((hit) => !before.take(keyOf(hit)))
      const renamed = marks.length === 0 ? new Tally() : kindsByHunk(edit)
      for (const hit of marks) {
        if (!history.knew(hit.name) && (renamed.take(hunkKey(edit, hit)) || isNews(edit, hit, history))) continue
        yield atLine(edit, hit.line, { kind: kindOf[hit.mark.kind], sure: hit.mark.conditional === true ? 'likely' : 'certain' })
      }
    }
  },
}

function keyOf({ mark, name }: Hit): string {
  return `${mark.kind} ${name}`
}

/** A test that comes with its mark takes nothing away, but a focus takes away all others. */
function isNews({ status }: FileEdit, { mark, test }: Hit, { vanished, isHeir }: History): boolean {
  return mark.kind !== 'focused' && vanished.size === 0 && (test === null ? status === 'added' : !isHeir(test))
}

function* hitsIn(edit: FileEdit, lines: Iterable<number>, side: 'before' | 'after'): Generator<Hit> {
  const source = edit[side]
  const tests = edit.tests[side]
  for (const line of lines) {
    const seen = new Set<Mark['kind']>()
    for (const mark of edit.language?.marks ?? []) {
      if (seen.has(mark.kind) || !mark.pattern.test(source[mark.reads ?? 'code'][line] ?? '')) continue
      seen.add(mark.kind)
      const test = markedBy(mark, line, tests)
      yield { mark, line, name: test?.name ?? nameBeside(source, line), test }
    }
  }
}

function markedBy({ sits }: Mark, line: number, tests: readonly Test[]): Test | null {
  const below = testFrom(tests, line)
  switch (sits) {
    case 'on':
      return below !== null && below.line <= line + 1 ? below : null
    case 'above':
      return below !== null && below.line <= line + 15 ? below : null
    case 'inside':
      return testAt(tests, line)
  }
}

function nameBeside({ plain }: Source, line: number): string {
  const text = plain[line] ?? ''
  return /['"`]([^'"`]{1,200})/.exec(text)?.[1] ?? text.trim()
}

/** Marks that were taken away, by the place where that was: a test that was renamed there keeps its mark. */
function kindsByHunk(edit: FileEdit): Tally {
  const kinds = new Tally()
  edit.hunks.forEach(({ oldFrom, oldTo }, index) => {
    const lines = Array.from({ length: oldTo - oldFrom }, (_, offset) => oldFrom + offset)
    for (const { mark } of hitsIn(edit, lines, 'before')) kinds.add(`${index} ${mark.kind}`)
  })
  return kinds
}

function hunkKey({ hunks }: FileEdit, { mark, line }: Hit): string {
  return `${countBelow(hunks, ({ newTo }) => newTo <= line)} ${mark.kind}`
}
